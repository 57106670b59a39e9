import type { DisplayText } from './displayText';

/** A field that the API refused, in its own words (helpcrunch-api.md 1.1). */
export interface RefusedField {
  readonly field: DisplayText;
  readonly message: DisplayText;
}

/** What is wrong with a certificate. */
export type CertificateFault = 'unknownIssuer' | 'outOfDate' | 'wrongName' | 'other';

/** Everything that can go wrong, each with the figures its sentence needs. `code` is the `reason` other extensions see. */
export type Failure =
  | { readonly code: 'noKey'; readonly host: string }
  | { readonly code: 'keyMalformed' }
  | { readonly code: 'keyRejected'; readonly host: string }
  | { readonly code: 'secretsUnavailable' }
  | { readonly code: 'apiUrlInvalid' }
  | { readonly code: 'chatUrlInvalid' }
  | { readonly code: 'organizationChanged' }
  | { readonly code: 'otherOrganization'; readonly link: DisplayText; readonly organization: DisplayText }
  | { readonly code: 'chatNotFound'; readonly chat: number }
  | { readonly code: 'wrongChatAnswered'; readonly chat: number }
  | { readonly code: 'agentNotFound'; readonly agent: number }
  | { readonly code: 'noAgents' }
  | { readonly code: 'assigneeNotFound' }
  | { readonly code: 'notFound' }
  | { readonly code: 'requestRejected'; readonly fields: readonly RefusedField[] }
  | { readonly code: 'tooManyRequests'; readonly retryAfterSeconds?: number }
  | { readonly code: 'serverError'; readonly status: number }
  | { readonly code: 'unexpectedStatus'; readonly status: number }
  | { readonly code: 'unreadableAnswer' }
  | {
      readonly code: 'notReachable';
      readonly host: string;
      readonly detail?: string;
      /** Neither settings nor environment name a proxy, and no rule says that there is none. */
      readonly mayNeedProxy?: true;
    }
  | {
      readonly code: 'certificateRefused';
      readonly host: string;
      readonly fault: CertificateFault;
      /** Node's or OpenSSL's code. */
      readonly detail: string;
      /** It is that of an https proxy. */
      readonly isProxy: boolean;
    }
  | { readonly code: 'proxyInvalid' }
  | {
      readonly code: 'proxyFailed';
      /** Host and port. */
      readonly proxy: string;
      /** What it answered to CONNECT, if anything. */
      readonly status?: number;
      readonly detail?: string;
    }
  | { readonly code: 'proxyUnsupported'; readonly proxy: string; readonly needs: string }
  | { readonly code: 'timedOut'; readonly host: string }
  | { readonly code: 'unconfirmed' }
  | { readonly code: 'nothingToSend' }
  | { readonly code: 'tooLong'; readonly chars: number; readonly maxChars: number }
  | { readonly code: 'unsendableCharacters'; readonly line: number }
  | { readonly code: 'ownKeyInside' }
  | { readonly code: 'noEditor' }
  | { readonly code: 'noMarkdownFile'; readonly skipped: readonly DisplayText[] }
  | { readonly code: 'fileUnreadable'; readonly name: DisplayText }
  | { readonly code: 'noteOnly' }
  | { readonly code: 'argumentInvalid'; readonly name: string }
  | { readonly code: 'otherOrganizationsChat' }
  | { readonly code: 'untrustedWorkspace' }
  | { readonly code: 'chatLinkInvalid' }
  | { readonly code: 'uploadUnreadable' }
  | { readonly code: 'uploadTooLarge'; readonly maxBytes: number }
  | { readonly code: 'placeNotFound'; readonly path: DisplayText }
  | { readonly code: 'customerAuthorNotAllowed' }
  | { readonly code: 'draftUnreadable' }
  | { readonly code: 'draftForeign' }
  | { readonly code: 'handoffForeign' }
  | { readonly code: 'draftBound' }
  | { readonly code: 'draftNotKept' }
  | { readonly code: 'alreadySending' }
  | { readonly code: 'alreadySent'; readonly messageIds: readonly number[] }
  | { readonly code: 'handoffNotOpen' }
  | { readonly code: 'markerMissing' }
  | { readonly code: 'markerTwice'; readonly count: number }
  | { readonly code: 'handoffEmpty' }
  | { readonly code: 'customerPartEmpty' }
  | { readonly code: 'templateUnreadable'; readonly name: DisplayText }
  | { readonly code: 'draftNotSaved' }
  | { readonly code: 'draftChanged' }
  | { readonly code: 'draftNotChanged' }
  | { readonly code: 'nothingSelected' }
  | { readonly code: 'noDiagnostics' }
  | { readonly code: 'noRepository' }
  | { readonly code: 'nothingToUndo' }
  | { readonly code: 'notInOutbox' }
  /** A file with a message's name cannot be read, so nobody knows what waits. */
  | { readonly code: 'outboxUnreadable'; readonly file: DisplayText }
  /** Files of this extension cannot be read or written. */
  | { readonly code: 'storageFails' }
  | { readonly code: 'unexpected' };

export type ErrorCode = Failure['code'];

/** The one error class of this extension: a failure with its data; sentences for people are made in `src/ui`. */
export class HandoffError extends Error {
  override readonly name = 'HandoffError';

  constructor(
    readonly failure: Failure,
    options?: ErrorOptions,
  ) {
    super(failure.code, options);
  }
}

/** Thrown through the layers when the user has cancelled; it is no failure and is shown to nobody. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}
