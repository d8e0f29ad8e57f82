import { codeReader, distinctCodes } from '../column-types/code-reader.ts';
import { TIME_PARTS } from '../column-types/datetime/part.ts';
import { NUMBER_STYLES } from '../column-types/number/styles.ts';
import type { ColumnType, ColumnTypeName, TypeMembers } from '../column-types/registry.ts';
import {
  COLUMN_TYPE_NAMES,
  columnType,
  foreignMember,
  recognizedType,
} from '../column-types/registry.ts';
import { Boundaries } from '../core/boundaries.ts';
import { checkIncreasing } from '../core/boundary-options.ts';
import { type Notation, POINT } from '../core/cells/notation.ts';
import { DiscretizeError } from '../core/errors/error.ts';
import type { Precision } from '../core/threshold.ts';
import { describeValue, type JsonObject, type ObjectChecker } from './checks.ts';
import { addProblem, pointer } from './problems.ts';
import type { Feature } from './spec.ts';

/** The keys of a feature that make its type, in the order of the canonical text. */
export const TYPE_KEYS: readonly (keyof TypeMembers)[] = [
  'type',
  'numbers',
  'time_format',
  'zone',
  'ambiguous',
  'part',
];

/** The readings of a local time that its zone skips, or has twice. */
export const AMBIGUOUS = ['error', 'earlier', 'later'] as const;

/** The present members of a feature that make its type. */
export function typeMembers(feature: TypeMembers): TypeMembers {
  const entries = TYPE_KEYS.map((key) => [key, feature[key]] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** The type of a feature for boundaries and their texts; undefined for plain numbers. */
export function featureType(feature: TypeMembers, notation?: Notation): ColumnType | undefined {
  return columnType(typeMembers(feature), notation);
}

/** The type of a feature in a checked document: its members, and the type that they make. */
export interface CheckedType {
  readonly members: TypeMembers;
  readonly type: ColumnType | undefined;
}

/**
 * The type of a feature. Boundaries that are all dates or durations need no `type`.
 *
 * @returns undefined if it is wrong, with the problems reported
 */
export function checkType(item: JsonObject, check: ObjectChecker): CheckedType | undefined {
  const numbers = check.texts('numbers');
  const unknown = numbers?.find((style) => !NUMBER_STYLES.some((one) => one === style));
  if (unknown !== undefined) return reportUnknownStyle(unknown, check);
  const members = typeMembers({
    type: check.word('type', COLUMN_TYPE_NAMES) ?? typeOfBoundaries(item['boundaries']),
    numbers: numbers as TypeMembers['numbers'],
    time_format: check.text('time_format'),
    zone: check.text('zone'),
    ambiguous: check.word('ambiguous', AMBIGUOUS),
    part: check.word('part', TIME_PARTS),
  });
  const foreign = foreignMember(members);
  if (foreign !== undefined) {
    const type = members.type ?? 'number';
    return check.report(foreign, `does nothing for a column of type ${type}`);
  }
  return madeType(members, check);
}

function reportUnknownStyle(unknown: string, check: ObjectChecker): undefined {
  const known = NUMBER_STYLES.join(', ');
  return check.report('numbers', `must name styles: ${known}; it has ${describeValue(unknown)}`);
}

/** The type of some members; undefined for an invalid zone or time format, with the problem reported. */
function madeType(members: TypeMembers, check: ObjectChecker): CheckedType | undefined {
  try {
    return { members, type: columnType(members) };
  } catch (error) {
    if (!(error instanceof DiscretizeError)) throw error;
    const hint = error.hint === undefined ? '' : ` (${error.hint})`;
    return check.report(members.zone === undefined ? 'time_format' : 'zone', error.message + hint);
  }
}

/** The type that boundaries without one surely have; undefined for numbers and invalid boundaries. */
function typeOfBoundaries(list: unknown): ColumnTypeName | undefined {
  if (!Array.isArray(list) || list.length === 0) return undefined;
  if (Array.from(list).every((one) => one instanceof Date)) return 'datetime';
  const texts = Array.from(list).filter((one) => typeof one === 'string');
  return texts.length === list.length ? recognizedType(texts) : undefined;
}

/**
 * Boundaries of a typed column as numbers.
 *
 * @returns undefined if one is invalid, with the problem reported at it
 */
function checkTypedBoundaries(
  items: readonly unknown[],
  type: ColumnType,
  path: string,
  problems: Parameters<typeof addProblem>[0],
): readonly number[] | undefined {
  const numbers = items.map(type.parseBoundary);
  const wrong = numbers.findIndex((one) => one === undefined || Number.isNaN(one));
  if (wrong < 0) return inOrder(numbers as number[], type, path, problems);
  const message = `must be ${type.expected}; it is ${describeValue(items[wrong])}`;
  addProblem(problems, pointer(pointer(path, 'boundaries'), wrong), message);
  return undefined;
}

/** A reader of boundaries of a type at a path; undefined for plain numbers. */
export function typedReader(
  type: ColumnType | undefined,
  problems: Parameters<typeof addProblem>[0],
): ((items: readonly unknown[], path: string) => readonly number[] | undefined) | undefined {
  return type && ((items, path) => checkTypedBoundaries(items, type, path, problems));
}

/** The same numbers if they increase; else undefined, with the problem reported in the words of the type. */
function inOrder(
  numbers: readonly number[],
  type: ColumnType,
  path: string,
  problems: Parameters<typeof addProblem>[0],
): readonly number[] | undefined {
  try {
    checkIncreasing(numbers, Float64Array.from(numbers), 'float64', type.format);
    return numbers;
  } catch (error) {
    if (!(error instanceof DiscretizeError)) throw error;
    addProblem(problems, pointer(path, 'boundaries'), `${error.message} (${error.hint})`);
    return undefined;
  }
}

/**
 * The boundary list of a feature, with the texts of its type.
 *
 * @param notation how cells write numbers
 * @throws DiscretizeError E_BOUNDARIES; also for times in float32, which tells only minutes apart
 */
export function featureBoundaries(
  feature: Feature,
  precision: Precision,
  notation: Notation = POINT,
): Boundaries {
  const { boundaries, closed, outside } = feature;
  if (precision === 'float32' && isInstant(feature)) throw inexactTimes();
  const plain = Boundaries.of(boundaries, { precision, closed, outside });
  const { special } = feature;
  const read = codeReader(featureType(feature, notation), notation);
  const list = special ? plain.withCodes(distinctCodes(special, precision, read)) : plain;
  return list.withTexts(featureType(feature)?.texts?.(list.values, closed));
}

/** True for a column of times themselves, not of their parts. */
export function isInstant({ type, part }: TypeMembers): boolean {
  return type === 'datetime' && part === undefined;
}

function inexactTimes(): DiscretizeError {
  return new DiscretizeError('E_BOUNDARIES', 'cannot compare times in float32', {
    expected: 'precision float64',
    received: 'float32',
    hint: 'use --precision float64: float32 does not tell seconds apart',
  });
}

/**
 * The boundaries of a feature as numbers; none make one bin.
 *
 * @returns undefined if they are missing or wrong, with the problems reported
 */
export function checkList(
  item: JsonObject,
  check: ObjectChecker,
  { type }: CheckedType,
  path: string,
  problems: Parameters<typeof addProblem>[0],
): readonly number[] | undefined {
  if (item['boundaries'] === undefined) {
    return check.report(undefined, 'the key "boundaries" is missing');
  }
  if (type === undefined) return check.numbers('boundaries');
  const items = check.array('boundaries', 'boundaries');
  return items && checkTypedBoundaries(items, type, path, problems);
}
