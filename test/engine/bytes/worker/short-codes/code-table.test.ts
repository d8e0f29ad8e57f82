import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { Boundaries, type BoundaryOptions } from '../../../../../src/core/boundaries.ts';
import { bucketizeValue } from '../../../../../src/core/bucketize.ts';
import { parseNumberIn } from '../../../../../src/core/cells/number.ts';
import { kernelOf, makeWorkerMemory } from '../../../../../src/engine/bytes/worker/memory.ts';
import type { WorkerPlan } from '../../../../../src/engine/bytes/worker/plan.ts';
import {
  codeTableOwners,
  hasCodeTable,
  MAX_LIMITS,
} from '../../../../../src/engine/bytes/worker/short-codes/code-table.ts';
import { leastWholeNumbers } from '../../../../../src/engine/bytes/worker/short-codes/least-whole.ts';
import { numberText, randomFrom } from '../../../../conformance/numbers.ts';
import { bytesPlanOf, type Wanted } from '../../../plans.ts';

/**
 * The codes that the kernel finds of the texts of a column; undefined for those that it leaves.
 *
 * @param after what follows each text
 */
function shortCodes(
  plan: WorkerPlan,
  texts: readonly string[],
  after = String.fromCharCode(plan.delimiter),
): (number | undefined)[] {
  const memory = makeWorkerMemory(plan, 1);
  const { slots, spans, codeTables, codes, others, otherSpans, batch } = memory.regions;
  expect(texts.length).toBeLessThanOrEqual(batch);
  const [src, table] = [slots[0]?.src ?? 0, codeTables[0]];
  if (table === undefined) throw new Error('no code table');
  const { buffer } = memory.memory;
  const places = new Int32Array(buffer, spans, 2 * texts.length);
  const bytes = Buffer.from(buffer);
  let end = 0;
  for (const [i, text] of texts.entries()) {
    places[2 * i] = end;
    end += bytes.write(text, src + end, 'latin1');
    places[2 * i + 1] = end;
    end += bytes.write(after, src + end, 'latin1');
  }
  const kernel = kernelOf(memory);
  kernel.shortCodes(
    src,
    spans,
    8,
    texts.length,
    table.address,
    table.entryBytes,
    codes,
    others,
    otherSpans,
  );
  const left = new Int32Array(buffer, others, kernel.otherCells.value);
  const leftSpans = [...new Int32Array(buffer, otherSpans, 2 * left.length)];
  expect(leftSpans).toEqual([...left].flatMap((i) => [places[2 * i], places[2 * i + 1]]));
  const found: (number | undefined)[] = [...new Int32Array(buffer, codes, texts.length)];
  for (const i of left) found[i] = undefined;
  return found;
}

/** How values are compared with boundaries. */
type Sides = Pick<BoundaryOptions, 'closed' | 'precision'>;

function planWith(
  boundaries: readonly number[],
  more: Wanted = {},
  { precision = 'float64', closed = 'left' }: Sides = {},
): WorkerPlan {
  const spec = { precision, features: [{ columns: ['a'], boundaries, closed }] };
  return bytesPlanOf({ header: ['a'], spec, blockBytes: 256 * 1024, ...more });
}

/** The texts whose codes are not those of the rule. */
function wrong(texts: readonly string[], boundaries: readonly number[], how: Sides = {}): string[] {
  const list = Boundaries.of(boundaries, how);
  const codes = shortCodes(planWith(boundaries, {}, how), texts);
  return texts.filter((text, i) => {
    const value = parseNumberIn(text, { decimal: '.', thousands: null });
    return (
      codes[i] !== undefined && (value === undefined || codes[i] !== bucketizeValue(value, list))
    );
  });
}

/** A whole number as a decimal with so many places; undefined if it has more than 8 digits. */
function decimal(whole: number, places: number): string[] {
  const digits = String(Math.abs(whole)).padStart(places, '0');
  if (digits.length > 8) return [];
  const sign = whole < 0 ? '-' : '';
  const [before, after] = [
    digits.slice(0, digits.length - places),
    digits.slice(digits.length - places),
  ];
  const text = places === 0 ? `${sign}${digits}` : `${sign}${before}.${after}`;
  // Zeros before it, and a point after it, change nothing.
  const padded = places > 0 && digits.length < 8 ? [`${sign}0${before}.${after}`] : [];
  return [text, ...padded, ...(places === 0 && digits.length > 0 ? [`${text}.`] : [])];
}

/** Decimals of all places at each boundary, and next to it. */
function beside(boundaries: readonly number[], how: Sides): string[] {
  const list = Boundaries.of(boundaries, how);
  return Array.from({ length: 9 }, (_, places) => places).flatMap((places) =>
    [...leastWholeNumbers(list, places)].flatMap((least) =>
      [-2, -1, 0, 1].flatMap((step) => decimal(least + step, places)),
    ),
  );
}

const LISTS = [
  [],
  [0],
  [0.1, 0.2, 0.3, 1 / 3],
  [-20, -0.5, 0, 0.1, 20],
  [-99999999, -9999999.5, -0.00000001, 0.00000001, 12345.678, 99999999],
  Array.from({ length: MAX_LIMITS }, (_, i) => (i - 30) / 7),
];

const SIDES = (['left', 'right'] as const).flatMap((closed) =>
  (['float64', 'float32'] as const).map((precision) => ({ closed, precision })),
);

