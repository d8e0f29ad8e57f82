import { describe, expect, test } from 'vitest';
import { formatDuration } from '../../../src/column-types/duration/duration.ts';
import { durationScale } from '../../../src/column-types/duration/duration-scale.ts';

const edgesOf = (min: number, max: number, bins: number): string[] =>
  durationScale.niceEdges(min, max, bins).map(formatDuration);

describe('nice edges of durations', () => {
  test.each([
    [45, 7200, 4, ['0:30:00', '1:00:00', '1:30:00', '2:00:00']],
    [3, 62, 6, ['0:00:10', '0:00:20', '0:00:30', '0:00:40', '0:00:50', '0:01:00']],
    [0, 200_000, 3, ['24:00:00', '48:00:00']],
    [0, 0.5, 5, ['0:00:00.1', '0:00:00.2', '0:00:00.3', '0:00:00.4', '0:00:00.5']],
    [0, 900_000, 4, ['48:00:00', '96:00:00', '144:00:00', '192:00:00', '240:00:00']],
  ])('divide %d to %d seconds into about %d bins', (min, max, bins, expected) => {
    expect(edgesOf(min, max, bins)).toEqual(expected);
  });

  test.each([1e-7, 0.003, 0.9, 1, 7, 59, 61, 1234, 86_399, 86_401, 1e6, 1e9])(
    'are about as many as asked for, within a width of %d',
    (width) => {
      for (const bins of [1, 2, 5, 15]) {
        const edges = durationScale.niceEdges(-width / 3, (2 * width) / 3, bins);
        expect(edges.length).toBeGreaterThanOrEqual(bins / 2 - 1);
        expect(edges.length).toBeLessThanOrEqual(2 * bins + 1);
        expect(edges.every((x, i) => i === 0 || x > (edges[i - 1] as number))).toBe(true);
      }
    },
  );
});

describe('the nicest duration in a gap', () => {
  test.each([
    [1700, 1750, 1850, 1800],
    [1750, 1700, 1790, 1740],
    [5000, 3000, 9000, 7200],
    [400_000, 300_000, 440_000, 432_000],
    [61.4, 61, 62, undefined],
  ])('near %d, above %d and below %d, is %d', (value, above, below, expected) => {
    expect(durationScale.shortestWithin(value, { above, below })).toBe(expected);
  });
});
