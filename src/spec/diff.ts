import { featureType } from './feature-type.ts';
import { groupChanges } from './groups/group.ts';
import { FEATURE_DEFAULTS, type Feature, SPEC_DEFAULTS, type Spec } from './spec.ts';

/** A member whose value is not the same in both specs. */
export interface Change {
  readonly key: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** The change of a boundary list. */
export interface BoundaryChanges {
  /** Pairs of an old and a new boundary between the same neighbors, if both lists have as many there. Ascending. */
  readonly moved: readonly (readonly [before: number, after: number])[];
  readonly added: readonly number[];
  readonly removed: readonly number[];
}

/** A feature that both specs have. */
export interface FeaturePair {
  readonly before: Feature;
  readonly after: Feature;
  readonly changes: readonly Change[];
  readonly boundaries: BoundaryChanges;
}

/** The differences of two specs. */
export interface SpecDiff {
  /** Policies and precision. */
  readonly changes: readonly Change[];
  /** Only the features that are not the same. */
  readonly features: readonly FeaturePair[];
  readonly added: readonly Feature[];
  readonly removed: readonly Feature[];
}

/** Members of a spec that are not compared by themselves. */
const SPEC_APART: ReadonlySet<string> = new Set(['version', 'features']);

/** Members of a feature that are not compared by themselves: records of its fit; groups, which are compared by key. */
const FEATURE_APART: ReadonlySet<string> = new Set(['baseline', 'fit', 'groups']);

/**
 * The differences between two specs in the bins that they make. Records of fits (`fit`) are not compared.
 *
 * Features are paired by their columns in any order, then by their names; features without both, in their order.
 */
export function diffSpecs(before: Spec, after: Spec): SpecDiff {
  const { pairs, added, removed } = pairUp(before.features, after.features);
  const features = pairs.map(([old, now]) => comparePair(old, now)).filter(isDifferent);
  const keys = Object.keys(SPEC_DEFAULTS).filter((key) => !SPEC_APART.has(key));
  return { changes: changesOf(before, after, keys), features, added, removed };
}

/** True if two specs bin alike. */
export function isSame({ changes, features, added, removed }: SpecDiff): boolean {
  return changes.length + features.length + added.length + removed.length === 0;
}

function comparePair(before: Feature, after: Feature): FeaturePair {
  const keys = Object.keys(FEATURE_DEFAULTS).filter((key) => !FEATURE_APART.has(key));
  const boundaries = compareBoundaries(before.boundaries, after.boundaries);
  const groups = groupChanges(before.groups, after.groups).map(
    ({ key, ...lists }): Change => ({
      key: `group ${key}`,
      before: storedList(lists.before, before),
      after: storedList(lists.after, after),
    }),
  );
  return { before, after, changes: [...changesOf(before, after, keys), ...groups], boundaries };
}

/** A list as a spec keeps it: dates are texts. */
function storedList(
  list: readonly number[] | undefined,
  feature: Feature,
): readonly (number | string)[] | undefined {
  const type = featureType(feature);
  return type === undefined ? list : list?.map(type.storedBoundary);
}

function isDifferent({ changes, boundaries }: FeaturePair): boolean {
  const { moved, added, removed } = boundaries;
  return changes.length + moved.length + added.length + removed.length > 0;
}

function changesOf(before: object, after: object, keys: readonly string[]): Change[] {
  const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return keys
    .map((key) => ({ key, before: old.get(key) as unknown, after: now.get(key) as unknown }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

interface Paired {
  readonly pairs: readonly (readonly [Feature, Feature])[];
  readonly added: readonly Feature[];
  readonly removed: readonly Feature[];
}

function pairUp(before: readonly Feature[], after: readonly Feature[]): Paired {
  const pairs: [Feature, Feature][] = [];
  const added = new Set(after);
  const removed = new Set(before);
  for (const keyOf of [columnsKey, nameKey, anyKey]) {
    const waiting = featuresByKey(added, keyOf);
    for (const old of [...removed]) {
      const key = keyOf(old);
      const found = key === undefined ? undefined : waiting.get(key)?.next().value;
      if (found === undefined) continue;
      pairs.push([old, found]);
      added.delete(found);
      removed.delete(old);
    }
  }
  const places = new Map(before.map((feature, i) => [feature, i]));
  pairs.sort(([a], [b]) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
  return { pairs, added: [...added], removed: [...removed] };
}

/** Features by a key; features with the same key in their order. */
function featuresByKey(
  features: Iterable<Feature>,
  keyOf: (feature: Feature) => string | undefined,
): ReadonlyMap<string, IterableIterator<Feature>> {
  const groups = new Map<string, Feature[]>();
  for (const feature of features) {
    const key = keyOf(feature);
    const group = key === undefined ? undefined : groups.get(key);
    if (group !== undefined) group.push(feature);
    else if (key !== undefined) groups.set(key, [feature]);
  }
  return new Map(Array.from(groups, ([key, group]) => [key, group.values()]));
}

function columnsKey({ columns }: Feature): string | undefined {
  return columns === undefined ? undefined : JSON.stringify(columns.toSorted());
}

function nameKey({ name }: Feature): string | undefined {
  return name;
}

function anyKey({ name, columns }: Feature): string | undefined {
  return name === undefined && columns === undefined ? '' : undefined;
}

/** The change of a boundary list; both are strictly increasing. */
export function compareBoundaries(
  before: readonly number[],
  after: readonly number[],
): BoundaryChanges {
  const stays = new Set(before.filter(Set.prototype.has, new Set(after)));
  const moved: [number, number][] = [];
  const added: number[] = [];
  const removed: number[] = [];
  const [olds, news] = [runs(before, stays), runs(after, stays)];
  for (const [i, old] of olds.entries()) {
    const now = news[i] ?? [];
    if (old.length === now.length)
      moved.push(...old.map((x, j): [number, number] => [x, now[j] ?? x]));
    else {
      removed.push(...old);
      added.push(...now);
    }
  }
  return { moved, added, removed };
}

/** The boundaries before the first one that stays, between the first and the second, and so on. */
function runs(boundaries: readonly number[], stays: ReadonlySet<number>): number[][] {
  const found: number[][] = [[]];
  for (const boundary of boundaries) {
    if (stays.has(boundary)) found.push([]);
    else found.at(-1)?.push(boundary);
  }
  return found;
}
