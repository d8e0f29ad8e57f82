import type { CellGrammar } from './cell.ts';
import { NUMBER_EDGES } from './number.ts';

/** The first and last bytes of valid and missing cells: 1 for each such byte. */
export interface CellEdges {
  readonly first: Uint8Array;
  readonly last: Uint8Array;
}

/**
 * The edges of the cells of a column of plain numbers, which tell most words from numbers without decoding the cell.
 *
 * @param grammar held as byte strings, without a type
 */
export function cellEdges({ naValues, words, notation }: Omit<CellGrammar, 'type'>): CellEdges {
  const listed = [...naValues, ...(words?.keys() ?? [])].filter((word) => word !== '');
  const { first, last } = NUMBER_EDGES;
  return {
    first: marked([first, notation.decimal, ...listed.map((word) => word.charAt(0))]),
    last: marked([last, notation.decimal, ...listed.map((word) => word.charAt(word.length - 1))]),
  };
}

function marked(characters: readonly string[]): Uint8Array {
  const marks = new Uint8Array(256);
  for (const character of characters.join('')) marks[character.charCodeAt(0)] = 1;
  return marks;
}

/**
 * True for a cell that is certainly invalid; false if the grammar must decide.
 *
 * @param quote the byte of quotes; -1 if quotes have no meaning
 */
export function isSurelyInvalid(
  bytes: Uint8Array,
  start: number,
  end: number,
  { first, last }: CellEdges,
  quote: number,
): boolean {
  const inner = bytes[start] === quote ? 1 : 0;
  const [from, to] = [start + inner, end - inner - 1];
  if (from > to) return false;
  return first[bytes[from] as number] === 0 || last[bytes[to] as number] === 0;
}
