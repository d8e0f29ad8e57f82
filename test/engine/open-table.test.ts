import { describe, expect, test, vi } from 'vitest';
import { resolveDialect } from '../../src/csv/dialect.ts';
import { withTable } from '../../src/engine/open-table.ts';
import type { InputTable } from '../../src/engine/table.ts';
import { sourceOf, watchedSource } from '../support/sources.ts';

const RUN = { engine: 'records', threads: 1 } as const;

/** The rows of a table, with the location of their second field. */
async function rowsOf(table: InputTable): Promise<object[]> {
  const found: object[] = [];
  for await (const block of table.rows()) {
    for (const row of block.rows) {
      const { line, column } = block.locate(row, 1);
      found.push({ fields: row.fields, raw: block.raw(row), line, column });
    }
  }
  return found;
}

describe('an input table', () => {
  test.each(['in.csv', 'in.txt', '<stdin>'])(
    'is a CSV table for a source named %s',
    async (name) => {
      const sources = [
        { ...sourceOf('a,b\n1,2\n'), name },
        { ...sourceOf('a,b\n3,4\n'), name },
      ];
      const read = await withTable(sources, resolveDialect(), RUN, async (table) => ({
        header: table.header,
        rows: await table.sample(),
      }));
      const rows = [
        ['1', '2'],
        ['3', '4'],
      ];
      expect(read).toEqual({ header: ['a', 'b'], rows });
    },
  );

  test('hands out the rows with their texts and locations', async () => {
    const texts = await withTable([sourceOf('a,b\n1,"x"\n3,4\n')], resolveDialect(), RUN, rowsOf);
    expect(texts).toEqual([
      { fields: ['1', 'x'], raw: '1,"x"', line: 2, column: 3 },
      { fields: ['3', '4'], raw: '3,4', line: 3, column: 3 },
    ]);
  });

  test('locates rows in any order', async () => {
    const sources = [sourceOf('a,b\n1,2\n3,4\n5,6\n')];
    const lines = await withTable(sources, resolveDialect(), RUN, async (table) => {
      const found: (number | undefined)[] = [];
      for await (const { rows, locate } of table.rows()) {
        const forward = rows.map((row) => locate(row, 0).line);
        expect(rows.toReversed().map((row) => locate(row, 1).line)).toEqual(forward.toReversed());
        found.push(...forward);
      }
      return found;
    });
    expect(lines).toEqual([2, 3, 4]);
  });

  test('is closed if the work throws', async () => {
    const source = watchedSource((i) => (i === 0 ? 'a\n1\n' : '2\n'));
    const fail = async (): Promise<never> => {
      throw new Error('failed');
    };
    await expect(withTable([source], resolveDialect(), RUN, fail)).rejects.toThrow('failed');
    expect(source.isClosed).toBe(true);
  });

  test('is undefined for an input without a record', async () => {
    const work = vi.fn(async () => true);
    expect(await withTable([sourceOf('')], resolveDialect(), RUN, work)).toBeUndefined();
    expect(work).not.toHaveBeenCalled();
  });
});
