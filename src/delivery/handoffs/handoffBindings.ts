import { HandoffError } from '../../core/failure';
import type { GuardedFiles } from '../../core/ports';
import type { Seal } from '../seal';
import { openSealedFile, toSealedFile } from '../sealedFile';
import { type HandoffBinding, bindingFile, parseBinding, toSignable } from './handoffBinding';

interface Found {
  readonly binding: HandoffBinding;
  readonly isOurs: boolean;
}

/** The signed bindings of handoff drafts on the disk. */
export class HandoffBindings {
  constructor(
    private readonly files: Pick<GuardedFiles, 'read' | 'write' | 'create'>,
    private readonly seal: Pick<Seal, 'sign' | 'verify'>,
  ) {}

  /** Undefined where there is none; `foreign` where it is not, or no longer, what this extension has written on this machine. */
  async read(id: string): Promise<HandoffBinding | 'newer' | 'foreign' | undefined> {
    const found = await this.#find(id);
    if (typeof found === 'object') return found.isOurs ? found.binding : 'foreign';
    return found === 'damaged' ? 'foreign' : found;
  }

  /** Replaces whatever there is. */
  async write(id: string, binding: HandoffBinding): Promise<void> {
    await this.files.write(bindingFile(id), await this.#toFile(binding));
  }

  /** Makes a binding where there is no good one. @throws {HandoffError} `draftUnreadable` where a newer version has made it */
  async bind(id: string, binding: HandoffBinding): Promise<void> {
    if (await this.files.create(bindingFile(id), await this.#toFile(binding))) return;
    const there = await this.#find(id);
    if (there === 'newer') throw new HandoffError({ code: 'draftUnreadable' });
    const known = typeof there === 'object' ? there : undefined;
    if (known?.isOurs === true) return;
    // The id says which chat it is, and HelpCrunch whose: a binding that is damaged or changed is no loss. But without a
    // keyring it may be of this very text: what was sent of it is not forgotten, and who says that it is older only warns more.
    const createdMs = Math.min(known?.binding.createdMs ?? Infinity, binding.createdMs);
    await this.write(id, { ...binding, createdMs });
  }

  async #find(id: string): Promise<Found | 'newer' | 'damaged' | undefined> {
    const text = await this.files.read(bindingFile(id));
    if (text === undefined) return undefined;
    const file = await openSealedFile(text, this.seal);
    if (file === 'newer') return file;
    const binding = file && (await parseBinding(file.value, id));
    return binding ? { binding, isOurs: file.isOurs } : 'damaged';
  }

  #toFile(binding: HandoffBinding): Promise<string> {
    return toSealedFile(toSignable(binding), (body) => this.seal.sign(body));
  }
}
