import type { BoundaryTexts } from '../core/boundary-options.ts';
import type { CellType } from '../core/cells/cell.ts';
import type { Notation } from '../core/cells/notation.ts';
import type { Closed } from '../core/threshold.ts';

/** The optional styles of numbers in cells. */
export type NumberStyle =
  | 'currency'
  | 'percent'
  | 'accounting'
  | 'fortran'
  | 'si'
  | 'censored'
  | 'range';

/** A part of a local time, as an integer. */
export type TimePart = 'hour' | 'weekday' | 'day' | 'month' | 'quarter' | 'year';

/** The reading of a local time that its zone skips or repeats: an invalid cell, or one of two instants. */
export type Ambiguous = 'error' | 'earlier' | 'later';

/** The members of a feature that are parameters of its type. */
export interface TypeParameters {
  /** The styles that are read in addition to plain numbers. */
  readonly numbers?: readonly NumberStyle[] | undefined;
  /** `iso` (default), `epoch_s`, `epoch_ms`, `epoch_us`, or a pattern of strptime such as `%d.%m.%Y`. */
  readonly time_format?: string | undefined;
  /** The zone of local times without an offset: `UTC` (default), or a name such as `Europe/Berlin`. */
  readonly zone?: string | undefined;
  /** Default `error`. */
  readonly ambiguous?: Ambiguous | undefined;
  /** The part that is binned; undefined: the time itself. */
  readonly part?: TimePart | undefined;
}

/** The conversion of cell texts to the float64 numbers that are compared, and back. */
export interface ValueFormat extends CellType {
  /**
   * Reads the usual forms of a cell from bytes, faster than `parse`, and to the same number.
   *
   * @returns NaN for any other form
   */
  readonly parseBytes?: ((bytes: Uint8Array, start: number, end: number) => number) | undefined;
  /** Reads a Date; undefined for a type that is not of times, and for an invalid one. */
  readonly parseDate?: ((date: Date) => number | undefined) | undefined;
  /** The text of a number, such as `2026-03-01`. */
  readonly format: (value: number) => string;
  /** The text of a distance between two numbers. */
  readonly formatDistance: (distance: number) => string;
  /** The unit of a distance; undefined for plain numbers and parts of dates. */
  readonly distanceUnit?: 'ms' | 's' | undefined;
  /**
   * Reads a boundary of a list or a spec.
   *
   * @returns undefined for an invalid one
   */
  readonly parseBoundary: (given: unknown) => number | undefined;
  /** The remedy for an invalid boundary of a list. */
  readonly boundaryRemedy: (text: string) => string;
  /** A boundary in the form of a spec, which reads back as the same number. */
  readonly storedBoundary: (value: number) => string | number;
  /** The texts of a boundary list in labels and messages; undefined: numbers as digits. */
  readonly texts: ((values: ArrayLike<number>, closed: Closed) => BoundaryTexts) | undefined;
}

/** The nice numbers of a type, for fitted boundaries. */
export interface NiceScale {
  /**
   * The nicest number between two numbers (exclusive); of equally nice numbers the nearest to `value`; without a nice
   * number, `value`.
   *
   * @returns undefined if the shortest decimal is to be taken
   */
  readonly shortestWithin: (
    value: number,
    gap: { readonly above: number; readonly below: number },
  ) => number | undefined;
  /** Nice numbers within a range that divide it into about the given number of bins. */
  readonly niceEdges: (min: number, max: number, bins: number) => readonly number[];
  /** The steps of the calendar; undefined for a type that is not of times. */
  readonly calendar?: CalendarSteps;
}

/** Bins that begin with the steps of a calendar, such as `month`. */
interface CalendarSteps {
  /**
   * The beginnings of all steps that cover a range.
   *
   * @throws DiscretizeError E_FIT for too many
   */
  readonly edges: (min: number, max: number, step: string) => readonly number[];
  /**
   * The names of the periods that calendar edges divide, such as `2026-03`.
   *
   * @param edges the beginnings of all periods but the first
   * @param min the least value
   * @param isOpen true if later values may lie outside the periods, which the names of the outer periods then show
   * @returns undefined for steps without names
   */
  readonly names: (
    edges: readonly number[],
    step: string,
    min: number,
    isOpen: boolean,
  ) => readonly string[] | undefined;
}

/** A type of column. A new type is a folder beside the others, and a line in the registry. */
export interface ColumnTypeDefinition {
  /** The noun for one of its values, in descriptions of tables: `date`. */
  readonly noun: string;
  /** A quick test: false for text that is certainly not a value of the type; absent: any text may be a value. */
  readonly mayRead?: (text: string) => boolean;
  /** True if quantiles are values of the column: a number between two values would have more digits. */
  readonly hasSteps?: boolean;
  /** True if plain numbers may be its boundaries. */
  readonly takesNumbers?: boolean;
  /** The required content of a column for exported rules, as text; undefined for plain numbers. */
  readonly columnNote: (members: TypeParameters) => string | undefined;
  /** The members of a feature that it reads. */
  readonly members: readonly (keyof TypeParameters)[];
  /**
   * Makes the format of a column's values.
   *
   * @param notation of numbers; its separators are in the encoding of the cells
   * @throws DiscretizeError E_SPEC for invalid members
   */
  readonly make: (members: TypeParameters, notation: Notation) => ValueFormat;
  /**
   * Recognizes a boundary list without a type.
   *
   * @returns true for an item in the unmistakable form of this type
   */
  readonly recognizes: (item: string) => boolean;
}
