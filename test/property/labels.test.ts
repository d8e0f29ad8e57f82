import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { binInterval, binLabel } from '../../src/core/bin.ts';
import { Boundaries } from '../../src/core/boundaries.ts';
import { bucketizeValue } from '../../src/core/bucketize.ts';
import { parseNumber } from '../../src/core/cells/number.ts';
import { shortest } from '../../src/core/decimal.ts';
import type { Precision } from '../../src/core/threshold.ts';
import { ALL_WAYS, cases, finite, read, step32, step64 } from './floats.ts';

/** Where a decimal of one digit fewer also reads back: below, at and above the nearest one. */
function shorterDecimal(value: number, precision: Precision): string | undefined {
  const text = shortest(value, precision);
  const [mantissa = ''] = text.replace(/^-/, '').split('e');
  const digits = mantissa.replace('.', '').replace(/^0+/, '').replace(/0+$/, '').length;
  if (digits < 2) return undefined;
  const [nearest = '', exponent] = value.toExponential(digits - 2).split('e');
  const whole = Number(nearest.replace('.', ''));
  const decimals = [-1, 0, 1].map((n) => `${whole + n}e${Number(exponent) - digits + 2}`);
  return decimals.find((decimal) => read(Number(decimal), precision) === value);
}

/** What a label says, taken at its word; an infinite edge shuts nothing out. */
function readLabel(label: string, precision: Precision) {
  const [, open, from = '', to = '', close] = /^([[(])(\S+), (\S+)([\])])$/.exec(label) ?? [];
  const [lower, upper] = [from, to].map((text) => read(parseNumber(text) ?? Number.NaN, precision));
  if (lower === undefined || upper === undefined) throw new Error(`no label: ${label}`);
  const holds = (x: number) => {
    const value = read(x, precision);
    const isIn = open === '[' ? value >= lower : value > lower || from === '-inf';
    return isIn && (close === ']' ? value <= upper : value < upper || to === '+inf');
  };
  return { lower, upper, holds };
}

describe.each<Precision>(['float64', 'float32'])('shortest, in %s', (precision) => {
  const values = finite.map((x) => read(x, precision)).filter(Number.isFinite);
  const readsBack = (value: number) =>
    read(parseNumber(shortest(value, precision)) ?? Number.NaN, precision) === value;

  test('reads back exactly', () => {
    fc.assert(fc.property(values, readsBack), { numRuns: 20_000 });
  });

  test('has no digit too many', () => {
    fc.assert(
      fc.property(values, (value) => shorterDecimal(value, precision) === undefined),
      { numRuns: 20_000 },
    );
  });

  test('does both at every power of two, where floats lie unevenly, and beside it', () => {
    const [least, most] = precision === 'float64' ? [-1074, 1023] : [-149, 127];
    const step = precision === 'float64' ? step64 : step32;
    for (let exponent = least; exponent <= most; exponent++) {
      const power = 2 ** exponent;
      for (const value of [step(power, -1), power, step(power, 1), -power]) {
        expect(readsBack(value), String(value)).toBe(true);
        expect(shorterDecimal(value, precision), String(value)).toBeUndefined();
      }
    }
  });
});

describe.each(ALL_WAYS)('labels, in $precision, closed $closed', ({ precision, closed }) => {
  test('read back as exactly the edges', () => {
    fc.assert(
      fc.property(cases(precision, 40), ({ boundaries: numbers }) => {
        const boundaries = Boundaries.of(numbers, { precision, closed });
        for (let code = 0; code < boundaries.bins; code++) {
          const { lower, upper } = readLabel(binLabel(boundaries, code), precision);
          expect({ lower, upper, closed }).toEqual(binInterval(boundaries, code));
        }
      }),
      { numRuns: 300 },
    );
  });

  test('never lie: a value is in the bin whose label holds it, and in no other', () => {
    fc.assert(
      fc.property(cases(precision, 12), ({ boundaries: numbers, values }) => {
        const boundaries = Boundaries.of(numbers, { precision, closed });
        const labels = Array.from({ length: boundaries.bins }, (_, code) =>
          readLabel(binLabel(boundaries, code), precision),
        );
        for (const x of values.filter((value) => !Number.isNaN(value))) {
          const holding = [...labels.keys()].filter((code) => labels[code]?.holds(x));
          expect(holding).toEqual([bucketizeValue(x, boundaries)]);
        }
      }),
      { numRuns: 200 },
    );
  });
});
