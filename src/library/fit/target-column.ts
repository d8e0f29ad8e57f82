import type { CellGrammar } from '../../core/cells/cell.ts';
import { readCell } from '../../core/cells/cell.ts';
import { DiscretizeError } from '../../core/errors/error.ts';
import { itemsOf, otherNumber } from '../../core/number-column.ts';
import { shown } from '../../core/options/check-options.ts';
import { bytesOf } from '../../csv/byte-string.ts';
import { TextCodes } from '../../csv/columns/text-codes.ts';
import { isTextEvent } from '../../fit/target/classify.ts';
import type { TargetColumn } from '../../fit/target/labels.ts';

/**
 * Reads the target as the command does: numbers if all cells, and the event if named, are numbers; else texts.
 *
 * @throws DiscretizeError E_COLUMNS for a target that is not a column, or has a value that is neither a number nor
 *   text
 */
export function targetColumnOf(
  name: string,
  given: unknown,
  event: string | undefined,
  rules: CellGrammar,
): TargetColumn {
  const items = itemsOf(given);
  if (items === undefined) throw notATarget(name, given);
  const numbers = isTextEvent(event) ? undefined : numbersOf(items, rules);
  if (numbers !== undefined) return { name, cells: numbers, texts: undefined };
  const codes = new TextCodes();
  const cells = Float64Array.from({ length: items.length }, (_, row) => {
    const item = items[row];
    const isMissing = item === null || item === undefined || Number.isNaN(item);
    return isMissing ? Number.NaN : codes.codeOf(bytesOf(textOf(name, item)), rules);
  });
  return { name, cells, texts: codes.texts };
}

/** The cells as numbers; undefined if one of them is not a number. */
function numbersOf(items: ArrayLike<unknown>, rules: CellGrammar): Float64Array | undefined {
  const numbers = new Float64Array(items.length);
  for (let row = 0; row < items.length; row++) {
    const item = items[row];
    const value =
      typeof item === 'number'
        ? item
        : typeof item === 'string'
          ? readCell(bytesOf(item), rules)
          : otherNumber(item);
    if (value === undefined) return undefined;
    numbers[row] = value;
  }
  return numbers;
}

function textOf(name: string, item: unknown): string {
  if (['string', 'number', 'boolean', 'bigint'].includes(typeof item)) return String(item);
  throw notATarget(name, item);
}

function notATarget(name: string, received: unknown): DiscretizeError {
  const message = `target "${name}" cannot be read from ${shown(received)}`;
  return new DiscretizeError('E_COLUMNS', message, {
    expected: 'numbers, text or booleans',
    received,
    hint: 'use the name of a column, or an array with a value for each row',
  });
}
