import { describe, expect, test } from 'vitest';
import { CellCache } from '../../src/describe/cell-cache.ts';

function keep(cache: CellCache<string>, text: string, result: string): void {
  const bytes = Buffer.from(`<${text}>`);
  cache.find(bytes, 1, bytes.length - 1);
  cache.keep(bytes, 1, bytes.length - 1, result);
}

function find(cache: CellCache<string>, text: string): string | undefined {
  const bytes = Buffer.from(`[${text}]`);
  return cache.find(bytes, 1, bytes.length - 1);
}

describe('a cache of cells', () => {
  test('finds the result for the bytes of a cell, an empty one among them', () => {
    const cache = new CellCache<string>(2 ** 20);
    for (const text of ['', 'a', 'ab', 'b\0']) keep(cache, text, `of ${text}`);
    for (const text of ['', 'a', 'ab', 'b\0']) expect(find(cache, text)).toBe(`of ${text}`);
    for (const text of ['b', 'aa', 'abc', '\0']) expect(find(cache, text)).toBeUndefined();
  });

  test('keeps no cell of more than 31 bytes', () => {
    const cache = new CellCache<string>(2 ** 20);
    const [long, longer] = ['x'.repeat(31), 'x'.repeat(32)];
    keep(cache, long, 'long');
    keep(cache, longer, 'longer');
    expect([find(cache, long), find(cache, longer)]).toEqual(['long', undefined]);
  });

  test('gives the last result or none for one of more cells than it has places for', () => {
    const cache = new CellCache<string>(2 ** 14);
    const texts = Array.from({ length: 3000 }, (_, i) => `cell ${i % 1500}`);
    for (const text of texts) keep(cache, text, `of ${text}`);
    const found = texts.map((text) => find(cache, text));
    expect(
      found.filter((result, i) => result !== undefined && result !== `of ${texts[i]}`),
    ).toEqual([]);
    expect(found.filter((result) => result !== undefined).length).toBeGreaterThan(100);
  });

  test('keeps nothing without memory', () => {
    const cache = new CellCache<string>(100);
    keep(cache, 'a', 'a');
    expect(find(cache, 'a')).toBeUndefined();
  });
});
