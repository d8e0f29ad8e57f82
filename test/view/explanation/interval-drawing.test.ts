import { describe, expect, test } from 'vitest';
import { binInterval, binLabel } from '../../../src/core/bin.ts';
import { Boundaries } from '../../../src/core/boundaries.ts';
import { bucketizeValue } from '../../../src/core/bucketize.ts';
import { intervalDrawing } from '../../../src/view/explanation/interval-drawing.ts';

/** The drawing of a value's bin. */
function drawn(list: readonly number[], value: number, closed: 'left' | 'right' = 'left'): string {
  const boundaries = Boundaries.of(list, { closed });
  const code = bucketizeValue(value, boundaries);
  return intervalDrawing(binInterval(boundaries, code), binLabel(boundaries, code), value);
}

const dashes = (n: number): string => '-'.repeat(n);
const MIDDLE = `${dashes(15)}+${dashes(15)}`;

describe('intervalDrawing', () => {
  test('shows the position of a value, and the closed end', () => {
    expect(drawn([0, 1], 0)).toBe(`0 [+${dashes(30)}) 1`);
    expect(drawn([0, 1], 0.5)).toBe(`0 [${MIDDLE}) 1`);
    expect(drawn([0, 1], 0.999)).toBe(`0 [${dashes(30)}+) 1`);
    expect(drawn([0, 1], 1, 'right')).toBe(`0 (${dashes(30)}+] 1`);
  });

  test('shows a value in the middle if an edge is infinite, except at the other edge', () => {
    expect(drawn([0], -3)).toBe(`-inf (${MIDDLE}) 0`);
    expect(drawn([3], 4, 'right')).toBe(`3 (${MIDDLE}) +inf`);
    expect(drawn([3], 3)).toBe(`3 [+${dashes(30)}) +inf`);
    expect(drawn([3], Number.POSITIVE_INFINITY)).toBe(`3 [${dashes(30)}+) +inf`);
    expect(drawn([3], Number.NEGATIVE_INFINITY)).toBe(`-inf (+${dashes(30)}) 3`);
  });

  test('has the same length for the widest and the narrowest interval', () => {
    expect(drawn([-Number.MAX_VALUE, Number.MAX_VALUE], 0)).toContain(`[${MIDDLE})`);
    expect(drawn([5e-324, 1.5e-323], 1e-323)).toContain(`[${dashes(15)}+${dashes(15)})`);
  });
});
