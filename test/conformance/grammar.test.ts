import { describe, expect, test } from 'vitest';
import { Boundaries } from '../../src/core/boundaries.ts';
import { bucketizeValue } from '../../src/core/bucketize.ts';
import { type Job, meaning, ready, type Way } from './run.ts';

/**
 * The texts that other readers of CSV disagree on, and what they are here: a number, missing, or invalid.
 * Each one is read by both engines, between commas and between semicolons.
 */
const NUMBERS: readonly (readonly [text: string, value: number])[] = [
  ['1e5', 1e5],
  [' 1 ', 1],
  ['\t1', 1],
  ['+1', 1],
  ['.5', 0.5],
  ['5.', 5],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['inf', Number.POSITIVE_INFINITY],
  ['-Inf', Number.NEGATIVE_INFINITY],
  ['1e400', Number.POSITIVE_INFINITY],
  ['-1e400', Number.NEGATIVE_INFINITY],
  ['-0', 0],
  ['5e-324', Number.MIN_VALUE],
  ['0.1234567890123456789', 0.12345678901234568],
  ['9007199254740993', 2 ** 53],
  ['00012', 12],
];

const MISSING = ['', 'nan', 'NaN', '-nan', 'NA', 'N/A', 'null', ' NA '];

const INVALID = [
  '1_000',
  '1,5',
  '1,000',
  '0x10',
  '0b1',
  '0o7',
  '\u0661',
  '\uff11',
  '\u00a01',
  '\u22121',
  '$1',
  '1%',
  '1 000',
  '1;5',
  'true',
  '2026-01-01',
];

/** Next to each value there is a boundary that it is at, so that the last bit matters. */
const LIST = [...new Set(NUMBERS.map(([, value]) => value))]
  .filter(Number.isFinite)
  .sort((a, b) => a - b);
const BOUNDARIES = Boundaries.of(LIST);

const WAYS: readonly Way[] = [
  { engine: 'records', threads: 1 },
  { engine: 'bytes', threads: 1 },
  { engine: 'bytes', threads: 2, blockBytes: 24, aloneBlocks: 0 },
];

function jobOf(text: string, delimiter: string, invalid: string): Job {
  const isQuoted = text.includes(delimiter);
  const cell = Buffer.from(isQuoted ? `"${text}"` : text).toString('latin1');
  const row = (middle: string): string => `x${delimiter}${middle}${delimiter}y\n`;
  const features = [{ columns: ['b'], boundaries: LIST }];
  const file = ['a', 'b', 'c'].join(delimiter);
  return {
    files: [`${file}\n${row('1')}${row(cell)}${row('1')}`],
    spec: { features, invalid },
    dialect: { delimiter },
  };
}

/** The second row's cell, as the run wrote it; or the code and place of its error. */
async function cellOf(job: Job, way: Way): Promise<unknown> {
  const { rows, stats, error } = meaning(await ready(job)(way), job) as {
    rows: string[][];
    stats?: { features: { missing: number; invalid: number }[] };
    error?: { code: string; at: { line: number; column: number } };
  };
  if (error !== undefined) return [error.code, error.at.line, error.at.column];
  const { missing, invalid } = stats?.features[0] ?? {};
  return { cell: rows[2]?.[1], missing, invalid };
}

describe.each([',', ';'])('between signs %j', (delimiter) => {
  test.each(NUMBERS)('%j is the number %d', async (text, value) => {
    const cell = String(bucketizeValue(value, BOUNDARIES));
    for (const way of WAYS) {
      const found = await cellOf(jobOf(text, delimiter, 'error'), way);
      expect(found).toEqual({ cell, missing: 0, invalid: 0 });
    }
  });

  test.each(MISSING)('%j is missing', async (text) => {
    for (const way of WAYS) {
      const found = await cellOf(jobOf(text, delimiter, 'error'), way);
      expect(found).toEqual({ cell: '', missing: 1, invalid: 0 });
    }
  });

  test.each(INVALID)('%j is invalid: the run ends at it, or counts it', async (text) => {
    for (const way of WAYS) {
      const rejected = await cellOf(jobOf(text, delimiter, 'error'), way);
      expect(rejected).toEqual(['E_NOT_A_NUMBER', 3, 3]);
      const counted = await cellOf(jobOf(text, delimiter, 'missing'), way);
      expect(counted).toEqual({ cell: '', missing: 1, invalid: 1 });
    }
  });
});
