import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');

/** The tree of src/README.md: folders by their paths, each with the names in front of the descriptions. */
function mappedFolders(): Map<string, string[]> {
  const map = readFileSync(join(SRC, 'README.md'), 'utf8');
  const tree = /^## The tree\n+```\n(.*?)^```$/ms.exec(map)?.[1] ?? '';
  const folders = new Map<string, string[]>([['', []]]);
  const open: string[] = [''];
  for (const line of tree.trimEnd().split('\n')) {
    const [, indent = '', first = ''] = /^( *)(\S+(?: \S+)*)/.exec(line) ?? [];
    const depth = indent.length / 2;
    const parent = open[depth] ?? '';
    folders.get(parent)?.push(...first.split(' '));
    if (!first.endsWith('/')) continue;
    open[depth + 1] = `${parent}${first}`;
    folders.set(`${parent}${first}`, []);
  }
  return folders;
}

/** What is in a folder of src/: modules by their base names, folders with a slash. */
function foundIn(folder: string): string[] {
  return readdirSync(join(SRC, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return entry.name === 'assembly' ? [] : [`${entry.name}/`];
    if (folder === '') return entry.name.endsWith('.ts') ? [entry.name] : [];
    return /^(?!.*\.d\.ts$)(.+)\.ts$/.exec(entry.name)?.[1] ?? [];
  });
}

describe('the map', () => {
  const folders = mappedFolders();

  test.each([...folders.keys()])(
    'names each file and folder of src/%s once, and none that is not there',
    (folder) => {
      expect(folders.get(folder)?.toSorted()).toEqual(foundIn(folder).sort());
    },
  );
});
