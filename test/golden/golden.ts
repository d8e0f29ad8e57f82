import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What another program gave, as recorded in a file of this folder. */
export function golden<Content>(name: string): Content {
  return JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8')) as Content;
}
