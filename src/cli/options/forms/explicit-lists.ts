import { Boundaries } from '../../../core/boundaries.ts';
import { DiscretizeError } from '../../../core/errors/error.ts';
import type { Precision } from '../../../core/threshold.ts';
import type { ExplicitList } from '../../../plan/bin-request.ts';
import type { TypeRequest } from '../../../plan/type-request.ts';
import { typedList } from './column-types.ts';

/**
 * Reads `--boundaries`: `0,10,20` for all columns, `fare=10,20` for some.
 *
 * @throws DiscretizeError E_BOUNDARIES; E_USAGE for two lists for the same columns
 */
export function explicitLists(
  values: readonly string[],
  precision: Precision,
  types: TypeRequest,
): ExplicitList[] {
  const lists = values.map((value) => explicitList(value, types));
  // The plan checks them too, but only when the header has come, and that may take long.
  for (const { boundaries } of lists) Boundaries.of(boundaries, { precision });
  const names = lists.map(({ columns }) => columns);
  const twice = lists.find(({ columns }, i) => names.indexOf(columns) !== i);
  if (twice === undefined) return lists;
  const { columns } = twice;
  const whose = columns === undefined ? 'all columns' : `"${columns}"`;
  throw new DiscretizeError('E_USAGE', `duplicate -b for ${whose}`, {
    received: values,
    hint:
      columns === undefined
        ? 'name the columns: -b fare=10,20 -b tip=1,5'
        : 'remove one list, or join the two',
  });
}

/** A number has no equals sign, so the last one ends the column's name. */
function explicitList(value: string, types: TypeRequest): ExplicitList {
  const text = value.replace(/^=/, '');
  const at = text.lastIndexOf('=');
  const columns = at < 0 ? undefined : text.slice(0, at).trim();
  // Lines of a file in "$(cat bounds.txt)" are as good as blanks.
  const list = text.slice(at + 1).replaceAll(/[\r\n]+/g, ' ');
  return { columns, ...typedList(list, columns, types) };
}
