import { type ColumnTypeName, type TypeMembers, typeDefinition } from '../column-types/registry.ts';
import { DiscretizeError } from '../core/errors/error.ts';
import { type TypeRequest, typeOfColumn } from './type-request.ts';

/**
 * The type of the columns of a feature.
 *
 * @param given what the feature says
 * @throws DiscretizeError E_USAGE if flags give its columns different types
 */
export function commonType(
  positions: readonly number[],
  types: TypeRequest,
  header: readonly string[],
  given: TypeMembers,
): TypeMembers {
  const [first = -1, ...others] = positions;
  const typeAt = (position: number): TypeMembers => typeOfColumn(position, types, header, given);
  const members = typeAt(first);
  const odd =
    types.own.length === 0 ? undefined : others.find((one) => typeAt(one).type !== members.type);
  if (odd === undefined) return members;
  const said = [first, odd].map((one) => `"${header[one]}" holds ${nounsOf(typeAt(one).type)}`);
  throw mixed(`one list cannot bin two types: ${said.join(', ')}`);
}

/**
 * Rejects a list for all columns whose boundaries are of another type than a column: they would be read as
 * milliseconds. Numbers are seconds for durations, and parts of dates, such as months.
 *
 * @param list the type of the boundaries
 * @throws DiscretizeError E_USAGE
 */
export function checkListType(
  list: TypeMembers,
  { type, part }: TypeMembers,
  column: string,
): void {
  if (type === list.type || part !== undefined || (type === 'duration' && list.type === undefined))
    return;
  throw mixed(`the boundaries are ${nounsOf(list.type)}, but "${column}" holds ${nounsOf(type)}`);
}

function nounsOf(type: ColumnTypeName = 'number'): string {
  return `${typeDefinition(type).noun}s`;
}

function mixed(message: string): DiscretizeError {
  return new DiscretizeError('E_USAGE', message, {
    hint: 'give columns of another type a list of their own, such as -b d=2026-01-01',
  });
}
