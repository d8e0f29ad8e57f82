import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');

/** The tree of src/README.md: folders, each with the names that stand in front of the descriptions. */
function mappedFolders(): Map<string, string[]> {
  const map = readFileSync(join(SRC, 'README.md'), 'utf8');
  const tree = /^## The tree\n+```\n(.*?)^```$/ms.exec(map)?.[1] ?? '';
  const folders = new Map<string, string[]>([['', []]]);
  let names: string[] = [];
  for (const line of tree.trimEnd().split('\n')) {
    const [, indent = '', first = ''] = /^( *)(\S+(?: \S+)*)/.exec(line) ?? [];
    if (indent !== '') names.push(...first.split(' '));
    else if (first.endsWith('/')) {
      names = [];
      folders.set(first, names);
    } else folders.get('')?.push(first);
  }
  return folders;
}

/** What is in a folder of src/: modules by their base names, folders with a slash. */
function foundIn(folder: string): string[] {
  return readdirSync(join(SRC, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return [`${entry.name}/`];
    if (folder === '') return entry.name.endsWith('.ts') ? [entry.name] : [];
    return /^(?!.*\.d\.ts$)(.+)\.ts$/.exec(entry.name)?.[1] ?? [];
  });
}

describe('the map of the house', () => {
  const folders = mappedFolders();

  test('names every folder of src/', () => {
    const named = [...folders].flatMap(([folder, names]) => (folder === '' ? names : [folder]));
    expect(named.sort()).toEqual(foundIn('').sort());
  });

  test.each([...folders.keys()].filter((folder) => folder !== ''))(
    'names each file of %s once, and none that is not there',
    (folder) => {
      expect(folders.get(folder)?.toSorted()).toEqual(foundIn(folder).sort());
    },
  );
});
