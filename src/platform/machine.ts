import { readFileSync } from 'node:fs';
import { platform } from 'node:process';

/**
 * A name for this machine that its users' files do not carry to another: a home directory may be on a share, and VS
 * Code's own machine id lies in it. Only Linux has such shares often, and a file for it; elsewhere VS Code's id serves.
 */
export function readMachine(editorsMachineId: string): string {
  if (platform !== 'linux') return editorsMachineId;
  try {
    const id = readFileSync('/etc/machine-id', 'utf8').trim();
    return /^[0-9a-f]{32}$/.test(id) ? id : editorsMachineId;
  } catch {
    return editorsMachineId;
  }
}
