import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnType } from '../../../src/column-types/registry.ts';
import type { CellGrammar } from '../../../src/core/cells/cell.ts';
import type { Notation } from '../../../src/core/cells/notation.ts';
import { wordValue } from '../../../src/core/cells/word-values.ts';
import { ColumnReasons } from '../../../src/csv/columns/column-reasons.ts';
import { Line } from '../../../src/csv/line.ts';

const POINT: Notation = { decimal: '.', thousands: null };
const COMMA: Notation = { decimal: ',', thousands: '.' };

/** A grammar with a number and a word that are missing, and maybe a type and words of its own. */
function grammarOf(notation: Notation, own: Pick<CellGrammar, 'type' | 'words'>): CellGrammar {
  return { naValues: new Set(['', 'NA', '-99']), naNumbers: new Set([-99]), notation, ...own };
}

/** A row as the bytes of a line between others. */
function lineOf(cells: readonly string[], delimiter = ';'): Line {
  const content = Buffer.from(cells.join(delimiter), 'latin1');
  const bytes = Buffer.concat([Buffer.from('x;'), content, Buffer.from(`${delimiter}1\n`)]);
  const span = { start: 2, end: 2 + content.length, width: cells.length };
  return new Line(bytes, span, Buffer.from(delimiter));
}

type Rows = readonly (readonly string[])[];

/** The reasons by the rows as texts and as lines. */
function reasonsOf(
  rows: Rows,
  grammars: readonly CellGrammar[],
  notation: Notation,
  delimiter?: string,
): readonly ColumnReasons['reasons'][] {
  const [byTexts, byLines] = [0, 1].map(() => new ColumnReasons(grammars, notation)) as [
    ColumnReasons,
    ColumnReasons,
  ];
  for (const row of rows) {
    byTexts.add(row);
    byLines.add(lineOf(row, delimiter));
  }
  return [byTexts.reasons, byLines.reasons];
}

/** A set that counts how often it is asked: once for each cell that is a text. */
class CountedSet extends Set<string> {
  looks = 0;

  override has(text: string): boolean {
    this.looks++;
    return super.has(text);
  }
}

const CELL = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('1', '-2', '3.5', '1,5', '007', '12345') },
  { weight: 2, arbitrary: fc.constantFrom('', 'NA', '-99', '-99.0', ' ', 'nan', '1e3', '.5') },
  { weight: 1, arbitrary: fc.constantFrom('word', '$5', '1.2.3', '1.234,5', '2020-01-02', '\xe9') },
  {
    weight: 1,
    arbitrary: fc.string({ unit: fc.constantFrom(...'0123456789.,+-e'), maxLength: 6 }),
  },
);
const WIDTH = 5;
const ROWS = fc.array(fc.array(CELL, { minLength: WIDTH, maxLength: WIDTH }), { maxLength: 8 });

describe('the reasons against columns', () => {
  test.each([POINT, COMMA])('are the same for lines as for texts: %j', (notation) => {
    const words = new Map([
      ['word', wordValue(0)],
      ['1', wordValue(1)],
    ]);
    const dollars = columnType({ type: 'number', numbers: ['currency'] }, notation);
    const grammars = [
      grammarOf(notation, {}),
      grammarOf(notation, {}),
      grammarOf(notation, { words }),
      grammarOf(notation, { type: columnType({ type: 'datetime' }, notation) }),
      grammarOf(notation, { type: dollars }),
    ];
    let chosen = 0;
    fc.assert(
      fc.property(ROWS, (rows) => {
        const [byTexts, byLines] = reasonsOf(rows, grammars, notation);
        expect(byLines).toEqual(byTexts);
        chosen += (byLines as unknown[]).filter((reason) => reason === undefined).length;
      }),
      { numRuns: 2000 },
    );
    expect(chosen).toBeGreaterThan(100);
  });

  test.each([
    { delimiter: ',', notation: COMMA },
    { delimiter: '.', notation: POINT },
    { delimiter: '-', notation: POINT },
    { delimiter: '+', notation: POINT },
  ])('are the same for lines whose delimiter may be in numbers: %j', ({ delimiter, notation }) => {
    const grammars = Array.from({ length: WIDTH }, () => grammarOf(notation, {}));
    const cell = CELL.map((text) => text.replaceAll(delimiter, ''));
    const rows = fc.array(fc.array(cell, { minLength: WIDTH, maxLength: WIDTH }), { maxLength: 8 });
    fc.assert(
      fc.property(rows, (some) => {
        const [byTexts, byLines] = reasonsOf(some, grammars, notation, delimiter);
        expect(byLines).toEqual(byTexts);
      }),
    );
  });

  test('name the first cell that is not a number, its row, and its probable meaning', () => {
    const grammars = Array.from({ length: 3 }, () => grammarOf(POINT, {}));
    const rows = [
      ['1', '', 'NA'],
      ['2', '1,5', '-99'],
      ['x', 'y', ''],
    ];
    const reasons = [
      '"x" in row 3 is not a number',
      '"1,5" in row 2 is not a number: with --decimal , it is 1.5',
      'no numbers',
    ];
    expect(reasonsOf(rows, grammars, POINT)).toEqual([reasons, reasons]);
  });

  test('decode only a few cells: the first numbers, and cells that are not numbers', () => {
    const [columns, rows] = [100, 50];
    const line = lineOf(Array.from({ length: columns }, (_, i) => (i === 7 ? '' : `-${i}.5`)));
    const naValues = new CountedSet(['']);
    const grammar = { ...grammarOf(POINT, {}), naValues };
    const found = new ColumnReasons(
      Array.from({ length: columns }, () => grammar),
      POINT,
    );
    for (let row = 0; row < rows; row++) found.add(line);
    expect(found.reasons.filter((reason) => reason === undefined)).toHaveLength(columns - 1);
    expect(naValues.looks).toBe(columns - 1 + rows);
  });
});
