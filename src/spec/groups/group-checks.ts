import { Boundaries, type BoundaryOptions, binsMade, type Outside } from '../../core/boundaries.ts';
import { DiscretizeError, type Problem } from '../../core/errors/error.ts';
import { type GroupKey, isMissingPart, keyOf } from '../../core/groups/key.ts';
import { OTHERWISES, type Otherwise } from '../../core/groups/key-table.ts';
import { endsRow, type MissingPolicy } from '../../core/missing.ts';
import { checkListBaseline } from '../baseline/baseline.ts';
import { describeValue, isObject, type JsonObject, ObjectChecker } from '../checks.ts';
import { addProblem, isFull, pointer } from '../problems.ts';
import { checkValues } from '../values/value-checks.ts';
import type { Group } from './group.ts';

/** The keys of a group. */
const GROUP_KEYS: readonly string[] = ['key', 'boundaries', 'values', 'rows', 'baseline'];

/** Reads boundaries at a path; undefined if one is invalid, with the problem reported. */
type TypedBoundaries = (items: readonly unknown[], path: string) => readonly number[] | undefined;

/** The context of checks of groups, and the comparison of their numbers. */
export interface GroupContext {
  readonly path: string;
  readonly options: BoundaryOptions;
  /** Reads boundaries of the type of the feature's columns; undefined: plain numbers. */
  readonly readTyped: TypedBoundaries | undefined;
  readonly missing: MissingPolicy;
  readonly problems: Problem[];
  /** The number of bins of the list of all rows; undefined if its boundaries are wrong. */
  readonly bins: number | undefined;
  /** The number of bins of special codes; undefined: none are given. */
  readonly special: number | undefined;
}

/** The members of a feature that make groups. */
export interface GroupMembers {
  /** The columns whose cells make groups of rows. Undefined: every row has the list of `boundaries`. */
  readonly by?: readonly string[] | undefined;
  /** The known groups, each key once; with `by`. */
  readonly groups?: readonly Group[] | undefined;
  /** The policy for rows of other groups; with `by`. */
  readonly else?: Otherwise | undefined;
}

/** The members of a feature that make groups; none for a feature without them. */
export function checkGroups(
  item: JsonObject,
  check: ObjectChecker,
  context: GroupContext,
): GroupMembers {
  const by = check.texts('by');
  const otherwise = check.word('else', OTHERWISES);
  const items = check.array('groups', 'groups');
  if (item['by'] === undefined) {
    for (const key of ['groups', 'else']) {
      if (item[key] !== undefined) check.report(key, 'needs "by": the columns that make groups');
    }
    return {};
  }
  checkBy(by, check);
  if (item['groups'] === undefined) check.report(undefined, 'the key "groups" is missing');
  if (otherwise === 'missing' && endsRow(context.missing)) {
    const message = `must be all or error if missing values are "${context.missing}"`;
    check.report('else', `${message}; it is "missing"`);
  }
  const groups = checkEach(items ?? [], by?.length ?? 1, context);
  return { by: by ?? [], groups, else: otherwise ?? 'all' };
}

function checkBy(by: readonly string[] | undefined, check: ObjectChecker): void {
  if (by?.length === 0) check.report('by', 'must name at least one column');
  if (new Set(by).size < (by?.length ?? 0)) check.report('by', 'names a column twice');
}

function checkEach(items: readonly unknown[], width: number, context: GroupContext): Group[] {
  const seen = new Set<string>();
  const groups: Group[] = [];
  for (const [i, item] of items.entries()) {
    if (isFull(context.problems)) break;
    const path = pointer(pointer(context.path, 'groups'), i);
    const group = checkGroup(item, { ...context, path }, width);
    if (group === undefined) continue;
    const key = keyOf(group.key);
    if (seen.has(key)) addProblem(context.problems, pointer(path, 'key'), 'names a group twice');
    seen.add(key);
    groups.push(group);
  }
  return groups;
}

