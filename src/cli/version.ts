import { readFileSync } from 'node:fs';

/** What the command needs of its own package.json. */
interface Package {
  readonly version: string;
  readonly bugs?: { readonly url?: string };
}

/** The version of this package. */
export function version(): string {
  return ownPackage().version;
}

/** Where bugs are reported; undefined while the package names no place. */
export function issuesUrl(): string | undefined {
  return ownPackage().bugs?.url;
}

function ownPackage(): Package {
  const url = new URL('../../package.json', import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as Package;
}
