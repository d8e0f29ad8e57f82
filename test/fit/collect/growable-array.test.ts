import { describe, expect, test, vi } from 'vitest';
import { GrowableArray } from '../../../src/fit/collect/growable-array.ts';

const block = (from: number, length: number) => Float64Array.from({ length }, (_, i) => from + i);

/** A store of the numbers from 0, and what it holds. */
function filled(store: GrowableArray, blocks: number, length: number): Float64Array {
  for (let i = 0; i < blocks; i++) expect(store.push(block(i * length, length))).toBe(true);
  return store.view();
}

describe('a store', () => {
  test.each([
    ['nothing', 0, 0],
    ['a few numbers', 3, 100],
    ['more than a plain array', 100, 10_000],
  ])('holds %s in the order they came in', (_, blocks, length) => {
    const numbers = filled(new GrowableArray(2 ** 30), blocks, length);
    expect(numbers).toHaveLength(blocks * length);
    expect(numbers.every((number, i) => number === i)).toBe(true);
  });

  test('holds what fits its memory, and of one block too many nothing', () => {
    const store = new GrowableArray(8 * 100_000);
    filled(store, 10, 10_000);
    expect(store.push(block(0, 1))).toBe(false);
    expect(store.view()).toHaveLength(100_000);
    expect(new GrowableArray(8).push(block(0, 2))).toBe(false);
  });

  test('does without a memory that grows where there is no address space for one', () => {
    const memory = vi.spyOn(WebAssembly, 'Memory').mockImplementation(function refuse() {
      throw new RangeError('could not allocate memory');
    });
    const numbers = filled(new GrowableArray(2 ** 30), 30, 10_000);
    expect(memory).toHaveBeenCalledTimes(1);
    memory.mockRestore();
    expect(numbers.every((number, i) => number === i)).toBe(true);
  });
});
