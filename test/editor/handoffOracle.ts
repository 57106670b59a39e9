import assert from 'node:assert/strict';
import path from 'node:path';
import type { Range, TextDocument } from 'vscode';
import type { GitRepository } from '../git/gitRepository';
import type { ReadEvidence } from './handoffEvidence';
import type { EvidenceState } from './handoffStates';

const link =
  /^https:\/\/github\.com\/acme\/app\/blob\/([0-9a-f]{40})\/([^?#]+)(?:\?plain=1)?#(L\d+(?:-L\d+)?)$/;

/** The fence has just what was selected, which lies in the lines that are named, and in all of them. */
export function assertQuoted(evidence: ReadEvidence, document: TextDocument, range: Range): void {
  const { from, to, text } = evidence;
  assert.equal(evidence.path, path.basename(document.fileName));
  const selected = document.getText(range).replaceAll('\r\n', '\n');
  assert.equal(text, selected.endsWith('\n') ? selected : `${selected}\n`);
  const quoted = text.slice(0, -1).split('\n');
  assert.equal(from, range.start.line + 1);
  const lines = toLines(document.getText(), from, to);
  assert.equal(quoted.length, lines.length);
  if (quoted.length === 1) assert.ok(lines[0]?.includes(quoted[0] ?? '\n'));
  else assert.ok(lines[0]?.endsWith(quoted[0] ?? '\n') && lines.at(-1)?.startsWith(quoted.at(-1) ?? '\n'));
  assert.deepEqual(quoted.slice(1, -1), lines.slice(1, -1));
}

/** Compares evidence with what git itself has at the commit that it names, and with what a server has. */
export class GitOracle {
  /** What git has said: it does not change during a test. */
  readonly #said = new Map<string, Promise<string | undefined>>();

  constructor(
    private readonly repository: GitRepository,
    private readonly says: EvidenceState['says'],
  ) {}

  async assertCommitted(evidence: ReadEvidence, document: TextDocument, name: string): Promise<void> {
    if (this.says === 'link') await this.#assertLinked(evidence, document, name);
    else await this.#assertRemarked(evidence, document, name);
  }

  async #assertLinked(
    { from, to, url = '', remark }: ReadEvidence,
    document: TextDocument,
    name: string,
  ): Promise<void> {
    const [, commit = '', file = '', lines] = link.exec(url) ?? assert.fail(url);
    assert.equal(remark, undefined);
    assert.equal(decodeURIComponent(file), name);
    assert.equal(lines, from === to ? `L${from}` : `L${from}-L${to}`);
    const committed = await this.#ask('show', `${commit}:${name}`);
    assert.deepEqual(toLines(committed ?? '', from, to), toLines(document.getText(), from, to));
    assert.match((await this.#ask('branch', '--remotes', '--contains', commit)) ?? '', /origin\/main/);
  }

  async #assertRemarked(
    { from, to, url, remark }: ReadEvidence,
    document: TextDocument,
    name: string,
  ): Promise<void> {
    const head = (await this.#ask('rev-parse', 'HEAD'))?.trim() ?? assert.fail();
    const committed = await this.#ask('show', `${head}:${name}`);
    assert.equal(url, undefined);
    assert.equal(remark, this.says instanceof Function ? this.says(head.slice(0, 8)) : this.says);
    if (this.says === 'not in git') assert.equal(committed, undefined);
    else if (remark.includes('since')) assert.notEqual(committed, document.getText());
    else assert.deepEqual(toLines(committed ?? '', from, to), toLines(document.getText(), from, to));
  }

  /** Undefined where git has nothing of that name. */
  #ask(...args: readonly string[]): Promise<string | undefined> {
    const key = args.join(' ');
    const asked = this.#said.get(key) ?? this.repository.git(...args).catch(() => undefined);
    this.#said.set(key, asked);
    return asked;
  }
}

/** Some lines of a text, from 1, without their ends. */
function toLines(text: string, from: number, to: number): readonly string[] {
  return text.split(/\r?\n/).slice(from - 1, to);
}
