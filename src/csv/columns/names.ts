import { DiscretizeError } from '../../core/errors/error.ts';

/** An item of a list and the comma after it; commas in double quotes are part of the item. */
const ITEM = /((?:"(?:[^"]|"")*"|[^,])*),/gs;

/**
 * Reads the names of columns: `a,b,c`; a name in double quotes may hold commas and quotes.
 *
 * @throws DiscretizeError E_USAGE for an empty name
 */
export function parseNames(list: string): readonly string[] {
  const names = Array.from(`${list},`.matchAll(ITEM), ([, item = '']) => unquoted(item.trim()));
  const empty = names.indexOf('');
  if (empty < 0) return names;
  throw new DiscretizeError('E_USAGE', `invalid --names "${list}": name ${empty + 1} is empty`, {
    expected: 'names with commas between them',
    received: list,
    hint: 'use a name for every column: --names id,fare,tip',
  });
}

function unquoted(item: string): string {
  return /^".*"$/s.test(item) ? item.slice(1, -1).replaceAll('""', '"') : item;
}
