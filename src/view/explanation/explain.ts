import type { ColumnType } from '../../column-types/registry.ts';
import { binInterval, type Interval } from '../../core/bin.ts';
import { Boundaries, type BoundaryOptions } from '../../core/boundaries.ts';
import { boundariesReached } from '../../core/bucketize.ts';
import type { Notation } from '../../core/cells/notation.ts';
import { isWordValue } from '../../core/cells/word-values.ts';
import { binOf } from '../../core/codes.ts';
import { type CellPolicies, isMissing, missingCode, verdictOn } from '../../core/missing.ts';
import { specialBin } from '../../core/special/special-codes.ts';

/** The feature that explains a value. */
export interface Subject {
  /** The column's name, or the feature's; undefined if neither has one. */
  readonly name: string | undefined;
  readonly boundaries: Boundaries;
  /** The type of its columns; undefined: plain numbers. */
  readonly type?: ColumnType | undefined;
  /** The boundaries as they were written, before they were rounded to the precision. */
  readonly written: readonly number[];
  readonly policies: CellPolicies;
  /** The number notation of cells. */
  readonly notation: Notation;
  /** The number of bins shown, and their labels (`encode/bin-table.ts`). */
  readonly depth: number;
  readonly label: (code: number) => string;
  /** The names of bin values, and the value of a code by name; the code `depth` is a missing value. */
  readonly valueNames: readonly string[];
  readonly value: (name: string, code: number) => number | null;
}

/** A boundary beside a value. */
export interface Neighbor {
  /** The boundary as it is compared: rounded to the precision. */
  readonly boundary: number;
  readonly written: number;
  /** The distance from the value as it is compared, 0 or more; infinite from an infinite value. */
  readonly distance: number;
}

/** The code under other rules, if it has one. */
export interface OtherCode {
  /** The number of boundaries that the value reaches. */
  readonly reached: number;
  readonly code: number | undefined;
}

/** The explanation of one cell's bin. Without a bin, `code` and the members that depend on it are undefined. */
export interface Explanation {
  readonly subject: Subject;
  /** The cell as typed. */
  readonly text: string;
  /** NaN for a missing cell, undefined for an invalid one and for a special word. */
  readonly value: number | undefined;
  /** The value as it is compared: rounded to the precision. */
  readonly compared: number | undefined;
  readonly verdict: 'keep' | 'drop' | 'error';
  readonly code: number | undefined;
  /** True for a number outside the outer edges that counts as missing. */
  readonly isOutside: boolean;
  /** True for a special code. */
  readonly isSpecial: boolean;
  /** The interval; undefined for special codes and missing values, too. */
  readonly interval: Interval | undefined;
  readonly label: string | undefined;
  readonly below: Neighbor | undefined;
  readonly above: Neighbor | undefined;
  /** True if the value is a boundary, once both are rounded. */
  readonly isBoundary: boolean;
  /** The codes on the other side, and in the other precision; undefined if the list is invalid there. */
  readonly otherSide: OtherCode | undefined;
  readonly otherPrecision: OtherCode | undefined;
}

/**
 * Explains the bin of a cell.
 *
 * @param text the cell
 * @param value the result of `readCell`: NaN if it is missing, undefined if it is invalid
 */
export function explain(subject: Subject, text: string, value: number | undefined): Explanation {
  if (value !== undefined && isWordValue(value)) {
    return { ...ofWord(subject, value), text, verdict: 'keep' };
  }
  const verdict = verdictOn(value, subject.policies);
  const isNumber = value !== undefined && !Number.isNaN(value);
  return { ...(isNumber ? ofNumber(subject, value) : ofNone(subject, value)), text, verdict };
}

type Bare = Omit<Explanation, 'text' | 'verdict'>;

function ofNumber(subject: Subject, value: number): Bare {
  const { boundaries } = subject;
  const { precision, closed } = boundaries;
  const compared = precision === 'float32' ? Math.fround(value) : value;
  const { reached, code } = codeUnder(subject, value, boundaries);
  const otherSide = underOther(subject, value, { closed: closed === 'left' ? 'right' : 'left' });
  const other = precision === 'float32' ? 'float64' : 'float32';
  return {
    subject,
    value,
    compared,
    code,
    isOutside: binOf(value, boundaries) === undefined,
    isSpecial: specialBin(value, boundaries.special) >= 0,
    ...binOfCode(subject, code),
    below: neighborAt(reached - 1, compared, subject),
    above: neighborAt(reached, compared, subject),
    // The two sides differ only for a value that is a boundary.
    isBoundary: otherSide?.reached !== reached,
    otherSide,
    otherPrecision: underOther(subject, value, { precision: other }),
  };
}

/** The boundary of an index, beside a value; undefined past the ends of the list. */
function neighborAt(
  index: number,
  compared: number,
  { boundaries, written }: Subject,
): Neighbor | undefined {
  const boundary = boundaries.values[index];
  if (boundary === undefined) return undefined;
  const distance = Math.abs(compared - boundary);
  return { boundary, written: written[index] ?? boundary, distance };
}

/** The code of a value under given boundaries and the policies of the subject. */
function codeUnder({ policies, depth }: Subject, value: number, boundaries: Boundaries): OtherCode {
  const place = binOf(value, boundaries) ?? missingPlace(policies, boundaries);
  const code = place < depth ? place : undefined;
  return { reached: boundariesReached(value, boundaries), code };
}

function missingPlace({ missing }: CellPolicies, { bins, special }: Boundaries): number {
  return missingCode(missing, bins, special.bins.length);
}

/** The code of a value under other rules; undefined if they make the list invalid. */
function underOther(
  subject: Subject,
  value: number,
  change: BoundaryOptions,
): OtherCode | undefined {
  const { precision, closed, outside, special } = subject.boundaries;
  try {
    const options = { precision, closed, outside, ...change };
    return codeUnder(
      subject,
      value,
      Boundaries.of(subject.written, options).withSpecial(special.values),
    );
  } catch {
    return undefined;
  }
}

/** A code's interval and label; missing values may have a bin without an interval. */
function binOfCode(
  { boundaries, label }: Subject,
  code: number | undefined,
): Pick<Explanation, 'interval' | 'label'> {
  if (code === undefined) return { interval: undefined, label: undefined };
  const interval = code < boundaries.bins ? binInterval(boundaries, code) : undefined;
  return { interval, label: label(code) };
}

/** Explains a special code that is a word, which is compared with no boundary. */
function ofWord(subject: Subject, value: number): Bare {
  const code = binOf(value, subject.boundaries);
  return { ...ofNone(subject, undefined), code, isSpecial: true, ...binOfCode(subject, code) };
}

/** Explains a cell without a number. */
function ofNone(subject: Subject, value: number | undefined): Bare {
  const { policies, boundaries, depth } = subject;
  const missing = missingPlace(policies, boundaries);
  const hasBin =
    isMissing(value, policies) && verdictOn(value, policies) === 'keep' && missing < depth;
  const code = hasBin ? missing : undefined;
  return {
    subject,
    value,
    compared: undefined,
    code,
    isOutside: false,
    isSpecial: false,
    ...binOfCode(subject, code),
    below: undefined,
    above: undefined,
    isBoundary: false,
    otherSide: undefined,
    otherPrecision: undefined,
  };
}
