import { arch, release, type } from 'node:os';

/** The operating system of this machine, such as `Linux 6.1.0 x64`; not what the machine is called. */
export function readOperatingSystem(): string {
  return `${type()} ${release()} ${arch()}`;
}
