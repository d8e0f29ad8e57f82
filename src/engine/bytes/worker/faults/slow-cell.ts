import { type CellGrammar, isRounded, readCell } from '../../../../core/cells/cell.ts';
import { isOverflow, trimBlanks } from '../../../../core/cells/number.ts';

/** A cell that the kernel left to the grammar. */
export interface SlowCell {
  readonly row: number;
  readonly target: number;
  readonly value: number | undefined;
  readonly isOverflow: boolean;
  readonly isRounded: boolean;
  readonly isEmpty: boolean;
  /** The style that its number is written in; undefined: plain. */
  readonly style: string | undefined;
}

/** Reads a cell that the kernel left to the grammar, and classifies its number. */
export function slowCell(
  { row, target }: Pick<SlowCell, 'row' | 'target'>,
  text: string,
  grammar: CellGrammar,
): SlowCell {
  const value = readCell(text, grammar);
  const isNumber = value !== undefined;
  const isPlain = grammar.type === undefined;
  return {
    row,
    target,
    value,
    isOverflow: isNumber && isOverflow(value, text),
    isRounded: isNumber && isPlain && isRounded(text, value, grammar.notation),
    isEmpty: isNumber && trimBlanks(text) === '',
    style: isNumber && !Number.isNaN(value) ? grammar.type?.styleOf?.(text) : undefined,
  };
}
