import { didYouMean } from '../../core/errors/closest.ts';
import { DiscretizeError } from '../../core/errors/error.ts';
import type { TargetKind } from './aggregate.ts';

/** What a target holds: an event or none, numbers, or classes. */
export type TargetType = 'binary' | 'continuous' | 'classes';

/** The words of {@link TargetType}. */
export const TARGET_TYPES: readonly TargetType[] = ['binary', 'continuous', 'classes'];

/** A target column as it was read. */
export interface TargetColumn {
  readonly name: string;
  /** Numbers, or codes of texts; NaN for a missing cell. */
  readonly cells: Float64Array;
  /** The texts by their codes; undefined for numbers. */
  readonly texts: readonly string[] | undefined;
}

/** How a target is understood. */
export interface TargetRules {
  /** The value that is the event, or the class whose rate has the trend. */
  readonly event: string | undefined;
  /** Undefined: what the values look like. */
  readonly type: TargetType | undefined;
  /** True if numbers must be classes. */
  readonly needsClasses: boolean;
}

/** A target whose values are 0 and 1, numbers, or classes from 0. */
export interface ClassifiedTarget {
  readonly kind: TargetKind;
  readonly targets: Float64Array;
  /** The event's value as text. */
  readonly event: string | undefined;
  /** The classes in order, if there are several. */
  readonly classes: readonly string[];
}

/** The most classes; more distinct values are numbers, or free text. */
const MOST_CLASSES = 100;

/** Values that are events without being named, in lower case. */
const USUAL_EVENTS: readonly string[] = ['1', 'true', 'yes', 'bad'];

/** A distinct value of a target. */
interface Label {
  readonly text: string;
  /** Its value in the column. */
  readonly cell: number;
}

/**
 * Says what a target is, and codes its values.
 *
 * @throws DiscretizeError E_FIT for a target without values or with too many texts; E_USAGE for an event
 *   that is not there or must be named
 */
export function classifyTarget(column: TargetColumn, rules: TargetRules): ClassifiedTarget {
  const labels = labelsOf(column);
  if (labels.length === 0) throw unfit(column, 'has no values', 'name another column');
  const type = typeOf(column, labels, rules);
  if (type === 'binary') return binary(column, labels, rules);
  if (type === 'classes') return classes(column, labels, rules);
  if (column.texts === undefined && rules.event === undefined) {
    return { kind: { kind: type }, targets: column.cells, event: undefined, classes: [] };
  }
  const hint = 'remove --event and --target-type continuous, or name a column of numbers';
  throw unfit(column, 'cannot be continuous: it has an event, or is text', hint);
}

/** The distinct values in order; one more than there may be classes, if there are so many. */
function labelsOf({ cells, texts }: TargetColumn): readonly Label[] {
  const found = new Set<number>();
  for (const cell of cells) {
    if (!Number.isNaN(cell)) found.add(cell + 0);
    if (found.size > MOST_CLASSES && texts === undefined) break;
  }
  const labels = [...found].map((cell) => ({ cell, text: texts?.[cell] ?? String(cell) }));
  const byText = (a: Label, b: Label): number => (a.text < b.text ? -1 : 1);
  return labels.sort((a, b) => (texts === undefined ? a.cell - b.cell : byText(a, b)));
}

function typeOf(
  column: TargetColumn,
  labels: readonly Label[],
  { event, type, needsClasses }: TargetRules,
): TargetType {
  if (type !== undefined) return type;
  const isBinary = labels.every(({ cell }) => cell === 0 || cell === 1);
  if (event !== undefined || (column.texts === undefined && isBinary)) return 'binary';
  if (column.texts !== undefined) return labels.length <= 2 ? 'binary' : 'classes';
  if (labels.length === 2) {
    const [first, second] = labels;
    const hint = `use --event ${second?.text}, or --target-type continuous`;
    throw usage(column, `has 2 values, ${first?.text} and ${second?.text}`, hint);
  }
  return needsClasses ? 'classes' : 'continuous';
}

function binary(
  column: TargetColumn,
  labels: readonly Label[],
  { event }: TargetRules,
): ClassifiedTarget {
  const found = event === undefined ? usualEvent(column, labels) : named(column, labels, event);
  const targets = column.cells.map((cell) =>
    Number.isNaN(cell) ? cell : Number(cell === found.cell),
  );
  return { kind: { kind: 'binary' }, targets, event: found.text, classes: [] };
}

function usualEvent(column: TargetColumn, labels: readonly Label[]): Label {
  const usual = labels.filter(({ text }) => USUAL_EVENTS.includes(text.toLowerCase()));
  const [found] = usual;
  if (usual.length === 1 && found !== undefined) return found;
  if (labels.length < 2) throw unfit(column, `is always ${labels[0]?.text}`, 'name another column');
  const known = labels.slice(0, 5).map(({ text }) => JSON.stringify(text));
  throw usage(column, `has ${known.join(', ')}`, `name the event: --event ${known[0]}`);
}

/** The label that a flag names; numbers may be written in any way. */
function named(
  { name, texts, cells }: TargetColumn,
  labels: readonly Label[],
  event: string,
): Label {
  const number = Number(event);
  const isNamed = ({ text, cell }: Label): boolean =>
    text === event.trim() || (texts === undefined && cell === number);
  const found = labels.find(isNamed);
  if (found !== undefined) return found;
  if (texts === undefined && cells.includes(number)) return { text: event, cell: number };
  const known = labels.slice(0, 5).map(({ text }) => text);
  const guess = didYouMean(event, known);
  throw new DiscretizeError('E_USAGE', `target "${name}" has no value "${event}"${guess}`, {
    expected: known,
    received: event,
    hint: `use a value of the target: ${known.join(', ')}${labels.length > 5 ? ', ...' : ''}`,
  });
}

function classes(
  column: TargetColumn,
  labels: readonly Label[],
  { event }: TargetRules,
): ClassifiedTarget {
  if (labels.length > MOST_CLASSES) {
    const hint = 'name the event: --event VALUE; or name another column';
    throw unfit(column, `has more than ${MOST_CLASSES} classes`, hint);
  }
  if (event !== undefined) named(column, labels, event);
  const codes = new Map(labels.map(({ cell }, code) => [cell, code]));
  const targets = column.cells.map((cell) => codes.get(cell + 0) ?? Number.NaN);
  const names = labels.map(({ text }) => text);
  return { kind: { kind: 'classes', classes: names.length }, targets, event, classes: names };
}

function unfit({ name }: TargetColumn, what: string, hint: string): DiscretizeError {
  return new DiscretizeError('E_FIT', `target "${name}" ${what}`, {
    expected: 'values of at least 2 kinds',
    hint,
  });
}

function usage({ name }: TargetColumn, what: string, hint: string): DiscretizeError {
  return new DiscretizeError('E_USAGE', `target "${name}" ${what}: which is the event?`, {
    expected: 'an event',
    hint,
  });
}
