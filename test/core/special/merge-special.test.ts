import { describe, expect, test } from 'vitest';
import { mergeSpecial, type SpecialBins } from '../../../src/core/special/merge-special.ts';

describe('more special codes', () => {
  test.each<[SpecialBins, SpecialBins, SpecialBins]>([
    [[[-999]], [[-998]], [[-999], [-998]]],
    [[[-999]], [[-999], ['x']], [[-999], ['x']]],
    [[[-999, 'x']], [['x'], [-1]], [[-999, 'x'], [-1]]],
    [[[-999], [-998], [-997]], [[-999, -997]], [[-998], [-999, -997]]],
    [[[-999, -998]], [[-999, -998]], [[-999, -998]]],
    [[], [['a', 'b'], ['b']], [['a', 'b']]],
    [[['1']], [[1]], [['1']]],
  ])('of %j and %j are %j', (own, added, merged) => {
    expect(mergeSpecial(own, added)).toEqual(merged);
  });

  test('that add nothing leave the same bins', () => {
    const own: SpecialBins = [[-999], ['x', 'y']];
    expect(mergeSpecial(own, [['y'], [-999]])).toBe(own);
    const [first, second] = mergeSpecial(own, [['z'], [1, 2]]);
    expect([first === own[0], second === own[1]]).toEqual([true, true]);
  });
});
