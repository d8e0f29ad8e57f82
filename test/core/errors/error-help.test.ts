import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ERROR_KINDS } from '../../../src/core/errors/error.ts';
import { ERROR_HELP } from '../../../src/core/errors/error-help.ts';

const TESTS = resolve(import.meta.dirname, '../..');

/** The tests that make errors happen; not this one, and not those that only list the codes. */
const tests: string = readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.ts$/.test(path) && !/core.error(-help)?\.test\.ts$/.test(path))
  .map((path) => readFileSync(join(TESTS, path), 'utf8'))
  .join('\n');

describe('the catalogue of errors', () => {
  test('has every code once, in the order of the codes', () => {
    expect(Object.keys(ERROR_HELP)).toEqual(Object.keys(ERROR_KINDS));
  });

  test.each(Object.entries(ERROR_HELP))('%s has a cause and a remedy', (_, { cause, remedy }) => {
    for (const text of [cause, remedy]) expect(text).toMatch(/^\S[^\n]{15,}[.]$/);
  });

  test.each(Object.keys(ERROR_HELP))('%s is what a test or an example runs into', (code) => {
    expect(tests).toMatch(new RegExp(`\\b${code}\\b`));
  });
});
