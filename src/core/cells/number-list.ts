import { DiscretizeError } from '../errors/error.ts';
import { parseNumber, trimBlanks } from './number.ts';
import { parseNumberRange } from './number-range.ts';
import { type UnheldWhole, unheldWhole } from './whole.ts';

/**
 * Reads the numbers of a list such as `-0.5,0,0.1`, in the given order. An item may be a range: `0:100:10`.
 *
 * @throws DiscretizeError E_BOUNDARIES for an item that is empty, not a number, or a whole number that float64
 *   rounds; for two adjacent items of different text and equal value
 */
export function parseNumberList(text: string): number[] {
  const items = text.split(',').map(trimBlanks);
  const all = items.flatMap((item, index) => {
    const range = parseNumberRange(item);
    if (range !== undefined) return range.map((value) => ({ value, item: String(value) }));
    return [{ value: parseItem(item, index), item }];
  });
  const twin = all.findIndex(({ value, item }, i) => {
    const before = all[i - 1];
    return before !== undefined && before.value === value && before.item !== item;
  });
  if (twin > 0) throw sameNumber([all[twin - 1]?.item ?? '', all[twin]?.item ?? ''], twin);
  return all.map(({ value }) => value);
}

function parseItem(item: string, index: number): number {
  const value = parseNumber(item);
  if (value === undefined || Number.isNaN(value)) throw notANumber(item.trim(), index);
  const unheld = unheldWhole(item);
  if (unheld !== undefined) throw notHeld(unheld, index);
  return value;
}

function notHeld({ text, hint }: UnheldWhole, index: number): DiscretizeError {
  const message = `boundary ${index + 1} is a whole number that float64 cannot hold: ${text}`;
  return new DiscretizeError('E_BOUNDARIES', message, {
    expected: 'a number that float64 can hold',
    received: text,
    hint,
  });
}

/** The error for two items of equal value, with their texts: both numbers print alike. */
function sameNumber(received: readonly [string, string], index: number): DiscretizeError {
  const [before, after] = received;
  const message =
    `boundaries must strictly increase, but ${before} (number ${index}) is followed by ` +
    `${after} (number ${index + 1}): in float64 they are the same number`;
  return new DiscretizeError('E_BOUNDARIES', message, {
    expected: 'strictly increasing numbers',
    received,
    hint: 'remove one of them',
  });
}

function notANumber(item: string, index: number): DiscretizeError {
  const what = item === '' ? 'is empty' : `is not a number: "${item}"`;
  return new DiscretizeError('E_BOUNDARIES', `boundary ${index + 1} ${what}`, {
    expected: 'numbers with commas between them',
    received: item,
    hint: /^[a-z_]\w*$/i.test(item)
      ? `for the column "${item}", write ${item}=10,20`
      : 'use numbers such as -0.5,0,0.1,0.2,3, or a range: 0:100:10',
  });
}
