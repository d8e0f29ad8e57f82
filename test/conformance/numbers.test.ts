import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseNumber, parseNumberIn } from '../../src/core/cells/number.ts';
import { BATCH, KernelNumbers, numberText, randomFrom, unquoted } from './numbers.ts';

/**
 * What the kernel reads by itself must be what the grammar and Number() say, to the bit; what it leaves
 * alone, the grammar reads. Ten million texts, in about half a minute:
 *
 *     NUMBERS=10000000 npx vitest run test/conformance/numbers.test.ts
 */
const COUNT = Number(process.env['NUMBERS'] ?? 300_000);
const SEED = Number(process.env['SEED'] ?? 1);

const kernel = new KernelNumbers();

/** The texts that the kernel reads otherwise than the grammar does. */
function misread(texts: readonly string[], values: readonly (number | undefined)[]): string[] {
  return texts.filter((text, i) => {
    const value = values[i];
    return value !== undefined && !Object.is(value, parseNumber(unquoted(text)));
  });
}

function check(texts: readonly string[]): void {
  expect(misread(texts, kernel.read(texts))).toEqual([]);
}

describe('the kernel reads numbers as Number() does', () => {
  test(`${COUNT} random texts`, { timeout: 3_600_000 }, () => {
    const random = randomFrom(SEED);
    let alone = 0;
    for (let done = 0; done < COUNT; done += BATCH) {
      const texts = Array.from({ length: Math.min(BATCH, COUNT - done) }, () => numberText(random));
      const values = kernel.read(texts);
      const wrong = misread(texts, values);
      if (wrong.length > 0) expect(wrong, `SEED=${SEED}`).toEqual([]);
      alone += values.filter((value) => value !== undefined).length;
    }
    // Were all texts left to the grammar, nothing would have been tested.
    expect(alone / COUNT).toBeGreaterThan(0.3);
  });

  test('decimals, whatever their digits', () => {
    const text = fc.stringMatching(/^[+-]?\d{0,20}\.?\d{0,20}(?:[eE][+-]?\d{1,4})?$/);
    fc.assert(
      fc.property(fc.array(text, { maxLength: 50 }), (texts) => check(texts)),
      { numRuns: 500 },
    );
  });

  test('decimals with a comma, and none with a point then', () => {
    const notation = { decimal: ',', thousands: null } as const;
    const text = fc.stringMatching(/^[+-]?\d{0,20}[.,]?\d{0,20}(?:[eE][+-]?\d{1,4})?$/);
    fc.assert(
      fc.property(fc.array(text, { maxLength: 50 }), (texts) => {
        for (const [i, value] of kernel.read(texts, ',').entries()) {
          if (value !== undefined) expect(value).toBe(parseNumberIn(texts[i] ?? '', notation));
        }
      }),
      { numRuns: 500 },
    );
    expect(kernel.read(['1,5', '1.5', '-0,25', '12345678,125e-2', ',5', '7'], ',')).toEqual([
      1.5,
      undefined,
      -0.25,
      123456.78125,
      0.5,
      7,
    ]);
  });

  test('the shortest text of any float64', () => {
    const numbers = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), {
      maxLength: 50,
    });
    fc.assert(
      fc.property(numbers, (values) => check(values.map(String))),
      { numRuns: 500 },
    );
  });

  test('every number of half precision, with all of its digits', () => {
    const halves = Array.from({ length: 0x7c00 }, (_, bits) => {
      const [exponent, mantissa] = [bits >> 10, bits & 0x3ff];
      return exponent === 0 ? mantissa * 2 ** -24 : (1024 + mantissa) * 2 ** (exponent - 25);
    });
    expect(halves.at(-1)).toBe(65504);
    for (let from = 0; from < halves.length; from += BATCH) {
      const values = halves.slice(from, from + BATCH);
      // 24 places hold all digits of the least of them.
      const texts = values.map((value) => `-${value.toFixed(24)}`);
      check(texts);
      expect(texts.map((text) => parseNumber(text))).toEqual(values.map((value) => -value));
    }
  });

  test('exponents around the greatest that programs can count', () => {
    const greatest = [2n ** 15n, 2n ** 16n, 2n ** 31n, 2n ** 32n, 2n ** 63n, 2n ** 64n];
    const texts = greatest.flatMap((limit) =>
      [-1n, 0n, 1n].flatMap((step) =>
        ['0', '1', '0.001', '1000000000000000000'].flatMap((mantissa) =>
          ['', '-'].map((sign) => `${mantissa}e${sign}${limit + step}`),
        ),
      ),
    );
    check(texts);
    expect(texts.map((text) => parseNumber(text))).toEqual(texts.map(Number));
  });

  test('texts next to a boundary', () => {
    const boundaries = [-0.5, 0.1, 0.2, 0.3, 3, 1e22, 1e23, 2 ** 53, 1 / 3];
    const texts = boundaries.flatMap((value) =>
      Array.from({ length: 21 }, (_, i) => [
        value.toPrecision(i + 1),
        value.toExponential(i),
        String(value),
      ]).flat(),
    );
    check(texts);
    const [tenth, same, below] = kernel.read(['0.1', '1e-1', '0.0999999999999999']);
    expect([tenth, same, below]).toEqual([0.1, 0.1, 0.0999999999999999]);
  });

  test.each([
    '',
    '.',
    '-',
    '+.',
    'e5',
    '1e',
    '1e+',
    '1.2.3',
    '1 ',
    ' 1',
    '0x1',
    '1,5',
    '1_0',
    'inf',
    'nan',
    '"',
    '""',
  ])('leaves %j to the grammar', (text) => {
    expect(kernel.read([text])).toEqual([undefined]);
  });

  test.each([
    ['-0', -0],
    ['+0.0', 0],
    ['"1.5"', 1.5],
    ['5.', 5],
    ['.5', 0.5],
    ['9007199254740992', 2 ** 53],
    ['1e22', 1e22],
    ['1E-22', 1e-22],
    ['00012', 12],
  ])('reads %j itself', (text, value) => {
    expect(kernel.read([text])).toEqual([value]);
  });

  test.each(['9007199254740993', '1e23', '1e-23', '12345678901234567890', '0e99999', '0e23'])(
    'leaves %j, which one operation does not round, alone',
    (text) => {
      expect(kernel.read([text])).toEqual([undefined]);
    },
  );
});
