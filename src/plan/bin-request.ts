import type { ColumnTypeName } from '../column-types/registry.ts';
import type { Outside } from '../core/boundaries.ts';
import type { Closed } from '../core/threshold.ts';
import type { NameBy } from '../encode/mode.ts';
import type { OutputChoice } from '../encode/registry.ts';
import type { Spec } from '../spec/spec.ts';
import type { ExplicitSpecial, ReadRequest } from './read-request.ts';

/** An explicit boundary list, for some columns or for all selected columns. */
export interface ExplicitList {
  /** A column list (`csv/columns/select.ts`); undefined: every selected column. */
  readonly columns: string | undefined;
  readonly boundaries: readonly number[];
  /** The type that the items show, such as dates; undefined: the type of the column. */
  readonly type?: ColumnTypeName | undefined;
}

/** Explicit labels, for some columns or for all binned columns. */
export interface ExplicitLabels {
  /** A column list; undefined: every binned column. */
  readonly columns: string | undefined;
  readonly labels: readonly string[];
}

/** A request to bin columns, before the header is known. The spec decides on undefined members. */
export interface BinRequest extends ReadRequest {
  /** The policies, and the features; there may be none if `lists` has some. */
  readonly spec: Spec;
  /** Boundary lists that override those of the spec. */
  readonly lists: readonly ExplicitList[];
  /** The policies that override those of every feature. */
  readonly output: OutputChoice | undefined;
  /** The name of the values that output mode `value` writes. */
  readonly value: string | undefined;
  readonly closed: Closed | undefined;
  readonly outside: Outside | undefined;
  readonly name: string | undefined;
  /** True if output columns come after the last column, and all input columns are kept. */
  readonly append: boolean;
  /** The suffix of the name of an appended column, if the mode makes one column. */
  readonly suffix: string;
  readonly nameBy: NameBy;
  /** True if the output column of the first bin of each feature is omitted. */
  readonly dropFirst: boolean;
  /** Column lists of the kept input columns; undefined: the columns that are not binned. */
  readonly keep: readonly string[] | undefined;
  /** Labels that override those of the spec. */
  readonly labels: readonly ExplicitLabels[];
  /** Special codes in addition to those of the spec. */
  readonly special: readonly ExplicitSpecial[];
  /** The policies that override those of every feature. */
  readonly labelFormat: string | undefined;
  readonly labelDigits: number | undefined;
}

/** The request of a spec alone. */
export function requestFor(spec: Spec): BinRequest {
  return {
    spec,
    columns: undefined,
    roles: [],
    lists: [],
    output: undefined,
    value: undefined,
    closed: undefined,
    outside: undefined,
    name: undefined,
    append: false,
    suffix: '_bin',
    nameBy: 'code',
    dropFirst: false,
    keep: undefined,
    labels: [],
    special: [],
    labelFormat: undefined,
    labelDigits: undefined,
  };
}
