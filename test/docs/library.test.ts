import { readFileSync } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/cli.ts';
import { printedByEach } from '../support/programs.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const text = readFileSync(join(ROOT, 'docs/library.md'), 'utf8');

const examples = [
  ...text.matchAll(
    /^## (.*)$(?:(?!^## )[\s\S])*?^```js\n([\s\S]*?)^```\n\n```text\n([\s\S]*?)^```$/gm,
  ),
].map(([, name = '', code = '', printed = '']) => ({ name, code, printed }));

test('every example of docs/library.md says what it prints', () => {
  expect(examples).toHaveLength(text.split('```js').length - 1);
  expect(examples.length).toBeGreaterThanOrEqual(6);
});

describe('an example of docs/library.md', () => {
  let printed: readonly string[] = [];
  beforeAll(async () => {
    const files = examples.map(({ code }, i) => [`example-${i}.mjs`, code] as const);
    const folder = await scratchFolder(Object.fromEntries(files));
    await mkdir(join(folder, 'node_modules'));
    await symlink(ROOT, join(folder, 'node_modules/discretize'));
    await symlink(join(ROOT, 'node_modules/csv-parse'), join(folder, 'node_modules/csv-parse'));
    const names = files.map(([name]) => name);
    printed = await printedByEach(names, folder);
  });

  test.each(examples.map((example, i) => ({ ...example, i })))(
    '$name prints what docs/library.md says',
    (example) => {
      expect(printed[example.i]).toBe(example.printed);
    },
  );
});
