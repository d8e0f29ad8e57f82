import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCell } from '../../../src/core/cells/cell.ts';
import { cellEdges, isSurelyInvalid } from '../../../src/core/cells/cell-edges.ts';
import { naList } from '../../../src/core/cells/na-list.ts';
import type { Notation } from '../../../src/core/cells/notation.ts';
import { DEFAULT_NA_VALUES } from '../../../src/core/missing.ts';

const QUOTE = 34;

function isSure(text: string, edges: ReturnType<typeof cellEdges>, quote = QUOTE): boolean {
  const bytes = Buffer.from(text, 'latin1');
  return isSurelyInvalid(bytes, 0, bytes.length, edges, quote);
}

const NOTATIONS: readonly Notation[] = [
  { decimal: '.', thousands: null },
  { decimal: ',', thousands: '.' },
  { decimal: ',', thousands: null },
  { decimal: '.', thousands: ' ' },
  { decimal: '.', thousands: '\xc2\xa0' },
];

const LISTS = [DEFAULT_NA_VALUES, [], ['', 'x y', '-99', '?']];

describe('the edges of cells', () => {
  test.each(NOTATIONS.flatMap((notation) => LISTS.map((list) => ({ notation, list }))))(
    'find no cell invalid that the grammar reads: %j',
    ({ notation, list }) => {
      const grammar = { ...naList(list), notation, words: new Map([['refused', 1e-310]]) };
      const edges = cellEdges(grammar);
      const parts = fc.constantFrom(
        ...[
          ...' \t+-.,0123456789eEiInNfFyYaAx"\xc2\xa0\xff',
          ...list,
          'refused',
          'infinity',
          'NaN',
        ],
      );
      const texts = fc.array(parts, { maxLength: 7 }).map((all) => all.join(''));
      fc.assert(
        fc.property(texts, (text) => {
          if (isSure(text, edges, -1)) expect(readCell(text, grammar)).toBeUndefined();
        }),
        { numRuns: 2000 },
      );
    },
  );

  test.each(['ab', 'a1', 'é', '?', '$12', '12 EUR', '-', '"word"', '"""q"""'])(
    'tell that %j is invalid',
    (text) => {
      const edges = cellEdges({ ...naList(DEFAULT_NA_VALUES), notation: NOTATIONS[0] as Notation });
      expect(isSure(text, edges)).toBe(true);
    },
  );

  test.each(['', '""', '1', ' x ', 'none', '1,5', 'NaN', '"1"', '1a'])(
    'leave %j to the grammar',
    (text) => {
      const edges = cellEdges({ ...naList(DEFAULT_NA_VALUES), notation: NOTATIONS[0] as Notation });
      expect(isSure(text, edges)).toBe(false);
    },
  );
});
