import { readFileSync } from 'node:fs';

/** The members of package.json that the command reads. */
interface Package {
  readonly version: string;
  readonly bugs?: { readonly url?: string };
}

/** The version of this package. */
export function version(): string {
  return ownPackage().version;
}

/** The address for bug reports; undefined if package.json has none. */
export function issuesUrl(): string | undefined {
  return ownPackage().bugs?.url;
}

function ownPackage(): Package {
  const url = new URL('../../package.json', import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as Package;
}
