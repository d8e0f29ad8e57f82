import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DiscretizeError } from '../../src/core/errors/error.ts';
import { CSV, type Dialect } from '../../src/csv/dialect.ts';
import { Rejections } from '../../src/csv/table/rejections.ts';
import type { DescribedColumn } from '../../src/describe/describe-column.ts';
import { describeFiles } from '../../src/jobs/describe.ts';
import { cellRules } from '../../src/plan/read-request.ts';
import { NO_TYPES, type TypeRequest } from '../../src/plan/type-request.ts';
import { sourceOf } from '../support/sources.ts';

/** A table and how it is read. */
interface Job {
  readonly text: string;
  readonly types?: TypeRequest;
  readonly naValues?: readonly string[];
  readonly dialect?: Partial<Dialect>;
}

/** What a run shows: the columns and the rows that were refused, or the error. */
interface Shown {
  readonly columns: readonly object[] | undefined;
  readonly rows: number | undefined;
  readonly refused: readonly string[];
  readonly error: string | undefined;
}

/** A column whose type is its members: functions are never equal. */
function plain(column: DescribedColumn): object {
  const { numbers } = column;
  return { ...column, numbers: numbers && { ...numbers, type: numbers.type?.members } };
}

/** Describes a table in this process. */
async function shown(
  { text, types = NO_TYPES, naValues = [], dialect: given }: Job,
  engine: 'records' | 'bytes',
  { blockBytes, limit }: { readonly blockBytes: number; readonly limit: number | undefined },
): Promise<Shown> {
  const dialect = { ...CSV, ...given };
  const spec = {
    na_values: naValues,
    default_na: true,
    missing: 'error',
    invalid: 'error',
  } as const;
  const refused: string[] = [];
  const take = (row: { readonly raw: string }): void => void refused.push(row.raw);
  const rejections = new Rejections(limit === undefined ? undefined : { limit, take });
  const request = { columns: undefined, rules: cellRules(spec, dialect), types };
  const work = { engine, threads: 1, blockBytes, rejections };
  try {
    const table = await describeFiles(request, [sourceOf(text)], dialect, work);
    return { columns: table?.columns.map(plain), rows: table?.rows, refused, error: undefined };
  } catch (error) {
    if (!(error instanceof DiscretizeError)) throw error;
    return {
      columns: undefined,
      rows: undefined,
      refused,
      error: JSON.stringify([error.message, error.at]),
    };
  }
}

/** Expects that the bytes engine describes a table as the records engine does. */
async function expectEqual(job: Job, limit?: number): Promise<void> {
  const expected = await shown(job, 'records', { blockBytes: 0, limit });
  for (const blockBytes of [40, 300, 2 ** 20]) {
    expect(await shown(job, 'bytes', { blockBytes, limit }), `${blockBytes}`).toEqual(expected);
  }
}

const cell = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -30, max: 30 }).map((x) => String(x / 8)) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '',
      'NA',
      'a',
      'bc',
      '-0',
      '0',
      'inf',
      '-99',
      '-99.0',
      ' 5 ',
      '1e400',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...['2026-03-01', '"2026-03-01 06:30"', '2026-03-01T06:30:15.5', '1970-01-01', '01.02.2026'],
      ...['1:30:00', 'PT5M', '90s', '$5', '"$1,200"', '12%', '"a ""b"""', '"x,\ny"', '"7"', '"NA"'],
      ...[
        '\xe4\xf6',
        'a text of more bytes than are kept',
        '12345678901234567890',
        'r2d2',
        '3 apples',
      ],
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('a"b', '"c"d', 'e,f', '"open') },
);

const row = fc.array(cell, { minLength: 3, maxLength: 3 }).map((cells) => cells.join(','));

const TYPES: readonly TypeRequest[] = [
  NO_TYPES,
  { ...NO_TYPES, type: 'datetime' },
  { ...NO_TYPES, type: 'duration' },
  { ...NO_TYPES, type: 'number' },
  { ...NO_TYPES, members: { numbers: ['currency', 'percent'] } },
  { ...NO_TYPES, members: { part: 'month' } },
];

describe('a description', () => {
  test('is the same by both engines, for all kinds of cells, types and bad rows', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 40 }),
        fc.constantFrom(...TYPES),
        fc.constantFrom([], ['-99', 'bc', '2026-03-01']),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom({}, { lenient: true }, { quote: null, escape: null }),
        fc.constantFrom(undefined, 1000, 2),
        async (rows, types, naValues, lineEnd, dialect, limit) => {
          const text = ['a,b,c', ...rows, ''].join(lineEnd);
          await expectEqual({ text, types, naValues, dialect }, limit);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('is the same for columns with more texts than are kept, and after texts that end the search for styles', async () => {
    const rows = Array.from({ length: 3000 }, (_, i) => {
      const styled = i % 700 === 650 ? '$5' : `r${i % 300}d2`;
      return `${i % 7 === 0 ? `text ${i}` : i},${styled},${i % 900 < 500 ? 'same' : `n${i % 450}`}`;
    });
    await expectEqual({ text: ['a,b,c', ...rows, ''].join('\n') });
  });

  test('names the line of the first cell that differs after a bad row and cells of several lines', async () => {
    const text = 'a,b\n1,"x\ny"\n2\n3,"z\n\n"\nbad,w\n';
    for (const engine of ['records', 'bytes'] as const) {
      const { columns } = await shown({ text }, engine, { blockBytes: 16, limit: 1 });
      const spoiler = { text: 'bad', line: 8, kind: 'text', among: 'number' };
      expect(columns?.[0]).toMatchObject({ spoiler });
    }
  });
});
