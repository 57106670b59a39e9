import { randomUUID } from 'node:crypto';
import type { EventEmitter, FileChangeEvent } from 'vscode';
import type { Clock } from './core/ports';
import { type DraftBinding, DraftStore, textFile } from './delivery/draftStore';
import { HandoffStore } from './delivery/handoffs/handoffStore';
import type { Seal } from './delivery/seal';
import type { SentLog } from './delivery/sentLog';
import type { PrivateFolder } from './platform/privateFolder';
import { DraftDocuments } from './ui/draftDocuments';
import { DraftLens } from './ui/draftLens';
import { DraftPreviews } from './ui/draftPreviews';
import { type ReadSections, toOnlySection } from './ui/draftSections';
import type { ErrorLog } from './ui/errorLog';
import { toHandoffParts } from './ui/handoff/handoffParts';
import { toHandoffSections } from './ui/handoff/handoffSections';
import type { Settings } from './ui/settings';

/** What the rest of the app gives. */
export interface DraftsGround {
  readonly folder: PrivateFolder;
  readonly settings: Settings;
  readonly sentLog: SentLog;
  readonly seal: Seal;
  readonly clock: Clock;
  readonly log: ErrorLog;
  /** Fires when the preview of a draft is to be read anew. */
  readonly changed: EventEmitter<FileChangeEvent[]>;
  /** Fires when the lines above drafts are to be drawn anew. */
  readonly lensesChanged: EventEmitter<undefined>;
}

/** Drafts on the disk and in the editor, put together. */
export interface Drafts {
  readonly store: DraftStore;
  readonly handoffs: HandoffStore;
  readonly documents: DraftDocuments;
  readonly previews: DraftPreviews;
  readonly lens: DraftLens;
  readonly readSections: ReadSections;
}

/** Puts together what keeps texts that were not sent. */
export function createDrafts(ground: DraftsGround): Drafts {
  const { folder, settings, sentLog, seal, clock, log, changed, lensesChanged } = ground;
  const store = new DraftStore(folder, seal, randomUUID);
  const handoffs = new HandoffStore(folder, seal, sentLog, clock, toHandoffParts);
  const readBinding = (id: string): Promise<DraftBinding> => store.binding(id);
  const readSections: ReadSections = async (id, text) => {
    const handoff = await handoffs.binding(id).catch(() => undefined);
    return handoff
      ? toHandoffSections(handoff, text, settings)
      : [toOnlySection(await readBinding(id), text)];
  };
  const readText = (id: string): Promise<string | undefined> => folder.read(textFile(id));
  const previews = new DraftPreviews({ settings, readSections, readText, changed });
  const documents = new DraftDocuments(store, previews, log, () => lensesChanged.fire(undefined));
  return { store, handoffs, documents, previews, lens: new DraftLens(readBinding), readSections };
}
