/** One request from first connect to last byte of the answer, in milliseconds. Vendor states no figure; a person waits no longer. */
export const requestDeadlineMs = 20_000;

/** Largest answer that is read, in bytes: 100 chats of about 5 KB stay far below; a hostile answer is cut here. What a request said itself comes on top. */
export const maxAnswerBytes = 4_000_000;

/** Elements per page; the API refuses more (helpcrunch-api.md 1.3). */
export const pageSize = 100;

/** Pages read of one list at most, so that a server that never ends a list cannot hold us. */
export const maxPages = 50;

/** Elements read of one list at most, however many a server puts on a page: 5,000 agents. */
export const maxListed = maxPages * pageSize;

/** Chats offered in the chat step: what one request brings. */
export const recentChatsOffered = 50;

/** Customers of one search whose chats are looked for: more rows than that nobody reads. */
export const customersSearched = 20;

/** Chats remembered as used last; each that is not among the recent ones costs a request in the chat step. */
export const usedChatsRemembered = 5;

/** Longest string from the API that is shown, in UTF-16 units: what fits a toast beside the rest of its sentence. */
export const maxDisplayChars = 60;

/** Smallest allowed `helpcrunch.maxMessageLength`, in UTF-16 units. */
export const minMessageChars = 200;

/** `helpcrunch.maxMessageLength` when unset, in UTF-16 units. The API documents no limit (helpcrunch-api.md 10.3). */
export const defaultMessageChars = 4000;

/** Messages that one content is split into at most: more would bury the chat. */
export const maxParts = 20;

/** First lines of a message shown in the confirmation, and the longest of them in UTF-16 units. */
export const previewLines = 8;
export const previewLineChars = 120;

/** Pause after the last key stroke before a typed chat id is read from the API, in milliseconds: 120 requests a minute are all there are. */
export const typingPauseMs = 250;

/** Markdown files offered from the workspace. */
export const maxFilesOffered = 2000;

/** Largest file that is opened at all, in bytes: more could not be sent in one message anyway. */
export const maxFileBytes = 20_000_000;

/** Work that ends sooner shows no progress notification, in milliseconds: a flicker tells nobody anything. */
export const progressDelayMs = 300;

/** After this long new rows count as shown even if VS Code has said nothing, in milliseconds; Enter is then never dead. */
export const rowsSettledMs = 500;

/** Names of files in one sentence or question: a longer list would push the buttons off the screen. */
export const maxNamesShown = 12;

/** Pause after the last change of a draft before it is looked through, in milliseconds: nobody is warned of half a word. */
export const findingPauseMs = 300;

/** Findings of the guard in one question, for the same reason. */
export const maxSuspicionsShown = 8;

/** Changes of a shared folder are told together, this long after the first, in milliseconds. */
export const watchPauseMs = 150;

/** `helpcrunch.undoSeconds` when unset, and the longest that is heeded: a message that is held for longer is forgotten. */
export const defaultUndoSeconds = 5;
export const maxUndoSeconds = 120;

/** `helpcrunch.refreshSeconds` when unset, and the bounds that are heeded: the API allows 120 requests a minute for everybody. */
export const defaultRefreshSeconds = 30;
export const minRefreshSeconds = 5;
export const maxRefreshSeconds = 3_600;

/** Files of the workspace that are looked at for a path in a message: with more of one name nobody knows which is meant. */
export const maxPlacesLookedAt = 20;

/** Folders left out at the front of a path before no file of the workspace is meant: each costs a search. */
export const maxPlaceFolders = 6;

/** Uploads kept in memory while their editors may be open. */
export const uploadsKept = 20;

/** What is on its way may end within this time when the window closes, in milliseconds; VS Code waits for five seconds. */
export const stopGraceMs = 3_000;

/** Sent messages in one list; older ones are found by typing. */
export const sentMessagesShown = 200;

/** Questions that come up within this time are told together, in milliseconds. */
export const gatherMs = 500;

/** Longest address of a repository that is read and of a link that is made, in UTF-16 units: more than any browser must take. */
export const maxUrlChars = 2_000;

/** Git's facts about a file come within this time or are left out, in milliseconds; a person is waiting, and a remote may be slow. */
export const gitAnswerMs = 2_000;

/** A copy that VS Code has begun is on the clipboard after this time, in milliseconds; else there was none. */
export const clipboardSettledMs = 100;

/** A pin that was confirmed longer ago than this is asked about once before something is sent to it, in milliseconds: a working day. */
export const pinAskedAfterMs = 8 * 60 * 60_000;

/** Requests of a window's background reading in any minute: a focused window with the view open stays under 10. */
export const backgroundReadsPerMinute = 8;

/** Coming back to the window reads again when the last reading is older than this, in milliseconds. */
export const focusRestMs = 5_000;