describe('the codes of short decimals', () => {
  test.each(LISTS.map((list) => [list.length, list] as const))(
    'are those of the rule at every boundary, and next to it: a list of %i',
    (_, boundaries) => {
      for (const how of SIDES) {
        const texts = [
          ...beside(boundaries, how),
          '0',
          '-0',
          '-0.0',
          '00000000',
          '-99999999',
          '99999999',
        ];
        expect(wrong(texts, boundaries, how)).toEqual([]);
        expect(shortCodes(planWith(boundaries, {}, how), texts)).not.toContain(undefined);
      }
    },
  );

  test('are those of the rule for random texts and lists, where there are any', () => {
    const random = randomFrom(2);
    let found = 0;
    for (let round = 0; round < 100; round++) {
      const values = Array.from(
        { length: 1 + random(MAX_LIMITS) },
        () => (random(2001) - 1000) / 10 ** random(5),
      );
      const boundaries = [...new Set(values)].sort((a, b) => a - b);
      const texts = Array.from({ length: 200 }, () => numberText(random));
      expect(wrong(texts, boundaries)).toEqual([]);
      found += shortCodes(planWith(boundaries), texts).filter((code) => code !== undefined).length;
    }
    // Were all texts left, nothing would have been tested.
    expect(found).toBeGreaterThan(2000);
  });

  test('are those of the rule for texts of digits, signs and points', () => {
    const text = fc.stringMatching(/^[-+]?\d{0,10}[.,-]?\d{0,10}[.]?$/);
    fc.assert(
      fc.property(fc.array(text, { maxLength: 50 }), (texts) => {
        expect(wrong(texts, [-10, -0.5, 0, 0.25, 1000])).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    '',
    '.',
    '-',
    '-.',
    '+5',
    '5e1',
    '1.2.3',
    '--1',
    '1-',
    '"5"',
    ' 5',
    '123456789',
    '-1234.56789',
    '0x10',
    '12345678901234567890',
    '١',
  ])('are left alone for %j', (text) => {
    expect(shortCodes(planWith([1]), [text, '1'])).toEqual([undefined, 1]);
  });

  test('are left alone, or right, whatever bytes follow a cell', () => {
    for (const after of ['0', '9', '.', '-', '"', '\n', '\r\n', '.5', '']) {
      for (const code of shortCodes(planWith([5]), ['1', '1.5', '7.25', '8'], after)) {
        expect([undefined, 0, 1]).toContain(code);
      }
      const [first, , , last] = shortCodes(planWith([5]), ['1', 'x', 'x', '8'], after);
      expect([first ?? 0, last ?? 1]).toEqual([0, 1]);
    }
  });

  test('have the decimal sign of the columns', () => {
    const plan = planWith([0.5, 1.5], { dialect: { decimal: ',', delimiter: ';' } });
    expect(shortCodes(plan, ['0,5', '0.5', '1,49', '1,50', '-7'])).toEqual([1, undefined, 1, 2, 0]);
  });

  test('are not found for lengths that are on the list of missing values', () => {
    const plan = { ...planWith([5]), naValues: ['-99.0'], naNumbers: [] };
    expect(shortCodes(plan, ['-99.0', '-99', '9.125'])).toEqual([undefined, 0, undefined]);
  });
});

describe('code tables', () => {
  const lists = (count: number, list: (i: number) => readonly number[]): object =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`c${i}`, list(i)]));
  const planOfLists = (count: number, list: (i: number) => readonly number[]): WorkerPlan => {
    const header = Array.from({ length: count }, (_, i) => `c${i}`);
    return bytesPlanOf({ header, spec: lists(count, list) });
  };

  test('are one for all features with the same boundaries', () => {
    const plan = planOfLists(100, (i) => (i % 2 === 0 ? [1, 2] : [3]));
    expect(new Set(codeTableOwners(plan)).size).toBe(2);
    const { codeTables } = makeWorkerMemory(plan, 1).regions;
    expect(new Set(codeTables.map((table) => table?.address)).size).toBe(2);
    expect(codeTables[0]).not.toEqual(codeTables[1]);
    expect(codeTables[97]).toEqual(codeTables[1]);
  });

  test('are apart for other sides and precisions', () => {
    const [feature] = planWith([0.1]).features;
    const features = [{}, { closed: 'right' }, { precision: 'float32' }, { boundaries: [1] }];
    const plan = { ...planWith([0.1]), features: features.map((own) => ({ ...feature, ...own })) };
    expect(new Set(codeTableOwners(plan as unknown as WorkerPlan)).size).toBe(4);
  });

  test('are none if too many features have lists of their own', () => {
    expect(codeTableOwners(planOfLists(64, (i) => [i]))).not.toContain(undefined);
    expect(new Set(codeTableOwners(planOfLists(65, (i) => [i])))).toEqual(new Set([undefined]));
  });
});

describe('a code table', () => {
  let plan: WorkerPlan;
  beforeAll(() => {
    plan = planWith([1, 2]);
  });

  const isUsed = (
    changed: Partial<WorkerPlan['features'][number]>,
    rest: Partial<WorkerPlan> = {},
  ): boolean => {
    const [feature] = plan.features;
    if (feature === undefined) throw new Error('no feature');
    return hasCodeTable({ ...plan, ...rest }, { ...feature, ...changed });
  };

  test('is used if a code depends only on the boundaries', () => {
    expect(isUsed({})).toBe(true);
    expect(isUsed({ special: [[99]] })).toBe(false);
    expect(isUsed({ outside: 'missing' })).toBe(false);
    expect(isUsed({}, { naNumbers: [99] })).toBe(false);
  });

  test('is not used for lists that are too long to compare with all of them', () => {
    expect(isUsed({ boundaries: new Float64Array(MAX_LIMITS) })).toBe(true);
    expect(isUsed({ boundaries: new Float64Array(MAX_LIMITS + 1) })).toBe(false);
  });
});
