import type { ColumnTypeName } from '../column-types/registry.ts';
import type { Outside } from '../core/boundaries.ts';
import type { Closed } from '../core/threshold.ts';
import type { NameBy } from '../encode/mode.ts';
import type { OutputChoice } from '../encode/registry.ts';
import type { Spec } from '../spec/spec.ts';
import type { ExplicitSpecial, ReadRequest } from './read-request.ts';

/** A boundary list that was given for some columns, or for all selected ones. */
export interface ExplicitList {
  /** A column list (`csv/columns/select.ts`); undefined: every selected column. */
  readonly columns: string | undefined;
  readonly boundaries: readonly number[];
  /** The type that the items show, such as dates; undefined: that of the column. */
  readonly type?: ColumnTypeName | undefined;
}

/** Labels that were given for some columns, or for all that have bins. */
export interface ExplicitLabels {
  /** A column list; undefined: every binned column. */
  readonly columns: string | undefined;
  readonly labels: readonly string[];
}

/**
 * Everything that is asked for where columns are binned, before the header is known. If a member is
 * undefined, the spec decides.
 */
export interface BinRequest extends ReadRequest {
  /** The policies, and the features; there may be none if `lists` has some. */
  readonly spec: Spec;
  /** Boundary lists that win over the spec's. */
  readonly lists: readonly ExplicitList[];
  /** The policies that override those of every feature. */
  readonly output: OutputChoice | undefined;
  /** The name of the values that output mode `value` writes. */
  readonly value: string | undefined;
  readonly closed: Closed | undefined;
  readonly outside: Outside | undefined;
  readonly name: string | undefined;
  /** Output columns come after the last column, and the columns that they are made of stay. */
  readonly append: boolean;
  /** The suffix of a column's name with `append`, if the mode makes one column. */
  readonly suffix: string;
  readonly nameBy: NameBy;
  /** Leave out the output column of each feature's first bin. */
  readonly dropFirst: boolean;
  /** Column lists of the input columns that stay, besides output columns; undefined: those that are not binned. */
  readonly keep: readonly string[] | undefined;
  /** Labels that win over the spec's. */
  readonly labels: readonly ExplicitLabels[];
  /** Special codes besides the spec's. */
  readonly special: readonly ExplicitSpecial[];
  /** The policies that override those of every feature. */
  readonly labelFormat: string | undefined;
  readonly labelDigits: number | undefined;
}

/** A request for what a spec says, and no more. */
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