/** Newest entries read of a watched chat: as many as anybody tells apart in a notification. */
export const watchedEntries = 20;

/** Conversations looked into with one background reading, the pinned one first: two such readings a minute fit the allowance. */
export const watchedPagesPerReading = 2;

/** How long an escalation's chat that no list brings any more counts as it was read, in milliseconds: then nobody knows. */
export const watchedChatMs = 10 * 60_000;

/** How long a chat that was written to is an escalation, and how long news of it are told, in milliseconds. */
export const escalationMs = 30 * 24 * 60 * 60_000;
export const newsMs = 14 * 24 * 60 * 60_000;

/** How long it counts up to where news were told, since the last look: a weekend passes, and a pin of last month is begun anew. */
export const toldCountsMs = 7 * 24 * 60 * 60_000;

/** A look that finds nothing new is noted once in this time, in milliseconds. */
export const toldNotedMs = 60 * 60_000;

/** Chats whose last shown entry is remembered. */
export const seenChatsRemembered = 300;

/** Longest path or name of a branch that is remembered, in UTF-16 units. */
export const maxBranchChars = 1_000;

/** Entries of one conversation that are held at most: more nobody scrolls through. */
export const maxTranscriptEntries = 20_000;

/** Pages read on the way to what is known of a conversation, before it is begun anew. */
export const maxFollowPages = 10;

/** Longest text of somebody else that is taken apart, in UTF-16 units: a hostile one of 100,000 took 284 ms, and a page has 100. */
export const maxRichTextChars = 20_000;

/** Errors and warnings in one piece of evidence: who fixes more than that reads them in the editor. */
export const maxProblems = 100;

/** Longest patch in one piece of evidence, in UTF-16 units: a note has 4,000, and a reader follows the link. */
export const maxPatchChars = 12_000;

/** Commits offered at once; older ones are found by their id. */
export const commitsOffered = 50;

/** A whole patch comes within this time or not at all, in milliseconds; it can be cancelled before. */
export const patchAnswerMs = 10_000;

/** Largest file that is read for the name and version of a package, in bytes. */
export const maxPackageBytes = 1_000_000;

/** Longest template of handoff drafts, in UTF-16 units: several times the text of a long message. */
export const maxTemplateChars = 50_000;

/** Frames read of one stack trace: what tells anything stands at its top. */
export const maxFrames = 50;

/** Entries of a conversation that an assistant reads at most, the newest: one page, so one request. */
export const maxToolEntries = 100;

/** Longest answer to an assistant, in UTF-16 units: about 10,000 tokens, and the oldest entries are left out. */
export const maxToolChars = 40_000;

/** After a refusal a tool of assistants asks nothing for this time, in milliseconds: one that tries at once would ask until somebody gives in. */
export const toolRestMs = 10_000;

/** A handoff draft whose every part was sent stays this long, in milliseconds: a week, as the answer to a handoff is often a question about it. */
export const sentHandoffKeptMs = 7 * 24 * 60 * 60_000;

/** An attempt of a window that died counts no longer than this, in milliseconds: from the confirmation to the outbox is one request. */
export const attemptMs = 30_000;

/** Drafts of which it is remembered what this window has seen last: more are never open at once. */
export const seenDraftsRemembered = 50;

/** How long after the start sent handoff drafts are looked for that can go, in milliseconds: nobody waits for that. */
export const handoffCleanupDelayMs = 60_000;

/** Frames of a stack trace that are looked for in the workspace: each is a search, and the first tell the most. */
export const maxFramesLinked = 12;

/** Questions of one tool of assistants that may end without a yes in this time, in milliseconds: who says no three times means it. */
export const maxToolQuestions = 3;
export const toolQuestionsMs = 10 * 60_000;

/** A save that VS Code does by itself ends within this time, in milliseconds, or has failed. */
export const draftSaveMs = 2_000;

/** The end of the log in exported diagnostics, in UTF-16 units: about a thousand requests. */
export const maxLogCharsExported = 100_000;

/** Largest file of our own folders that is read, in bytes: above every one that we write. What is larger somebody else has made. */
export const maxKeptBytes = 50_000_000;

/**
 * A file of sent records that has reached this size takes no more, in bytes: about a thousand messages of 4,000 letters of
 * two bytes. What lies above it up to `maxKeptBytes` is for the last record: the message was a file that holds its text twice.
 */
export const fullMonthBytes = 10_000_000;

/** Longest pause a server may ask for, in seconds: the API counts by the minute, and a longer one would stop every window for as long, over restarts. */
export const maxRetryAfterSeconds = 24 * 60 * 60;

/** Shortest key that is taken in its prompt, and longest text that a key is looked for in, in UTF-16 units. HelpCrunch documents no form; both are far off what anybody issues. */
export const minKeyChars = 8;
export const maxKeyChars = 4096;
