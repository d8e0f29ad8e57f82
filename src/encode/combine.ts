import type { OutputMode, Value } from './mode.ts';

/**
 * One row's values of a feature whose mode combines its columns.
 *
 * @param groups the values of each column, all of the same length; at least one
 */
export function combine(
  groups: readonly (readonly Value[])[],
  how: OutputMode['combine'],
): readonly Value[] {
  const [first = [], ...rest] = groups;
  if (rest.length === 0) return first;
  const join = how === 'max' ? Math.max : add;
  return first.map((value, bin) =>
    rest.reduce<number>((joined, group) => join(joined, Number(group[bin])), Number(value)),
  );
}

function add(a: number, b: number): number {
  return a + b;
}
