import type { Outside } from '../core/boundaries.ts';
import type { Closed } from '../core/threshold.ts';
import type { NameBy } from '../encode/mode.ts';
import type { OutputModeName } from '../encode/registry.ts';
import type { Spec } from '../spec/spec.ts';
import type { ReadRequest } from './read-request.ts';

/** A boundary list that was given for some columns, or for all selected ones. */
export interface GivenList {
  /** A column list (`csv/columns/select.ts`); undefined: every selected column. */
  readonly columns: string | undefined;
  readonly boundaries: readonly number[];
}

/**
 * Everything that is asked for where columns are binned, before the header is known. Where a member is
 * undefined, the spec decides.
 */
export interface BinRequest extends ReadRequest {
  /** The policies, and the features; there may be none where `lists` has some. */
  readonly spec: Spec;
  /** Boundary lists that win over the spec's. */
  readonly lists: readonly GivenList[];
  /** What wins over every feature's own. */
  readonly output: OutputModeName | undefined;
  readonly closed: Closed | undefined;
  readonly outside: Outside | undefined;
  readonly name: string | undefined;
  /** Output columns come after the last column, and the columns that they are made of stay. */
  readonly append: boolean;
  /** What is added to a column's name with `append`, where the mode makes one column. */
  readonly suffix: string;
  readonly nameBy: NameBy;
}

/** A request for what a spec says, and no more. */
export function requestFor(spec: Spec): BinRequest {
  return {
    spec,
    columns: undefined,
    roles: [],
    lists: [],
    output: undefined,
    closed: undefined,
    outside: undefined,
    name: undefined,
    append: false,
    suffix: '_bin',
    nameBy: 'code',
  };
}
