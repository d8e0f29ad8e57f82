import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const names = readdirSync(import.meta.dirname);
const tests = names.filter((name) => name.endsWith('.test.ts') && name !== 'golden.test.ts');
const code = tests.map((name) => readFileSync(join(import.meta.dirname, name), 'utf8')).join('\n');
const recordings = names.filter((name) => name.endsWith('.json'));

test('there are recordings', () => {
  expect(recordings.length).toBeGreaterThanOrEqual(4);
});

test.each(recordings)('%s is read by a test of this folder', (name) => {
  expect(code).toMatch(new RegExp(`golden<[\\s\\S]+?>\\(\\s*'${name}'`));
});
