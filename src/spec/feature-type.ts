import type { ColumnType, ColumnTypeName, TypeMembers } from '../column-types/column-type.ts';
import { TIME_PARTS } from '../column-types/datetime/part.ts';
import { NUMBER_STYLES } from '../column-types/number/styles.ts';
import {
  COLUMN_TYPE_NAMES,
  columnType,
  foreignMember,
  recognizedType,
} from '../column-types/registry.ts';
import { Boundaries } from '../core/boundaries.ts';
import { type Notation, POINT } from '../core/cells/notation.ts';
import { parseNumberIn } from '../core/cells/number.ts';
import { DiscretizeError } from '../core/errors/error.ts';
import type { SpecialBins } from '../core/special/merge-special.ts';
import { type CodeReader, type SpecialCodes, specialCodes } from '../core/special/special-codes.ts';
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

/** The members of a feature that make its type; those that are there. */
export function typeMembers(feature: TypeMembers): TypeMembers {
  const entries = TYPE_KEYS.map((key) => [key, feature[key]] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** The type of a feature for boundaries and their texts; undefined for plain numbers. */
export function featureType(feature: TypeMembers): ColumnType | undefined {
  return columnType(typeMembers(feature));
}

/** A feature's type in a document that is checked: its members, and what they make. */
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
  if (unknown !== undefined) {
    const known = NUMBER_STYLES.join(', ');
    check.report('numbers', `must name styles: ${known}; it has ${describeValue(unknown)}`);
    return undefined;
  }
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
  try {
    return { members, type: columnType(members) };
  } catch (error) {
    if (!(error instanceof DiscretizeError)) throw error;
    const hint = error.hint === undefined ? '' : ` (${error.hint})`;
    return check.report(members.zone === undefined ? 'time_format' : 'zone', error.message + hint);
  }
}

/** The type that boundaries without one surely have; undefined for numbers, and for what is wrong. */
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
export function checkTypedBoundaries(
  items: readonly unknown[],
  type: ColumnType,
  path: string,
  problems: Parameters<typeof addProblem>[0],
): readonly number[] | undefined {
  const numbers = items.map(type.parseBoundary);
  const wrong = numbers.findIndex((one) => one === undefined || Number.isNaN(one));
  if (wrong < 0) return numbers as number[];
  const message = `must be ${type.expected}; it is ${describeValue(items[wrong])}`;
  addProblem(problems, pointer(pointer(path, 'boundaries'), wrong), message);
  return undefined;
}

/**
 * The reader of the special codes of a feature's columns: a date is a code of a column of dates, and a word is
 * one of any column.
 *
 * @param notation how cells write numbers
 */
function codeReaderOf(feature: TypeMembers, notation: Notation): CodeReader {
  const type = columnType(typeMembers(feature), notation);
  const read = type?.parse ?? ((text: string) => parseNumberIn(text, notation));
  const hasNumbers = type === undefined || type.isNumber;
  return (code) => (typeof code === 'number' && hasNumbers ? code : read(String(code)));
}

/**
 * The special codes of columns of a type.
 *
 * @param bins the codes of each bin
 * @param notation how cells write numbers
 */
export function columnSpecial(
  type: TypeMembers,
  bins: SpecialBins,
  precision: Precision,
  notation: Notation = POINT,
): SpecialCodes {
  return specialCodes(bins, precision, codeReaderOf(type, notation));
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
  const list = plain.withSpecial(feature.special, codeReaderOf(feature, notation));
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
