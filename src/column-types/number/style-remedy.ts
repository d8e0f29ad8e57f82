import { explainRejection, otherNotations } from '../../core/cells/near-number.ts';
import type { Notation } from '../../core/cells/notation.ts';
import type { NumberStyle } from '../column-type.ts';
import { numberReader, stylesReading } from './styles.ts';

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

/** The styles that read a text in the given notation, beside those that are given. */
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

/** A hint that does not name styles: those that read the cell were tried. */
function withoutStyles(hint: string | undefined): string | undefined {
  return hint?.includes('--numbers') ? undefined : hint;
}
