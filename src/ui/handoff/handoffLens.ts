import { CodeLens, type CodeLensProvider, type Event, Range, type TextDocument, l10n } from 'vscode';
import { HandoffError } from '../../core/failure';
import { handoffMarker } from '../../core/handoff';
import type { MessageType } from '../../core/message';
import type { OutboxMessage } from '../../core/outbox';
import type { HandoffBinding, HandoffStore, SentPart } from '../../delivery/handoffs/handoffStore';
import { type HandoffText, parseHandoff } from '../../text/handoff/marker';
import type { CommandId } from '../contributions';
import { chatName, idsWords, timeWords } from '../words';
import { isWaitingFor } from './earlierForms';
import { toParts } from './handoffParts';
import { toHandoffId } from './handoffUri';

/** The lines above the two parts of a handoff draft: who reads it, what sends it, and what was sent of it. */
export class HandoffLens implements CodeLensProvider {
  constructor(
    private readonly store: Pick<HandoffStore, 'binding' | 'sent' | 'digest'>,
    private readonly toPending: () => Promise<readonly OutboxMessage[]>,
    readonly onDidChangeCodeLenses: Event<void>,
  ) {}

  async provideCodeLenses(document: TextDocument): Promise<CodeLens[]> {
    const id = toHandoffId(document.uri);
    if (id === undefined) return [];
    const binding = await this.store.binding(id).catch(toLoss);
    const text = document.getText();
    const top = new Range(0, 0, 0, 0);
    if (typeof binding === 'string') return [toRemark(top, binding)];
    const parsed = parseHandoff(text);
    const head = toRemark(top, l10n.t('Handoff for {0}', chatName(binding.chat, binding.customer)));
    if (parsed.kind !== 'parted') return [head, toRemark(top, toProblem(parsed))];
    const parts = toParts(parsed);
    const start = document.positionAt(parsed.start);
    const below = new Range(start, start);
    const toState = (type: MessageType): Promise<string[]> => this.#toState(id, binding, type, parts[type]);
    return [
      head,
      toButton(top, document, l10n.t('Send Handoff as Note'), 'helpcrunch.sendHandoff'),
      ...(await toState('private')).map((words) => toRemark(top, words)),
      toButton(below, document, l10n.t('Send Customer Part...'), 'helpcrunch.sendCustomerPart'),
      ...(await toState('message')).map((words) => toRemark(below, words)),
      toRemark(below, l10n.t('Below this line: for {0}', binding.customer)),
    ];
  }

  async #toState(
    id: string,
    { createdMs }: HandoffBinding,
    type: MessageType,
    text: string,
  ): Promise<string[]> {
    const pending = await this.toPending().catch(() => []);
    if (pending.some((message) => isWaitingFor({ id, type }, message)))
      return [`$(clock) ${l10n.t('Waits in the outbox')}`];
    const digest = await this.store.digest(text);
    const sent = (await this.store.sent(id, pending)).filter((part) => part.type === type);
    const isAbout = (part: SentPart): boolean => part.atMs >= createdMs || part.digest === digest;
    const last = sent.filter(isAbout).at(-1);
    return last ? [`$(check) ${toSentWords(last, digest)}`] : [];
  }
}

function toSentWords({ atMs, messageIds, isWhole, digest }: SentPart, now: string): string {
  const values = [timeWords(atMs), idsWords(messageIds)] as const;
  if (!isWhole) return l10n.t('Sent in part {0} ({1})', ...values);
  return digest === now
    ? l10n.t('Sent {0} ({1})', ...values)
    : l10n.t('Sent {0} ({1}), changed since', ...values);
}

/** Why a text belongs to no chat, and what to do, in few words. */
function toLoss(error: unknown): string {
  return error instanceof HandoffError && error.failure.code === 'handoffForeign'
    ? `$(warning) ${l10n.t('Of unknown origin: run Open Handoff Draft... for its chat')}`
    : l10n.t('This draft is no longer kept: copy what you still need');
}

/** Short, because a line above a text is cut off where the editor ends; the whole sentence comes when something is sent. */
function toProblem({ kind }: HandoffText): string {
  const words =
    kind === 'markerTwice'
      ? l10n.t('{0} must stand here only once', handoffMarker)
      : l10n.t('{0} is missing', handoffMarker);
  return `$(warning) ${words}`;
}

function toRemark(range: Range, title: string): CodeLens {
  return new CodeLens(range, { title, command: '' });
}

function toButton({ start }: Range, { uri }: TextDocument, title: string, command: CommandId): CodeLens {
  return new CodeLens(new Range(start, start), { title, command, arguments: [uri] });
}
