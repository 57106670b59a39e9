import { homedir, userInfo } from 'node:os';

/** What the machine calls its user; there are machines that do not know. */
export function readUser(): { userName: string | undefined; homeFolder: string } {
  try {
    return { userName: userInfo().username, homeFolder: homedir() };
  } catch {
    return { userName: undefined, homeFolder: homedir() };
  }
}
