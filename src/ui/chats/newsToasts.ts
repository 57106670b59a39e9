import { type TreeView, commands, l10n, window } from 'vscode';
import type { ChatId } from '../../core/ids';
import type { MemoryOwner } from '../../core/memoryOwner';
import type { News } from '../../delivery/chats/news';
import { type CommandId, chatsViewId } from '../contributions';
import type { ErrorLog } from '../errorLog';
import { numberWords } from '../numberWords';
import { plural } from '../plural';
import { chatName, listNames } from '../words';
import { OwnChat } from './ownChat';

/** What news are told with. */
export interface NewsParts {
  /** Finds what is new, and notes it as told. */
  readonly look: () => Promise<readonly News[]>;
  /** Whose chats were read. */
  readonly toOwner: () => MemoryOwner | undefined;
  readonly view: Pick<TreeView<unknown>, 'badge'>;
  readonly log: ErrorLog;
  readonly onChange: () => void;
}

/** Tells once what others wrote in the chats one has to do with: by one quiet notification, and by the view's badge. */
export class NewsToasts {
  /** Chats with news that were not looked at. */
  readonly #unread = new Set<ChatId>();
  #last: Promise<void> = Promise.resolve();

  constructor(private readonly parts: NewsParts) {}

  has(chat: ChatId): boolean {
    return this.#unread.has(chat);
  }

  /** To be called after every reading; one look after the other, so that nothing is told twice. */
  look(): void {
    this.#last = this.#last.then(() => this.#look()).catch((error: unknown) => this.parts.log.add(error));
  }

  /** The conversation was shown. */
  clear(chat: ChatId): void {
    if (this.#unread.delete(chat)) this.#show();
  }

  /** The key may be another organization's. */
  reset(): void {
    this.#unread.clear();
    this.#show();
  }

  async #look(): Promise<void> {
    const owner = this.parts.toOwner();
    const news = owner ? await this.parts.look() : [];
    if (news.length === 0) return;
    for (const { chat } of news) this.#unread.add(chat);
    this.#show();
    if (owner) this.#tell(news, owner);
  }

  #show(): void {
    const value = this.#unread.size;
    const tooltip = plural(
      value,
      { one: 'News in one chat', other: 'News in {0} chats' },
      numberWords(value),
    );
    this.parts.view.badge = value === 0 ? undefined : { value, tooltip };
    this.parts.onChange();
  }

  #tell(news: readonly News[], owner: MemoryOwner): void {
    const [only] = news;
    const command: CommandId = 'helpcrunch.showConversation';
    const [sentence, button, run] =
      news.length === 1 && only
        ? [
            newsSentence(only),
            l10n.t('Show Conversation'),
            () => commands.executeCommand(command, new OwnChat(owner, only.chat)),
          ]
        : [
            plural(
              news.length,
              { other: 'News in {0} chats: {1}.' },
              numberWords(news.length),
              listNames(news.map(({ customer }) => customer)),
            ),
            l10n.t('Show Chats'),
            () => commands.executeCommand(`${chatsViewId}.focus`),
          ];
    window.showInformationMessage(sentence, button).then(
      (pressed) => (pressed === button ? run() : undefined),
      (error: unknown) => this.parts.log.add(error),
    );
  }
}

/** Who wrote where; never what, since a note in a toast could be read over a shoulder. */
function newsSentence({ chat, customer, kind, author, count }: News): string {
  const where = chatName(chat, customer);
  if (count > 1) return plural(count, { other: '{0} new messages in {1}.' }, numberWords(count), where);
  const who = author === '' ? l10n.t('An agent') : author;
  switch (kind) {
    case 'customer':
      return l10n.t('{0} wrote in chat #{1}.', customer, chat);
    case 'note':
      return l10n.t('{0} added a note to {1}.', who, where);
    case 'agent':
      return l10n.t('{0} answered the customer in {1}.', who, where);
  }
}
