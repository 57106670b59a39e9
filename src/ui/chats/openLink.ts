import { type Uri, env, l10n, window } from 'vscode';
import type { LinkTarget } from '../../core/richText';
import type { OpenPlace } from './openPlace';
import type { UploadFiles } from './uploadFiles';

/** Opens what somebody else's message links to: nothing leaves the editor before the user has seen to which host. */
export class OpenLink {
  constructor(
    private readonly places: OpenPlace,
    private readonly uploads: UploadFiles,
  ) {}

  /** Opens a link of a message that was written at that time. */
  async open(target: LinkTarget, writtenMs: number | undefined): Promise<void> {
    switch (target.kind) {
      case 'place':
        return this.places.openMention(target.path, target.lines, writtenMs);
      case 'web':
        if (await this.places.openLink(target.url)) return;
        return this.#ask(target.url, []);
      case 'upload':
        return this.#ask(target.url, [l10n.t('Open Upload in Editor')]);
    }
  }

  async #ask(url: string, more: readonly string[]): Promise<void> {
    const { host } = new URL(url);
    const openLink = l10n.t('Open Link');
    const pressed = await window.showInformationMessage(
      // Plain ASCII as it is in the address, and whole: its end is what counts.
      l10n.t('Open a link on {0}?', host),
      { modal: true, detail: url },
      ...more,
      openLink,
    );
    // As a string it stays as it is; VS Code would decode some of a Uri's percent codes. Its types do not know that.
    if (pressed === openLink) await env.openExternal(url as unknown as Uri);
    else if (pressed !== undefined) await this.uploads.open(url);
  }
}
