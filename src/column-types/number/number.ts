import { explainRejection, otherNotations } from '../../core/cells/near-number.ts';
import type { Notation } from '../../core/cells/notation.ts';
import { parseNumber } from '../../core/cells/number.ts';
import type { ColumnTypeDefinition, NumberStyle } from '../column-type.ts';
import { numberReader, stylesReading, styleTeller } from './styles.ts';

/** Numbers, and with styles numbers in other forms. */
export const number: ColumnTypeDefinition = {
  noun: 'number',
  columnNote: ({ numbers }) =>
    numbers === undefined ? undefined : 'a column of plain numbers: 12.5% as 0.125',
  members: ['numbers'],
  recognizes: () => false,
  make: (members, notation) => ({
    isNumber: true,
    expected: 'a number',
    parse: numberReader(members.numbers ?? [], notation),
    remedy: styleRemedy(members.numbers ?? []),
    styleOf: styleTeller(members.numbers ?? [], notation),
    format: String,
    formatDistance: (distance) => String(Number(distance.toPrecision(6))),
    parseBoundary: (given) =>
      typeof given === 'string'
        ? parseNumber(given)
        : typeof given === 'number'
          ? given
          : undefined,
    boundaryRemedy: () => 'a list looks like -0.5,0,0.1,0.2,3',
    storedBoundary: (value) => value,
    texts: undefined,
  }),
};

/**
 * Makes the remedy for invalid cells of a column with styles: the flags that read a cell, without the styles and
 * separators that are given.
 */
export function styleRemedy(
  given: readonly NumberStyle[],
): (text: string, notation: Notation) => string | undefined {
  return (text, notation) =>
    moreStyles(given, text, notation) ??
    otherNotations(text, notation, (one, other) => numberReader(given, other)(one)) ??
    withoutStyles(explainRejection(text, notation));
}

/** The remedy that adds the styles that read a text in the given notation. */
function moreStyles(
  given: readonly NumberStyle[],
  text: string,
  notation: Notation,
): string | undefined {
  const found = stylesReading(text, notation);
  if (found === undefined) return undefined;
  const all = [...new Set([...given, ...found])];
  return `with --numbers ${all.join(',')} it is ${numberReader(all, notation)(text)}`;
}

/** A hint, unless it names styles, which were tried before. */
function withoutStyles(hint: string | undefined): string | undefined {
  return hint?.includes('--numbers') ? undefined : hint;
}
