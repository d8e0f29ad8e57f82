import { describe, expect, test } from 'vitest';
import {
  affordableThreads,
  fittingThreads,
} from '../../../../src/engine/bytes/threads/address-space.ts';

const GIB = 2 ** 30;

describe('threads', () => {
  test.each([
    [7, 0, 0],
    [7, 10.9 * GIB, 0],
    [7, 11 * GIB, 1],
    [7, 21.4 * GIB, 1],
    [7, 21.5 * GIB, 2],
    [2, 100 * GIB, 2],
    [3, -1, 0],
  ])('fit the addresses that are left: %i into %d', (wanted, left, fitting) => {
    expect(fittingThreads(wanted, left)).toBe(fitting);
  });

  test('are as many as wanted where the address space has no limit', () => {
    expect(affordableThreads(3)).toBe(3);
  });
});
