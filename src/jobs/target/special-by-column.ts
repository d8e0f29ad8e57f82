import { selectColumns } from '../../csv/columns/select.ts';
import type { GivenSpecial } from '../../plan/bin-request.ts';
import type { TargetColumns } from './collect-target.ts';
import type { TargetRequest } from './target-request.ts';

/** The special codes of each column; those for some columns win over those for all. */
export function specialByColumn(
  { special }: TargetRequest,
  { header }: TargetColumns,
): (column: string) => GivenSpecial['bins'] {
  const own = new Map(
    special.flatMap(({ columns, bins }) =>
      columns === undefined
        ? []
        : selectColumns(columns, header).map((at) => [header[at] ?? '', bins] as const),
    ),
  );
  const general = special.find(({ columns }) => columns === undefined)?.bins ?? [];
  return (column) => own.get(column) ?? general;
}
