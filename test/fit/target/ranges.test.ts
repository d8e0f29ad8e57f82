import { describe, expect, test } from 'vitest';
import { aggregate } from '../../../src/fit/target/aggregate.ts';
import { isInRange, RANGES, rangeText } from '../../../src/fit/target/ranges.ts';
import { resolveTargetOptions } from '../../../src/fit/target/resolve.ts';
import {
  type ParameterName,
  TARGET_PARAMETERS,
} from '../../../src/fit/target/strategies/parameters.ts';
import { limitFlag } from '../../../src/view/target/target-lines.ts';
import { caught } from '../../support/caught.ts';

const TABLE = aggregate(
  { values: Float64Array.of(1, 2, 3, 4), targets: Float64Array.of(0, 1, 0, 1) },
  { kind: 'binary' },
);

const flagged = Object.entries(RANGES).filter(([name]) => Object.hasOwn(TARGET_PARAMETERS, name));

describe('the range of a number', () => {
  test.each(flagged)('is the same for its flag and as a setting: %s', async (name, range) => {
    const { parse, expected } = TARGET_PARAMETERS[name as ParameterName];
    const { least, most, isWhole } = range;
    const strategy = name === 'significance' ? 'chimerge' : 'optimal';
    const set = (value: number) => resolveTargetOptions({ strategy, [name]: value }, TABLE);
    for (const value of [least, most]) {
      expect(parse(String(value))).toBe(value);
      expect(() => set(value)).not.toThrow();
    }
    const outside = [
      -1,
      Number.NaN,
      ...(most < 1e300 ? [most * 1.01] : []),
      ...(isWhole ? [2.5] : []),
    ];
    for (const value of outside) {
      expect(parse(String(value))).toBe(undefined);
      expect(await caught(() => set(value))).toMatchObject({ code: 'E_USAGE', expected });
    }
  });

  test('has a text', () => {
    expect(rangeText(RANGES.penalty)).toBe('0 or more');
    expect(rangeText(RANGES.candidates)).toBe('a whole number, 2 to 20,000');
    expect(rangeText(RANGES.significance)).toBe('above 0 and at most 0.999');
    expect(isInRange('5', RANGES.penalty)).toBe(false);
  });
});

test('a limit that a fit records has the name of its flag', () => {
  expect(limitFlag('bins')).toBe('-n');
  const limits = { min_bin: 'minBin', max_bin: 'maxBin', min_events: 'minEvents' } as const;
  for (const [recorded, name] of Object.entries(limits)) {
    expect(limitFlag(recorded)).toBe(`--${TARGET_PARAMETERS[name].flag}`);
  }
});
