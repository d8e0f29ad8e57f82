import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Boundaries } from '../../../src/core/boundaries.ts';
import { parseNumberList } from '../../../src/core/cells/number-list.ts';
import { parseNumberRange } from '../../../src/core/cells/number-range.ts';

describe('a range', () => {
  test.each([
    ['0:100:10', [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]],
    ['0:25:10', [0, 10, 20]],
    ['0:0.5:0.1', [0, 0.1, 0.2, 0.3, 0.4, 0.5]],
    ['-0.2:0.1:.1', [-0.2, -0.1, 0, 0.1]],
    ['1e3 : 3e3 : 1e3', [1000, 2000, 3000]],
    ['5:5:1', [5]],
    ['1:1000:x10', [1, 10, 100, 1000]],
    ['0.001:1:X10', [0.001, 0.01, 0.1, 1]],
    [
      '1:4:x1.1',
      [
        1, 1.1, 1.21, 1.331, 1.4641, 1.61051, 1.771561, 1.9487171, 2.14358881, 2.357947691,
        2.5937424601, 2.85311670611, 3.138428376721, 3.4522712143931, 3.79749833583241,
      ],
    ],
    ['1:1e308:x1e200', [1, 1e200]],
  ])('%s is %j', (text, numbers) => {
    expect(parseNumberRange(text)).toEqual(numbers);
  });

  test('never has a 0.30000000000000004: numbers have the digits of start and step', () => {
    const tenths = fc.integer({ min: -10_000, max: 10_000 });
    fc.assert(
      fc.property(tenths, fc.nat(5000), fc.integer({ min: 1, max: 99 }), (start, length, step) => {
        const range = `${start / 10}:${(start + length) / 10}:${step / 10}`;
        const expected = Array.from(
          { length: Math.floor(length / step) + 1 },
          (_, i) => (start + i * step) / 10 + 0,
        );
        expect(parseNumberRange(range)).toEqual(expected);
      }),
    );
  });

  test('is an item of a list', () => {
    expect(parseNumberList('-5, 0:20:10, 50')).toEqual([-5, 0, 10, 20, 50]);
    expect([...Boundaries.parse('0:1:0.5,10').values]).toEqual([0, 0.5, 1, 10]);
  });

  test.each([
    ['0:100', 'expected start:stop:step'],
    ['0:1:2:3', 'expected start:stop:step'],
    ['0:100:', 'expected start:stop:step'],
    ['100:0:10', 'the start is greater than the stop'],
    ['0:100:0', 'the step must be above 0'],
    ['0:100:-1', 'the step must be above 0'],
    ['0:inf:1', '"inf" is not a finite number'],
    ['a:1:1', '"a" is not a finite number'],
    ['0:9007199254740993:1', 'float64 cannot hold 9007199254740993'],
    ['0:100:x10', 'the start must be above 0 for a factor'],
    ['1:100:x1', 'the factor must be above 1'],
  ])('%s is invalid: %s', (text, why) => {
    expect(() => parseNumberRange(text)).toThrow(
      expect.objectContaining({ code: 'E_BOUNDARIES', message: `invalid range "${text}": ${why}` }),
    );
  });

  test.each(['0:1e9:0.001', '1:1e9:x1.000001', '1e-300:1e300:1e-300'])(
    '%s has too many boundaries',
    (text) => {
      expect(() => parseNumberRange(text)).toThrow(`the range "${text}" has more than 1,000,000`);
    },
  );

  test('needs a colon', () => {
    expect(parseNumberRange('12')).toBeUndefined();
  });
});
