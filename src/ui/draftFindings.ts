import {
  CodeAction,
  CodeActionKind,
  type CodeActionContext,
  type CodeActionProvider,
  Diagnostic,
  DiagnosticSeverity,
  Disposable,
  Range,
  TabInputText,
  type TextDocument,
  type Uri,
  WorkspaceEdit,
  l10n,
  languages,
  window,
  workspace,
} from 'vscode';
import { findingPauseMs } from '../core/limits';
import type { Clock } from '../core/ports';
import { type Finding, type FindingKind, isSecret, removed } from '../text/guard/findings';
import { draftScheme, settingsSection } from './contributions';
import { toDraftId } from './draftFileSystem';
import type { DraftSection, ReadSections } from './draftSections';
import { findingWords } from './findingWords';
import type { Guard } from './guard';

/** What the findings in drafts are made of. */
export interface FindingParts {
  readonly guard: Pick<Guard, 'find'>;
  readonly readSections: ReadSections;
  readonly clock: Pick<Clock, 'after'>;
  readonly onFault: (error: unknown) => void;
}

const source = 'HelpCrunch';

/** Marks what should not leave at its place in a draft, and offers to mask it. */
export class DraftFindings implements CodeActionProvider {
  readonly #marks = languages.createDiagnosticCollection(source);
  /** What prevents the look at a draft that has changed again, by its id. */
  readonly #pending = new Map<string, () => void>();
  /** The text that the marks of a draft belong to, by its address. */
  readonly #marked = new Map<string, number>();
  readonly #watched: Disposable;

  constructor(private readonly parts: FindingParts) {
    this.#watched = Disposable.from(
      this.#marks,
      workspace.onDidOpenTextDocument((document) => this.#look(document)),
      workspace.onDidChangeTextDocument(({ document }) => this.#look(document)),
      workspace.onDidCloseTextDocument(({ uri }) => this.#forget(uri)),
      // VS Code keeps a document for minutes after its tab was closed.
      window.tabGroups.onDidChangeTabs(({ closed, opened }) => {
        for (const { input } of closed) if (input instanceof TabInputText) this.#forget(input.uri);
        for (const { input } of opened) {
          const document = input instanceof TabInputText && findDocument(input.uri);
          if (document) this.#look(document);
        }
      }),
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(settingsSection))
          workspace.textDocuments.forEach((each) => this.#look(each));
      }),
      languages.registerCodeActionsProvider({ scheme: draftScheme }, this, {
        providedCodeActionKinds: [CodeActionKind.QuickFix],
      }),
    );
    workspace.textDocuments.forEach((each) => this.#look(each));
  }

  provideCodeActions(
    { uri, version }: TextDocument,
    _range: Range,
    { diagnostics }: CodeActionContext,
  ): CodeAction[] {
    // Right after a change the marks may stand beside what they mean.
    if (this.#marked.get(uri.toString()) !== version) return [];
    return diagnostics
      .filter((diagnostic) => diagnostic.source === source)
      .map((diagnostic) => {
        const action = new CodeAction(l10n.t('Replace with {0}', removed), CodeActionKind.QuickFix);
        action.diagnostics = [diagnostic];
        action.isPreferred = true;
        action.edit = new WorkspaceEdit();
        action.edit.replace(uri, diagnostic.range, removed);
        return action;
      });
  }

  dispose(): void {
    for (const prevent of this.#pending.values()) prevent();
    this.#watched.dispose();
  }

  #look(document: TextDocument): void {
    const id = document.uri.scheme === draftScheme ? toDraftId(document.uri) : undefined;
    if (id === undefined) return;
    this.#pending.get(id)?.();
    const look = (): void => {
      this.#mark(document, id).catch((error: unknown) => this.parts.onFault(error));
    };
    this.#pending.set(id, this.parts.clock.after(findingPauseMs, look));
  }

  #forget(uri: Uri): void {
    const id = uri.scheme === draftScheme ? toDraftId(uri) : undefined;
    if (id === undefined) return;
    this.#pending.get(id)?.();
    this.#marks.delete(uri);
    this.#marked.delete(uri.toString());
  }

  async #find(section: DraftSection): Promise<Finding[]> {
    const found = await this.parts.guard.find(section.text, section);
    return found.map(moveBy(section.start));
  }

  async #mark(document: TextDocument, id: string): Promise<void> {
    const text = document.getText();
    const sections = await this.parts.readSections(id, text).catch(() => []);
    const findings = (await Promise.all(sections.map((section) => this.#find(section)))).flat();
    if (document.isClosed || document.getText() !== text) return;
    this.#marked.set(document.uri.toString(), document.version);
    this.#marks.set(
      document.uri,
      findings.map((finding) => {
        const range = new Range(document.positionAt(finding.start), document.positionAt(finding.end));
        const severity = isSecret(finding) ? DiagnosticSeverity.Warning : DiagnosticSeverity.Information;
        return toDiagnostic(finding.kind, range, severity);
      }),
    );
  }
}

/** A finding at its place in the whole draft. */
function moveBy(start: number): (finding: Finding) => Finding {
  return (finding) => ({ ...finding, start: finding.start + start, end: finding.end + start });
}

function findDocument(uri: Uri): TextDocument | undefined {
  return workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
}

function toDiagnostic(kind: FindingKind, range: Range, severity: DiagnosticSeverity): Diagnostic {
  const diagnostic = new Diagnostic(
    range,
    l10n.t('This seems to contain {0}.', findingWords(kind)),
    severity,
  );
  diagnostic.source = source;
  return diagnostic;
}
