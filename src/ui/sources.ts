import type { Uri } from 'vscode';
import type { LineRange } from '../text/location/location';
import type { Place } from '../text/location/place';
import type { LinkResolver } from '../text/markdown/cleanLinks';
import type { GitFacts } from './gitFacts';
import type { Settings } from './settings';
import { caveatWords } from './words';

/** Where others find what is sent, as far as the user lets them know. */
export class Sources {
  constructor(
    private readonly git: Pick<GitFacts, 'locate' | 'linker'>,
    private readonly settings: Pick<Settings, 'showsLocation'>,
  ) {}

  /** The link to these lines of a file, or why there is none. */
  async locate(file: Uri, lines: LineRange): Promise<Omit<Place, 'label'>> {
    if (!this.#isShown) return {};
    const { url, caveat, commit } = await this.git.locate(file, lines);
    if (url !== undefined) return { url };
    const remark = caveat && caveatWords(caveat, commit);
    return remark === undefined ? {} : { remark };
  }

  /** What gives the relative links of a Markdown file an address; undefined where the user lets nobody know. */
  async linker(file: Uri): Promise<LinkResolver | undefined> {
    return this.#isShown ? this.git.linker(file) : undefined;
  }

  /** Readers are chosen later; what they may not see is taken out then. */
  get #isShown(): boolean {
    return this.settings.showsLocation('private') || this.settings.showsLocation('message');
  }
}
