import { type Range, type TextDocument, type TextEditor, l10n } from 'vscode';
import { toDisplayText } from '../../core/displayText';
import { HandoffError } from '../../core/failure';
import { maxFramesLinked, maxProblems } from '../../core/limits';
import { toBlockKind } from '../../text/blockKind';
import { toEvidence } from '../../text/handoff/evidence';
import { findFrames } from '../../text/handoff/frames';
import { formatLocation } from '../../text/location/location';
import type { Place } from '../../text/location/place';
import { type ToRealPath, findPlace } from '../chats/findPlace';
import { draftScheme, previewScheme } from '../contributions';
import { toSharedPath } from '../documents';
import { toPlacedTexts } from '../selection';
import type { Sources } from '../sources';
import { problemsInside } from './diagnostics';
import type { Evidence } from './handoffEditing';

/** Makes evidence of what is selected. */
export class SelectionEvidence {
  constructor(
    private readonly sources: Sources,
    private readonly toRealPath: ToRealPath,
  ) {}

  /** The selections of an editor, else the line that the cursor is in. @throws {HandoffError} `nothingSelected` */
  async ofEditor(editor: TextEditor | undefined): Promise<Evidence> {
    const document = editor?.document;
    if (!document || [draftScheme, previewScheme].includes(document.uri.scheme)) throw nothingSelected();
    const ranges = toRanges(editor);
    const isLog = isOutput(document);
    // With the text: while git is asked the lines may become others.
    const problems = new Map(
      ranges.map((range) => [range, isLog ? [] : problemsInside(document.uri, range)]),
    );
    const texts = await toPlacedTexts(document, ranges, this.sources);
    const name = texts[0]?.place?.label ?? toOutputName(document);
    const evidence = texts.map(async ({ text, place, range }) =>
      toEvidence(
        {
          place: place ?? { label: toOutputName(document) },
          text,
          language: toLanguage(document.languageId),
          problems: (problems.get(range) ?? []).slice(0, maxProblems),
          frames: isLog ? await this.#toFrames(text) : [],
        },
        toWords(),
      ),
    );
    return { markdown: (await Promise.all(evidence)).join('\n\n'), name: toDisplayText(name) };
  }

  /** Text of a terminal; frames of stack traces in it lead into the workspace. */
  async ofTerminal(text: string, terminal: string): Promise<Evidence> {
    const label = l10n.t('Terminal: {0}', toDisplayText(terminal));
    const evidence = {
      source: label,
      text,
      language: '',
      problems: [],
      frames: await this.#toFrames(text),
    };
    return { markdown: toEvidence(evidence, toWords()), name: label };
  }

  async #toFrames(text: string): Promise<readonly Place[]> {
    const places = await Promise.all(
      findFrames(text)
        .slice(0, maxFramesLinked)
        .map(async ({ path, line }) => {
          const uri = await findPlace(path, this.toRealPath).catch(() => undefined);
          const lines = { from: line, to: line };
          if (!uri) return undefined;
          return {
            label: formatLocation(toSharedPath(uri), lines),
            ...(await this.sources.locate(uri, lines)),
          };
        }),
    );
    return places.flatMap((place) => place ?? []);
  }
}

/** Whether the document is something that a program has written for people: there traces are looked for, and no diagnostics. */
function isOutput({ uri, isUntitled, languageId }: TextDocument): boolean {
  return uri.scheme === 'output' || isUntitled || ['log', 'Log', 'plaintext'].includes(languageId);
}

function toRanges({ document, selections }: TextEditor): readonly Range[] {
  const selected = selections.filter(({ isEmpty }) => !isEmpty);
  if (selected.length > 0) return selected;
  const lines = new Set(selections.map(({ active }) => active.line));
  const ranges = [...lines].map((line) => document.lineAt(line)).filter((line) => !line.isEmptyOrWhitespace);
  if (ranges.length === 0) throw nothingSelected();
  return ranges.map(({ range }) => range);
}

/** `Output: Tasks`, by what VS Code calls the document of a channel; the name of any other that lies nowhere. */
function toOutputName({ uri }: TextDocument): string {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  if (uri.scheme !== 'output') return toDisplayText(name);
  return l10n.t('Output: {0}', toDisplayText(name.replace(/^extension-output-.+?-#\d+-/, '')));
}

function toLanguage(languageId: string): string {
  const kind = toBlockKind(languageId);
  return kind.kind === 'code' ? kind.language : kind.kind === 'markdown' ? 'markdown' : '';
}

function toWords(): { frames: string } {
  return { frames: l10n.t('In this workspace:') };
}

function nothingSelected(): HandoffError {
  return new HandoffError({ code: 'nothingSelected' });
}
