import { DiscretizeError } from '../../core/errors/error.ts';
import { parseTextList } from './text-list.ts';

/**
 * Reads the names of columns: `a,b,c`; a name in double quotes may hold commas and quotes.
 *
 * @throws DiscretizeError E_USAGE for an empty name
 */
export function parseNames(list: string): readonly string[] {
  const names = parseTextList(list);
  const empty = names.indexOf('');
  if (empty < 0) return names;
  throw new DiscretizeError('E_USAGE', `invalid --names "${list}": name ${empty + 1} is empty`, {
    expected: 'names with commas between them',
    received: list,
    hint: 'use a name for every column: --names id,fare,tip',
  });
}
