import { readFileSync } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../support/cli.ts';
import { run } from '../support/run.ts';

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

test.each(examples)('$name prints what docs/library.md says', async ({ code, printed }) => {
  const folder = await scratchFolder({});
  await mkdir(join(folder, 'node_modules'));
  await symlink(ROOT, join(folder, 'node_modules/discretize'));
  await symlink(join(ROOT, 'node_modules/csv-parse'), join(folder, 'node_modules/csv-parse'));
  await writeFile(join(folder, 'example.mjs'), code);
  const { output } = await run(process.execPath, ['example.mjs'], { cwd: folder, path: folder });
  expect(output).toBe(printed);
});
