import { describe, expect, test } from 'vitest';
import { scratchFolder } from './cli.ts';
import { printedByEach } from './programs.ts';

const FILES = {
  'first.mjs': 'console.log("1"); console.error("2"); process.stdout.write("3");',
  'late.mjs': 'setTimeout(() => console.log("late"), 50); console.log("soon");',
  'silent.mjs': '',
  'broken.mjs': 'console.log("before"); throw new Error("broken");',
  'endless.mjs': 'await new Promise(() => {});',
};

describe('programs in one process', () => {
  test('print what each prints, on both streams and until its end', async () => {
    const names = ['first.mjs', 'late.mjs', 'silent.mjs'];
    const printed = await printedByEach(names, await scratchFolder(FILES));
    expect(printed).toEqual(['1\n2\n3', 'soon\nlate\n', '']);
  });

  test.each([
    ['broken.mjs', /^ended with 1: 1\n2\n3before\n[\s\S]*Error: broken/],
    ['endless.mjs', /^ended with 13: 1\n2\n3/],
  ])('are an error if one fails, or does not end: %s', async (name, message) => {
    const folder = await scratchFolder(FILES);
    await expect(printedByEach(['first.mjs', name], folder)).rejects.toThrow(message);
  });
});
