import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { setup } from 'mocha';
import { Range, type TextDocument, WorkspaceEdit, workspace } from 'vscode';
import { handoffMarker } from '../../src/core/handoff';
import { sampleChats } from '../standin/sampleChats';
import { openDraft } from './drafts';
import type { TestBed } from './testBed';

/** Handoff drafts that no earlier test has seen: a draft's address says whose chat it is about. */
export class OwnHandoffs {
  constructor(private readonly bed: TestBed) {}

  /** Key and agent, of an organization of its own. */
  async begin(): Promise<void> {
    await this.bed.standin.change({ organization: { id: randomInt(1_000, 2 ** 40), domain: 'acme' } });
    await this.bed.makeReady();
  }

  /** Opens the draft of a chat, and puts a text in the place of what it begins with. */
  async open(text?: string, chat: number = sampleChats.opened): Promise<TextDocument> {
    await this.bed.run('helpcrunch.openHandoff', chat);
    const draft = openDraft();
    if (text !== undefined) await write(draft, text);
    return draft;
  }

  /** Adds what is selected, and gives the text that the draft has more then; all the rest of it must be as it was. */
  async add(draft: TextDocument, chat: number = sampleChats.opened): Promise<string> {
    const before = draft.getText();
    const result: unknown = await this.bed.run('helpcrunch.addToHandoff', chat);
    assert.equal(result, undefined, JSON.stringify(result));
    return toAdded(before, draft.getText());
  }
}

/** Drafts for each test of the suite that calls this, after `useTestBed`. */
export function useOwnHandoffs(bed: TestBed): OwnHandoffs {
  const handoffs = new OwnHandoffs(bed);
  setup(() => handoffs.begin());
  return handoffs;
}

/** A draft of a note and a part for the customer. */
export function toDraftText(note: string, customer: string): string {
  return `${note}\n\n${handoffMarker}\n\n${customer}\n`;
}

/** Replaces the whole text of a draft, and saves it. */
export async function write(draft: TextDocument, text: string): Promise<void> {
  await type(draft, text);
  assert.ok(await draft.save());
}

/** Replaces the whole text of a draft in its editor only. */
export async function type(draft: TextDocument, text: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.replace(draft.uri, new Range(0, 0, draft.lineCount, 0), text);
  assert.ok(await workspace.applyEdit(edit));
}

/** What stands more before the marker; those in the code of evidence stand before it. */
export function toAdded(before: string, after: string): string {
  const at = before.lastIndexOf(handoffMarker);
  const added = after.slice(at, after.length - (before.length - at));
  assert.equal(before.slice(0, at) + added + before.slice(at), after);
  return added;
}
