import { numberOfText } from '../../core/cells/number.ts';
import { didYouMean } from '../../core/errors/closest.ts';
import { DiscretizeError } from '../../core/errors/error.ts';
import type { TargetKind } from './aggregate.ts';
import {
  type Label,
  labelsOf,
  MOST_CLASSES,
  type TargetColumn,
  type TargetLabels,
} from './labels.ts';

/** The type of a target: an event or none, numbers, or classes. */
export type TargetType = 'binary' | 'continuous' | 'classes';

/** The names of target types. */
export const TARGET_TYPES: readonly TargetType[] = ['binary', 'continuous', 'classes'];

/** True for an event that is not a number: the values of its target are texts. */
export function isTextEvent(event: string | undefined): boolean {
  return event !== undefined && Number.isNaN(numberOfText(event));
}

/** Options for classifying a target. */
export interface TargetRules {
  /** The value that is the event, or the class whose rate has the trend. */
  readonly event: string | undefined;
  /** The type; undefined: detected from the values. */
  readonly type: TargetType | undefined;
  /** True if numbers must be classes. */
  readonly needsClasses: boolean;
}

/** The coding of a target's values: 0 and 1, numbers, or classes from 0. */
export interface TargetCoding {
  readonly kind: TargetKind;
  /** Returns the code of a value in the column, which is not missing. */
  readonly codeOf: (cell: number) => number;
  /** The event's value as text. */
  readonly event: string | undefined;
  /** The classes in order, if there are several. */
  readonly classes: readonly string[];
  /** True if the values are texts. */
  readonly areTexts: boolean;
}

/** A target with the codes of its values; NaN for a missing one. */
export interface ClassifiedTarget extends TargetCoding {
  readonly targets: Float64Array;
}

/** The values that are events by default, in lower case. */
const USUAL_EVENTS: readonly string[] = ['1', 'true', 'yes', 'bad'];

/**
 * Detects the type of a target, and codes its values.
 *
 * @throws DiscretizeError E_FIT for a target without values or with too many texts; E_USAGE for an event that does
 *   not occur or must be named
 */
export function classifyTarget(column: TargetColumn, rules: TargetRules): ClassifiedTarget {
  const coding = codingOf(labelsOf(column), rules);
  const targets = column.cells.map((cell) => (Number.isNaN(cell) ? cell : coding.codeOf(cell)));
  return { ...coding, targets };
}

/**
 * Detects the type of a target by its distinct values.
 *
 * @throws DiscretizeError as {@link classifyTarget}
 */
export function codingOf(column: TargetLabels, rules: TargetRules): TargetCoding {
  if (column.labels.length === 0) throw unfit(column, 'has no values', 'name another column');
  const type = typeOf(column, rules);
  if (type === 'binary') return binary(column, rules);
  if (type === 'classes') return classes(column, rules);
  if (!column.areTexts && rules.event === undefined) {
    return {
      kind: { kind: type },
      codeOf: (cell) => cell,
      event: undefined,
      classes: [],
      areTexts: false,
    };
  }
  const hint = 'remove --event and --target-type continuous, or name a column of numbers';
  throw unfit(column, 'cannot be continuous: it has an event, or is text', hint);
}

function typeOf(column: TargetLabels, { event, type, needsClasses }: TargetRules): TargetType {
  const { labels, areTexts } = column;
  if (type !== undefined) return type;
  const isBinary = labels.every(({ cell }) => cell === 0 || cell === 1);
  if (event !== undefined || (!areTexts && isBinary)) return 'binary';
  if (areTexts) return labels.length <= 2 ? 'binary' : 'classes';
  if (labels.length === 2) {
    const [first, second] = labels;
    const hint = `use --event ${second?.text}, or --target-type continuous`;
    throw usage(column, `has 2 values, ${first?.text} and ${second?.text}`, hint);
  }
  return needsClasses ? 'classes' : 'continuous';
}

function binary(column: TargetLabels, { event }: TargetRules): TargetCoding {
  const found = event === undefined ? usualEvent(column) : named(column, event);
  const codeOf = (cell: number): number => Number(cell === found.cell);
  return {
    kind: { kind: 'binary' },
    codeOf,
    event: found.text,
    classes: [],
    areTexts: column.areTexts,
  };
}

function usualEvent(column: TargetLabels): Label {
  const { labels } = column;
  const usual = labels.filter(({ text }) => USUAL_EVENTS.includes(text.toLowerCase()));
  const [found] = usual;
  if (usual.length === 1 && found !== undefined) return found;
  if (labels.length < 2) throw unfit(column, `is always ${labels[0]?.text}`, 'name another column');
  const known = labels.slice(0, 5).map(({ text }) => JSON.stringify(text));
  throw usage(column, `has ${known.join(', ')}`, `name the event: --event ${known[0]}`);
}

/** The label that a flag names; numbers may be in any notation. */
function named({ name, labels, areTexts, has }: TargetLabels, event: string): Label {
  const number = numberOfText(event);
  const isNamed = ({ text, cell }: Label): boolean =>
    text === event.trim() || (!areTexts && cell === number);
  const found = labels.find(isNamed);
  if (found !== undefined) return found;
  if (!areTexts && has(number)) return { text: event, cell: number };
  const known = labels.slice(0, 5).map(({ text }) => text);
  const guess = didYouMean(event, known);
  throw new DiscretizeError('E_USAGE', `target "${name}" has no value "${event}"${guess}`, {
    expected: known,
    received: event,
    hint: `use a value of the target: ${known.join(', ')}${labels.length > 5 ? ', ...' : ''}`,
  });
}

function classes(column: TargetLabels, { event }: TargetRules): TargetCoding {
  const { labels } = column;
  if (labels.length > MOST_CLASSES) {
    const hint = 'name the event: --event VALUE; or name another column';
    throw unfit(column, `has more than ${MOST_CLASSES} classes`, hint);
  }
  if (event !== undefined) named(column, event);
  const codes = new Map(labels.map(({ cell }, code) => [cell, code]));
  const codeOf = (cell: number): number => codes.get(cell + 0) ?? Number.NaN;
  const names = labels.map(({ text }) => text);
  return {
    kind: { kind: 'classes', classes: names.length },
    codeOf,
    event,
    classes: names,
    areTexts: column.areTexts,
  };
}

function unfit({ name }: TargetLabels, what: string, hint: string): DiscretizeError {
  return new DiscretizeError('E_FIT', `target "${name}" ${what}`, {
    expected: 'values of at least 2 kinds',
    hint,
  });
}

function usage({ name }: TargetLabels, what: string, hint: string): DiscretizeError {
  return new DiscretizeError('E_USAGE', `target "${name}" ${what}: which is the event?`, {
    expected: 'an event',
    hint,
  });
}