function checkGroup(
  item: unknown,
  { path, options, readTyped, problems, bins: all, special }: GroupContext,
  width: number,
): Group | undefined {
  if (!isObject(item)) {
    addProblem(problems, path, `must be an object; it is ${describeValue(item)}`);
    return undefined;
  }
  const check = new ObjectChecker(item, path, problems);
  check.onlyKeys(GROUP_KEYS);
  const key = checkKey(item, check, width);
  const boundaries = checkOwnBoundaries(check, path, { readTyped, options });
  const hasOwn = item['boundaries'] !== undefined;
  const bins = boundaries && binsMade(boundaries.length, options.outside ?? 'bins');
  const values = checkValues(item, { path, problems, bins, special: special ?? 0 });
  if (item['values'] !== undefined && !hasOwn) check.report('values', 'needs "boundaries"');
  const rows = check.whole('rows', 0, Number.MAX_SAFE_INTEGER);
  const baseline = checkListBaseline(item, { check, path, problems }, hasOwn ? bins : all, special);
  if (key === undefined) return undefined;
  return {
    key,
    ...(boundaries !== undefined && { boundaries }),
    ...(values !== undefined && { values }),
    ...(rows !== undefined && { rows }),
    ...(baseline !== undefined && { baseline }),
  };
}

/** The boundaries of a group; undefined if it has none, or if they are wrong, with the problems reported. */
function checkOwnBoundaries(
  check: ObjectChecker,
  path: string,
  { readTyped, options }: Pick<GroupContext, 'readTyped' | 'options'>,
): readonly number[] | undefined {
  const numbers =
    readTyped === undefined ? check.numbers('boundaries') : typedNumbers(check, readTyped, path);
  return numbers && checkBoundaries(numbers, check, options);
}

function typedNumbers(
  check: ObjectChecker,
  read: TypedBoundaries,
  path: string,
): readonly number[] | undefined {
  const items = check.array('boundaries', 'boundaries');
  return items && read(items, path);
}

function checkKey(item: JsonObject, check: ObjectChecker, width: number): GroupKey | undefined {
  const { key } = item;
  const isKey =
    Array.isArray(key) &&
    key.length === width &&
    key.every((part) => part === null || (typeof part === 'string' && !isMissingPart(part)));
  if (isKey) return Array.from(key as GroupKey);
  const parts = width === 1 ? '1 text' : `${width} texts`;
  const message = `must be an array of ${parts}, one for each column of "by"; null for a missing cell`;
  return check.report(
    key === undefined ? undefined : 'key',
    key === undefined ? `the key "key" ${message}` : message,
  );
}

/** Checks that boundaries make a list; undefined if they do not, with the problem reported. */
export function checkBoundaries(
  numbers: readonly number[],
  check: ObjectChecker,
  options: BoundaryOptions,
): readonly number[] | undefined {
  try {
    Boundaries.of(numbers, options);
  } catch (error) {
    if (!(error instanceof DiscretizeError)) throw error;
    const hint = error.hint === undefined ? '' : ` (${error.hint})`;
    check.report('boundaries', `${error.message}${hint}`);
    return undefined;
  }
  return numbers;
}

/** The most bins that a list of a feature makes. */
export function mostBins({
  boundaries,
  outside,
  groups = [],
}: GroupMembers & { readonly boundaries: readonly number[]; readonly outside: Outside }): number {
  const lengths = groups.map((group) => group.boundaries?.length ?? 0);
  const most = lengths.reduce((a, b) => Math.max(a, b), boundaries.length);
  return binsMade(most, outside);
}

/** The most bins that a list of a feature makes; undefined if its boundaries are wrong. */
export function mostBinsOf(
  members: GroupMembers,
  boundaries: readonly number[] | undefined,
  outside: Outside,
): number | undefined {
  return boundaries && mostBins({ ...members, boundaries, outside });
}
