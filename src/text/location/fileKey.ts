/**
 * One spelling for a file or folder of the machine on which git runs: authority (of a network share) and path, without
 * a slash at the end.
 */
export function toFileKey(authority: string, path: string): string {
  const withDrive = path.replace(/^\/[A-Z]:/, (drive) => drive.toLowerCase());
  return authority.toLowerCase() + (withDrive.endsWith('/') ? withDrive.slice(0, -1) : withDrive);
}

/** The key of a `file:` URI as git's extension writes it; undefined for anything else. */
export function parseFileUri(uri: string): string | undefined {
  const [, authority, path] = /^file:\/\/([^/?#]*)(\/[^?#]*)$/.exec(uri) ?? [];
  if (authority === undefined || path === undefined) return undefined;
  try {
    return toFileKey(decodeURIComponent(authority), decodeURIComponent(path));
  } catch {
    return undefined;
  }
}

/** The path of a file below a folder; undefined when it is not below it. */
export function toPathBelow(folder: string, file: string): string | undefined {
  return file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : undefined;
}

/** The path that programs of that machine know: with a drive or a share, as Windows writes it. */
export function toNativePath(key: string): string {
  if (/^\/[a-z]:/.test(key)) return key.slice(1).replaceAll('/', '\\');
  return key.startsWith('/') ? key : `\\\\${key.replaceAll('/', '\\')}`;
}
