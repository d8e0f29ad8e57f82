import type { BoundaryTexts } from '../core/boundary-options.ts';
import type { CellType } from '../core/cells/cell.ts';
import type { Notation } from '../core/cells/notation.ts';
import type { Closed } from '../core/threshold.ts';

/** The ways of writing numbers that are read if they are asked for. */
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

/** The reading of a local time that its zone skips, or has twice: an invalid cell, or one of two instants. */
export type Ambiguous = 'error' | 'earlier' | 'later';

/** The members of a feature that types read, beside the name of its type. */
export interface TypeParameters {
  /** The styles that are read beside plain numbers. */
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

/** How the text of a cell becomes the float64 that is compared, and how such a number is shown. */
export interface ValueFormat extends CellType {
  /**
   * Reads the usual forms of a cell from bytes, faster than `parse`, and to the same number.
   *
   * @returns NaN for any other form
   */
  readonly parseBytes?: ((bytes: Uint8Array, start: number, end: number) => number) | undefined;
  /** Reads a Date; undefined for a type that is not of times, and for an invalid one. */
  readonly parseDate?: ((date: Date) => number | undefined) | undefined;
  /** A number as people write it, such as `2026-03-01`. */
  readonly format: (value: number) => string;
  /** A distance between two numbers as people write it. */
  readonly formatDistance: (distance: number) => string;
  /** The unit of a distance; undefined for plain numbers and parts of dates. */
  readonly distanceUnit?: 'ms' | 's' | undefined;
  /**
   * Reads a boundary of a list or a spec.
   *
   * @returns undefined for an invalid one
   */
  readonly parseBoundary: (given: unknown) => number | undefined;
  /** Says how an invalid boundary of a list can be made valid. */
  readonly boundaryRemedy: (text: string) => string;
  /** A boundary as a spec keeps it; read back, it is the same number. */
  readonly storedBoundary: (value: number) => string | number;
  /** The texts of a boundary list for people; undefined: those of numbers. */
  readonly texts: ((values: ArrayLike<number>, closed: Closed) => BoundaryTexts) | undefined;
}

/** The numbers that people prefer among those of a type, for boundaries that are learned. */
export interface NiceScale {
  /**
   * The nicest number between two, exclusive, and of equally nice ones the nearest to `value`; or `value`.
   *
   * @returns undefined if the shortest decimal is the nicest
   */
  readonly shortestWithin: (
    value: number,
    gap: { readonly above: number; readonly below: number },
  ) => number | undefined;
  /** Nice numbers that divide a stretch into about as many bins; those within it. */
  readonly niceEdges: (min: number, max: number, bins: number) => readonly number[];
  /** The steps of the calendar; undefined for a type that is not of times. */
  readonly calendar?: CalendarSteps;
}

/** Bins that begin with the steps of a calendar, such as `month`. */
interface CalendarSteps {
  /**
   * The beginnings of all steps that cover a stretch.
   *
   * @throws DiscretizeError E_FIT for too many
   */
  readonly edges: (min: number, max: number, step: string) => readonly number[];
  /**
   * The names of the periods that calendar edges divide, such as `2026-03`.
   *
   * @param edges the beginnings of all periods but the first
   * @param min the least value
   * @param isOpen true if later values may lie outside of the periods: the names of the outer ones say so
   * @returns undefined for steps without names
   */
  readonly names: (
    edges: readonly number[],
    step: string,
    min: number,
    isOpen: boolean,
  ) => readonly string[] | undefined;
}

/** A type of column. A new one is a folder beside the others, and a line in the registry. */
export interface ColumnTypeDefinition {
  /** The noun for one of its values, in descriptions of tables: `date`. */
  readonly noun: string;
  /** False for a text that is surely no value of the type, as a quick test; absent: any text may be one. */
  readonly mayRead?: (text: string) => boolean;
  /** True if quantiles are values of the column: a number between two of them would have more digits. */
  readonly hasSteps?: boolean;
  /** True if plain numbers may be its boundaries. */
  readonly takesNumbers?: boolean;
  /** What a column must hold where an exported rule reads it; undefined for plain numbers. */
  readonly columnNote: (members: TypeParameters) => string | undefined;
  /** The members of a feature that it reads. */
  readonly members: readonly (keyof TypeParameters)[];
  /**
   * Makes the format of a column's values.
   *
   * @param notation how numbers are written, its signs held as cells are
   * @throws DiscretizeError E_SPEC for invalid members
   */
  readonly make: (members: TypeParameters, notation: Notation) => ValueFormat;
  /**
   * Judges a list that is given without a type.
   *
   * @returns its boundaries if all its items are surely written as this type's values are
   */
  readonly recognizes: (item: string) => boolean;
}
