import { describe, expect, test } from 'vitest';
import { formatDuration, parseDuration } from '../../../src/column-types/duration/duration.ts';

describe('a duration', () => {
  test.each([
    ['1:30:00', 5400],
    ['36:00:05.25', 129_605.25],
    ['-0:00:01', -1],
    ['PT5M', 300],
    ['P1DT2H', 93_600],
    ['P2W', 1_209_600],
    ['-PT0.5S', -0.5],
    ['90s', 90],
    ['1h30m', 5400],
    ['2 min', 120],
    ['250ms', 0.25],
    ['1d 2h', 93_600],
  ])('%s is %d seconds', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds);
  });

  test.each(['', '90', '1:30', '1:60:00', 'P', 'PT', 'P1M', 'P1Y', '5 parsecs', 's', '1h-30m'])(
    '%j is none',
    (text) => {
      expect(parseDuration(text)).toBeUndefined();
    },
  );

  test.each([
    [5400, '1:30:00'],
    [0.25, '0:00:00.25'],
    [-7200, '-2:00:00'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
  ])('%d is written %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });
});
