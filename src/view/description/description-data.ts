import type { ColumnType } from '../../column-types/registry.ts';

/** A cell and the line that it is on. */
interface CellView {
  readonly text: string;
  readonly line: number | undefined;
}

/** The flags that read a cell as a number; undefined if there are none. */
interface NumberRemedy {
  readonly remedy: string | undefined;
}

/** A described column for views. Names and cells are printable. */
export interface DescribedColumnView {
  readonly position: number;
  readonly name: string;
  readonly holds: string;
  readonly spoiler: (CellView & NumberRemedy & { readonly among: string }) | undefined;
  /** The styles of its numbers other than plain. */
  readonly styles: readonly string[];
  /** The first date in an unknown format, in a column of dates. */
  readonly foreignDate: CellView | undefined;
  /** The first cell of a column of text, if it is a number in another notation. */
  readonly foreignNumber: (CellView & NumberRemedy) | undefined;
  readonly missing: number;
  /** The invalid cells; undefined for a column of text, whose cells are all valid. */
  readonly invalid: number | undefined;
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
        /** The type of the values; undefined: plain numbers. */
        readonly type: ColumnType | undefined;
      }
    | undefined;
  /** The command that bins the column; undefined if there is none. */
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
    const quantiles = QUANTILES.map((key) => numbers && stored(numbers, key));
    const cells = [position, name, holds, missing, invalid, distinct.count, distinct.error];
    const places = [spoiler?.text, spoiler?.line, next];
    return [...cells, ...quantiles, ...places].map((cell) => String(cell ?? ''));
  });
}

/** The quantiles of a column, in the order of tables. */
export const QUANTILES = ['min', 'q1', 'median', 'q3', 'max'] as const;

type Numbers = NonNullable<DescribedColumnView['numbers']>;

/** A quantile as data: a time in ISO 8601, else a number. */
function stored(numbers: Numbers, key: (typeof QUANTILES)[number]): string | number {
  const { type } = numbers;
  return type === undefined ? numbers[key] : type.storedBoundary(numbers[key]);
}

/** Described columns as plain data; unknown members are null. */
export function descriptionJson(rows: number, columns: readonly DescribedColumnView[]): object {
  const all = columns.map((column) => {
    const { position, name, holds, styles, missing, invalid, distinct, numbers, spoiler } = column;
    return {
      position,
      name,
      holds,
      ...(styles.length > 0 && { styles }),
      missing,
      invalid: invalid ?? null,
      distinct: distinct.count,
      distinct_error: distinct.error,
      ...numbersJson(numbers),
      spoiled_by: spoiler === undefined ? null : { cell: spoiler.text, line: spoiler.line ?? null },
      next: column.next ?? null,
    };
  });
  return { rows, columns: all };
}

function numbersJson(numbers: DescribedColumnView['numbers']): object {
  const quantiles = QUANTILES.map((key) => [key, numbers ? stored(numbers, key) : null]);
  const { rankError = 0 } = numbers ?? {};
  return { ...Object.fromEntries(quantiles), ...(rankError > 0 && { rank_error: rankError }) };
}
