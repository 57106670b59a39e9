import { toDisplayText } from '../core/displayText';
import { HandoffError } from '../core/failure';
import type { Entry, OutboxMessage, Provenance, SealedMessage } from '../core/outbox';
import type { Owners, SharedFiles } from '../core/ports';
import { parseFile, toFile } from './outboxFile';
import { parseMessageName, toAcceptedMs, toMessageId, toMessageName } from './outboxNames';
import type { Seal } from './seal';
import { type Agreed, type Agreement, toOutboxMessages } from './toOutboxMessages';

/** Everything that lies in the folder. */
export interface Listing {
  /** In the order of acceptance. */
  readonly entries: readonly Entry[];
  /** Files that could not be read were renamed to this. */
  readonly setAside: readonly string[];
  /** Which files could not be read, and why; what is known of them is among the entries. */
  readonly faults: readonly HandoffError[];
  /** Ids of messages whose files are there, and of which nothing is known. */
  readonly unread: readonly string[];
}

const maxReadings = 20;

/** Ids further in the future than this say nothing about the order. */
const maxClockErrorMs = 24 * 60 * 60_000;

/**
 * The outbox's files, one for each message. Who owns a message stands in its file's name: to claim it is to rename the
 * file, which only one of several windows can do, and what a dead window owned is claimed in the same way.
 */
export class OutboxStore {
  /** Read files by name; a file that is replaced has another version. */
  readonly #known = new Map<string, { version: string; entry: Entry }>();

  constructor(
    private readonly files: SharedFiles,
    private readonly owners: Owners,
    private readonly seal: Pick<Seal, 'sign' | 'verify'>,
    private readonly machine: string,
  ) {}

  /** Reads the folder. What is damaged is set aside, what is of a newer version left alone. */
  async list(): Promise<Listing> {
    const setAside: string[] = [];
    for (let again = 0; ; again++) {
      const reading = await this.#readAll(setAside);
      // What was renamed between its naming and its reading would be missing, and what it holds back would go.
      if (reading !== 'moved') return reading;
      if (again >= maxReadings) throw new Error('the outbox is renamed faster than it can be read');
    }
  }

  async #readAll(setAside: string[]): Promise<Listing | 'moved'> {
    const names = await this.#names();
    const faults: HandoffError[] = [];
    const unread: string[] = [];
    const read = (name: string): Promise<Entry | 'moved' | undefined> =>
      this.#read(name, setAside).catch((fault: unknown) => {
        faults.push(
          new HandoffError({ code: 'outboxUnreadable', file: toDisplayText(name) }, { cause: fault }),
        );
        unread.push(parseMessageName(name)?.id ?? '');
        return this.#known.get(name)?.entry;
      });
    const entries = await Promise.all(names.map(read));
    if (entries.includes('moved')) return 'moved';
    for (const name of this.#known.keys()) if (!names.includes(name)) this.#known.delete(name);
    // A message that was claimed while the folder was read may have been met under both names.
    const found = entries.filter((entry) => typeof entry === 'object');
    // The one that somebody owns counts: what lies beside it may be an old copy that was put back.
    const ownedLast = found.sort((a, b) => Number(a.owner !== undefined) - Number(b.owner !== undefined));
    const byId = new Map(ownedLast.map((entry) => [entry.message.id, entry]));
    const inOrder = [...byId.values()].sort((a, b) => (a.message.id < b.message.id ? -1 : 1));
    return { entries: inOrder, setAside, faults, unread: unread.filter((id) => !byId.has(id)) };
  }

  /** Makes messages of what the user has agreed to; nothing is stored yet. */
  async prepare(agreed: readonly Agreed[], agreement: Agreement): Promise<SealedMessage[]> {
    const ids = await this.#toIds(agreed.length, agreement.nowMs);
    return toOutboxMessages(ids, agreed, agreement, this.machine);
  }

  /** New ids in their order, which sort after those of all messages that are there, whatever the clock says. */
  async #toIds(count: number, nowMs: number): Promise<string[]> {
    const times = (await this.#names()).flatMap((name) => {
      const named = parseMessageName(name);
      return named ? [toAcceptedMs(named.id)] : [];
    });
    // A strange file from far in the future must not lead the ids out of their form.
    const last = Math.max(0, ...times.filter((ms) => ms < nowMs + maxClockErrorMs));
    const first = Math.max(nowMs, last + 1);
    return Array.from({ length: count }, (_, index) =>
      toMessageId(first + index, crypto.randomUUID().slice(0, 8)),
    );
  }

  /** Stores a message, new or changed, as this window's own. */
  async write(message: SealedMessage): Promise<void> {
    const file = await toFile(message, (body) => this.seal.sign(body));
    await this.files.write(await this.#ownName(message.id), file);
  }

  /** Whether no other window has the message. */
  async isFreeOrOwn({ owner }: Entry): Promise<boolean> {
    return owner === undefined || owner === (await this.owners.self());
  }

  /** Makes this window the message's owner, and gives the message as it then is; undefined when another has it or it is gone. */
  async claim({ message: { id }, owner }: Entry): Promise<Entry | undefined> {
    const name = await this.#ownName(id);
    if (owner !== (await this.owners.self())) {
      if (owner !== undefined && (await this.owners.lives(owner))) return undefined;
      if (!(await this.files.rename(toMessageName({ id, owner }), name))) return undefined;
    }
    const read = await this.#read(name, []);
    return read === 'moved' ? undefined : read;
  }

  /** Lets other windows have the message. */
  async release(id: string): Promise<void> {
    await this.files.rename(await this.#ownName(id), toMessageName({ id, owner: undefined }));
  }

  /** Removes a message that this window owns. */
  async remove(id: string): Promise<void> {
    await this.files.remove(await this.#ownName(id));
  }

  /** A file that is renamed while the folder is read may be missed, so it is read until two readings agree. */
  async #names(): Promise<readonly string[]> {
    let names = await this.files.list();
    for (let again = 0; again < maxReadings; again++) {
      const before = new Set(names);
      names = await this.files.list();
      if (names.length === before.size && names.every((name) => before.has(name))) break;
    }
    return names;
  }

  async #read(name: string, setAside: string[]): Promise<Entry | 'moved' | undefined> {
    const named = parseMessageName(name);
    if (!named) return undefined;
    const version = await this.files.version(name);
    const known = this.#known.get(name);
    if (known && known.version === version) return known.entry;
    const text = await this.files.read(name);
    if (text === undefined || version === undefined) return 'moved';
    const read = parseFile(text);
    if (read.kind === 'newer') return undefined;
    // A file under another message's name would be taken for it.
    if (read.kind === 'damaged' || read.message.id !== named.id) {
      if (await this.files.rename(name, `${name}.damaged`)) setAside.push(`${name}.damaged`);
      return undefined;
    }
    const { message, body, mac } = read;
    const provenance = await this.#judge(message, body, mac);
    const entry = { message, provenance, owner: named.owner } as Entry;
    // The key may still come, where the keyring is opened late.
    if (provenance !== 'unsigned') this.#known.set(name, { version, entry });
    return entry;
  }

  async #judge({ machine }: OutboxMessage, body: string, mac: string): Promise<Provenance> {
    if (!(await this.seal.verify(body, mac))) return 'unsigned';
    return machine === this.machine ? 'ours' : 'otherMachine';
  }

  async #ownName(id: string): Promise<string> {
    return toMessageName({ id, owner: await this.owners.self() });
  }
}
