import { type GroupKey, keyOf, keyText } from '../../core/groups/key.ts';
import type { BinValues } from '../../encode/values/bin-values.ts';
import type { ListBaseline } from '../baseline/baseline.ts';

/** The rows that share a key, with a boundary list of their own. */
export interface Group {
  /** The cells of the columns of `by`, in their order; null is a missing cell. */
  readonly key: GroupKey;
  /** Undefined: the group takes the list of all rows. */
  readonly boundaries?: readonly number[] | undefined;
  /** Numbers that stand for the bins of its list. */
  readonly values?: readonly BinValues[] | undefined;
  /** The rows that the group had when the boundaries were learned; never read when a spec is applied. */
  readonly rows?: number | undefined;
  /** The counts of the training data of the group in the bins of its list. */
  readonly baseline?: ListBaseline | undefined;
}

/** A group whose list differs between two specs; undefined in a spec without the group. */
export interface GroupChange {
  readonly key: string;
  readonly before: readonly number[] | undefined;
  readonly after: readonly number[] | undefined;
}

/** The groups whose lists differ between two features, by key. A group without a list has the list of all rows. */
export function groupChanges(
  before: readonly Group[] = [],
  after: readonly Group[] = [],
): GroupChange[] {
  const now = new Map(after.map((group) => [keyOf(group.key), group]));
  const old = new Map(before.map((group) => [keyOf(group.key), group]));
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((key) => ({ key, before: old.get(key), after: now.get(key) }))
    .filter((one) => sign(one.before) !== sign(one.after))
    .map((one) => ({
      key: keyText((one.before ?? one.after)?.key ?? []),
      before: one.before?.boundaries,
      after: one.after?.boundaries,
    }));
}

/** The identity of a group. */
function sign(group: Group | undefined): string {
  return group === undefined ? '' : JSON.stringify([group.boundaries, group.values]);
}
