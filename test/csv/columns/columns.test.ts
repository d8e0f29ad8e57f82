import { describe, expect, test } from 'vitest';
import { naList } from '../../../src/core/cells/na-list.ts';
import { POINT } from '../../../src/core/cells/notation.ts';
import { bytesOf } from '../../../src/csv/byte-string.ts';
import type { Columns } from '../../../src/csv/columns/column-block.ts';
import { type CellRules, readColumns } from '../../../src/csv/columns/columns.ts';
import { resolveDialect } from '../../../src/csv/dialect.ts';
import { rowsOf } from '../../../src/csv/records/record-block.ts';
import { Rejections } from '../../../src/csv/table/rejections.ts';
import { openTable } from '../../../src/csv/table/table.ts';
import { sourceOf } from '../../support/sources.ts';

const RULES: CellRules = {
  notation: POINT,
  ...naList(['', 'NA', '-99', 'é'], bytesOf),
  missing: 'empty',
  invalid: 'error',
};

const [X, Y] = [
  { position: 0, name: 'x' },
  { position: 2, name: 'y' },
] as const;

/** The columns x and y of a table `x,other,y`, which must fit in one block. */
async function columnsOf(rows: string, rules: Partial<CellRules> = {}): Promise<Columns> {
  // The rows come at once, and the end after them, so that all are in one block.
  const table = await openTable([sourceOf(`x,other,y\n${rows}\n\n\n`)], resolveDialect());
  const blocks: Columns[] = [];
  for await (const block of table.blocks) {
    blocks.push(
      readColumns(rowsOf(block), [X, Y], { ...RULES, ...rules }, new Rejections(undefined)),
    );
  }
  return blocks[0] as Columns;
}

function textsOf({ records }: Columns): string[] {
  return records.map(({ fields }) => fields.join());
}

describe('columns', () => {
  test('hold the numbers of the cells, and NaN where one is missing', async () => {
    const columns = await columnsOf('1,a,-2.5e3\n NA\t,b, .5\n-99,,NaN\ninf,c,é\n');
    expect(columns.values).toEqual([
      Float64Array.of(1, Number.NaN, Number.NaN, Number.POSITIVE_INFINITY),
      Float64Array.of(-2500, 0.5, Number.NaN, Number.NaN),
    ]);
    expect(textsOf(columns).length).toBe(4);
    expect(columns).toMatchObject({ dropped: 0, failure: undefined });
    expect([columns.invalid, columns.overflow]).toEqual([new Float64Array(2), new Float64Array(2)]);
  });

  test('are empty where there are no records', async () => {
    const { values, records, failure } = await columnsOf('1,2\n');
    expect(values).toEqual([new Float64Array(0), new Float64Array(0)]);
    expect(records).toEqual([]);
    expect(failure?.code).toBe('E_RAGGED_ROW');
  });

  test('take numbers that are too large as infinite, and count them', async () => {
    const columns = await columnsOf('1e999,,0\n-1e999,,1e400\ninf,,-inf\n');
    expect(columns.values[0]).toEqual(Float64Array.of(Infinity, -Infinity, Infinity));
    expect(columns.overflow).toEqual(Float64Array.of(2, 1));
  });
});

describe('a bad cell', () => {
  test('ends the columns before its record', async () => {
    const columns = await columnsOf('1,a,2\n3,b,0x4\n5,c,6\n');
    expect(columns.values).toEqual([Float64Array.of(1), Float64Array.of(2)]);
    expect(textsOf(columns)).toEqual(['1,a,2']);
    expect(columns.failure).toMatchObject({
      code: 'E_NOT_A_NUMBER',
      message: 'column "y": "0x4" is not a number',
      received: '0x4',
      at: { file: 'in.csv', line: 3, column: 5, text: '3,b,0x4' },
    });
  });

  test('that comes first in the file is reported, whatever its column', async () => {
    const second = await columnsOf('1,,b\na,,2\n');
    expect(second.failure?.at).toMatchObject({ line: 2, column: 4 });
    const first = await columnsOf('a,,b\n');
    expect(first.failure?.at).toMatchObject({ line: 2, column: 1 });
  });

  test('comes before a ragged row after it, and after one before it', async () => {
    const before = await columnsOf('1,,2\n3,,x\n4\n');
    expect(before.failure?.code).toBe('E_NOT_A_NUMBER');
    const after = await columnsOf('1,,2\n4\n3,,x\n');
    expect(after.failure?.code).toBe('E_RAGGED_ROW');
    expect(textsOf(after)).toEqual(['1,,2']);
  });

  test('is shown as text', async () => {
    const { failure } = await columnsOf('"é""\n",,1\n');
    expect(failure).toMatchObject({ received: 'é"\n', at: { line: 2, column: 1, text: '"é""' } });
  });

  test('that begins with a byte order mark is shown with it, and explained', async () => {
    const { failure } = await columnsOf('\ufeff5,,1\n');
    expect(failure).toMatchObject({ received: '\ufeff5' });
    expect(failure?.hint).toMatch(/^remove whitespace other than spaces and tabs/);
  });

  test('may count as missing', async () => {
    const columns = await columnsOf('a,,1\nb,,c\nNA,,2\n', { invalid: 'missing' });
    expect(columns.values).toEqual([
      Float64Array.of(Number.NaN, Number.NaN, Number.NaN),
      Float64Array.of(1, Number.NaN, 2),
    ]);
    expect(columns.invalid).toEqual(Float64Array.of(2, 1));
  });

  test('that counts as missing may end the run as a missing one would', async () => {
    const { failure } = await columnsOf('a,,1\n', { invalid: 'missing', missing: 'error' });
    expect(failure?.code).toBe('E_NOT_A_NUMBER');
  });

  test('may drop its record, and is counted', async () => {
    const columns = await columnsOf('1,a,2\nx,b,y\n3,c,4\n5,d,z\n', { invalid: 'drop' });
    expect(textsOf(columns)).toEqual(['1,a,2', '3,c,4']);
    expect(columns.values).toEqual([Float64Array.of(1, 3), Float64Array.of(2, 4)]);
    expect(columns.dropped).toBe(2);
    expect(columns.invalid).toEqual(Float64Array.of(1, 2));
  });
});

describe('a missing cell', () => {
  test('may drop its record', async () => {
    const columns = await columnsOf('NA,,1\n2,,3\n4,,\n', { missing: 'drop' });
    expect(columns).toMatchObject({ dropped: 2, failure: undefined });
    expect(columns.values).toEqual([Float64Array.of(2), Float64Array.of(3)]);
  });

  test('may end the run', async () => {
    const { failure } = await columnsOf('1,,2\n3,,NA\n', { missing: 'error' });
    expect(failure).toMatchObject({
      code: 'E_MISSING_VALUE',
      message: 'column "y": the value is missing ("NA")',
      at: { line: 3, column: 4 },
    });
  });

  test('does not drop a record that has a bad cell too: that ends the run', async () => {
    const { failure, dropped } = await columnsOf('NA,,x\n', { missing: 'drop' });
    expect(failure?.code).toBe('E_NOT_A_NUMBER');
    expect(dropped).toBe(0);
  });
});
