import { toDisplayText } from '../../src/core/displayText';
import { type AgentId, type ChatId } from '../../src/core/ids';
import { type Author, toAddress, toSendables } from '../../src/core/message';
import { type Entry, isOver, needsUser, toLane, withState } from '../../src/core/outbox';
import type { Delivery } from '../../src/createDelivery';
import type { Choice, Listed, Told } from './outboxUnderTest';

/** The machine that every window runs on. */
export const machine = 'soak';

/** The stand-in's organization. */
export const organization = { id: 77, domain: 'acme' };

/** Brings a message into the outbox, as a command does once the user has agreed. */
export async function addTold({ store, outbox }: Delivery, origin: string, told: Told): Promise<string> {
  const { text, markdownText } = told;
  const content = { text, ...(markdownText === undefined ? {} : { markdownText }) };
  const address = toAddress(told.chat as ChatId, told.type, toAuthor(told.agent));
  const sendables = address && (await toSendables(address, [content], () => Promise.resolve('send'), false));
  if (typeof sendables !== 'object') throw new Error('an agent who has agreed may send everything');
  const common = { origin, organization, customer: toDisplayText('Customer') };
  const agreed = sendables.map((sendable) => ({ sendable, source: { text, form: 'markdown' } }));
  const messages = await store.prepare(agreed, { ...common, seenMessage: 0, nowMs: Date.now(), holdMs: 0 });
  await outbox.add(messages);
  return messages[0]?.id ?? '';
}

/** What is in the outbox. A message moves by itself unless it, or one before it in its chat, needs the user. */
export function toListed(entries: readonly Entry[]): Listed[] {
  const stuck = new Set<string>();
  return entries.flatMap(({ message }) => {
    if (message.state.kind === 'sent') return [];
    const lane = toLane(message);
    if (needsUser(message) && !isOver(message)) stuck.add(lane);
    const movesByItself = !isOver(message) && !stuck.has(lane);
    return [{ id: message.id, text: message.content.text, state: message.state.kind, movesByItself }];
  });
}

/** What the user says to a message that waits for him. */
export async function answerFor({ outbox }: Delivery, id: string, choice: Choice): Promise<void> {
  await outbox.act(id, (entry) => {
    if (entry.provenance !== 'ours') throw new Error(`${id} is not ours`);
    const { message } = entry;
    if (!needsUser(message)) return Promise.resolve(message);
    if (choice === 'discard') return Promise.resolve(undefined);
    const agreed = { agreedMs: Date.now(), seenMessage: 0, failures: 0 };
    return Promise.resolve(withState(message, { kind: 'queued' }, agreed));
  });
}

function toAuthor(agent: number): Author {
  const [name, email] = [toDisplayText('Agent'), toDisplayText('agent@acme.example')];
  return { kind: 'agent', agent: { id: agent as AgentId, name, email } };
}
