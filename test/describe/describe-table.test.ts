import { describe, expect, test } from 'vitest';
import { COLUMN_TYPE_NAMES, columnType, typeDefinition } from '../../src/column-types/registry.ts';
import { naList } from '../../src/core/cells/na-list.ts';
import { POINT } from '../../src/core/cells/notation.ts';
import type { Row } from '../../src/core/row-block.ts';
import { type DescribedTable, TableContents } from '../../src/describe/describe-table.ts';

const GRAMMAR = { ...naList([], String), notation: POINT };

/** A described table of one column. */
function described(cells: readonly string[]): DescribedTable {
  const rows: Row[] = cells.map((cell) => ({ fields: [cell] }));
  const locate = (row: Row): object => ({ line: rows.indexOf(row) + 2 });
  const place = { position: 0, name: 'x', types: { named: undefined, members: {} } };
  const contents = new TableContents([place], GRAMMAR);
  contents.rows({ rows, notation: POINT, locate, raw: String, failure: undefined });
  return contents.described();
}

describe.each(COLUMN_TYPE_NAMES)('a column of the type %s', (name) => {
  const type = columnType({ type: name });
  const { noun, mayRead } = typeDefinition(name);
  const cells = [90_000, 180_000, 270_000].map((value) => type?.format(value) ?? String(value));

  test('is described by the noun of the type, with the quantiles of its values', () => {
    const { columns } = described(cells);
    const [column] = columns;
    expect(column).toMatchObject({ held: name, holds: `${noun}s`, missing: 0, invalid: 0 });
    const values = cells.map((cell) => type?.parse(cell) ?? Number(cell));
    expect(column?.numbers).toMatchObject({ min: values[0], median: values[1], max: values[2] });
  });

  test('names the first cell that is not of the type', () => {
    const { columns } = described([...cells, 'free']);
    const spoiler = { text: 'free', line: 5, kind: 'text', among: noun };
    expect(columns[0]).toMatchObject({ holds: 'mixed', invalid: 1, spoiler });
  });

  test('has a quick test that its cells pass', () => {
    for (const cell of cells) expect(mayRead?.(cell)).not.toBe(false);
  });
});
