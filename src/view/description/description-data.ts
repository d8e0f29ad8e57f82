/** What views need of a described column. Names and cells are fit to be printed. */
export interface DescribedColumnView {
  readonly position: number;
  readonly name: string;
  readonly holds: string;
  readonly spoiler:
    | { readonly text: string; readonly line: number | undefined; readonly among: string }
    | undefined;
  readonly missing: number;
  readonly invalid: number;
  readonly distinct: { readonly count: number; readonly error: number };
  readonly numbers:
    | {
        readonly min: number;
        readonly q1: number;
        readonly median: number;
        readonly q3: number;
        readonly max: number;
        readonly rankError: number;
        readonly counts: readonly number[];
      }
    | undefined;
  /** What to type next for this column; undefined if nothing bins it. */
  readonly next: string | undefined;
}

/** The names of the fields of {@link descriptionRows}. */
export const DESCRIPTION_HEADER: readonly string[] = [
  'position',
  'name',
  'holds',
  'missing',
  'invalid',
  'distinct',
  'distinct_error',
  'min',
  'q1',
  'median',
  'q3',
  'max',
  'spoiled_by',
  'spoiled_line',
  'next',
];

/** Described columns as rows of a table. */
export function descriptionRows(columns: readonly DescribedColumnView[]): string[][] {
  return columns.map((column) => {
    const { position, name, holds, missing, invalid, distinct, numbers, spoiler, next } = column;
    const { min, q1, median, q3, max } = numbers ?? {};
    const cells = [position, name, holds, missing, invalid, distinct.count, distinct.error];
    const places = [spoiler?.text, spoiler?.line, next];
    return [...cells, min, q1, median, q3, max, ...places].map((cell) => String(cell ?? ''));
  });
}

/** Described columns as plain data; what is unknown is null. */
export function descriptionJson(rows: number, columns: readonly DescribedColumnView[]): object {
  const all = columns.map(({ distinct, numbers, spoiler, next, ...column }) => ({
    ...column,
    distinct: distinct.count,
    distinct_error: distinct.error,
    ...(numbers === undefined ? NO_NUMBERS : numbersJson(numbers)),
    spoiled_by: spoiler === undefined ? null : { cell: spoiler.text, line: spoiler.line ?? null },
    next: next ?? null,
  }));
  return { rows, columns: all };
}

const NO_NUMBERS = { min: null, q1: null, median: null, q3: null, max: null } as const;

function numbersJson(numbers: NonNullable<DescribedColumnView['numbers']>): object {
  const { rankError, counts: _, ...quantiles } = numbers;
  return { ...quantiles, ...(rankError > 0 && { rank_error: rankError }) };
}
