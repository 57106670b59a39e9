/** `<id>.json`, or `<id>.<owner>.json` while a window has it; nothing else of the outbox's folder is a message. */
const pattern = /^(m\d{15}-[0-9a-f]{8})(?:\.([0-9a-f-]+))?\.json$/;

/** What a file's name says of its message. */
export interface NamedMessage {
  readonly id: string;
  readonly owner: string | undefined;
}

/** Undefined where the file is no message. */
export function parseMessageName(name: string): NamedMessage | undefined {
  const [, id, owner] = pattern.exec(name) ?? [];
  return id === undefined ? undefined : { id, owner };
}

/** The name of a message's file. */
export function toMessageName({ id, owner }: NamedMessage): string {
  return owner === undefined ? `${id}.json` : `${id}.${owner}.json`;
}

/** When a message was accepted, in milliseconds since 1970, as far as its id is true. */
export function toAcceptedMs(id: string): number {
  return Number.parseInt(id.slice(1, 16), 10);
}

/** An id that sorts by its time. */
export function toMessageId(ms: number, random: string): string {
  return `m${String(ms).padStart(15, '0')}-${random}`;
}
