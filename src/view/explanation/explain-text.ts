import { binLabel } from '../../core/bin.ts';
import type { Explanation, Neighbor, Subject } from './explain.ts';
import { numberText, reasons, valueText } from './explain-reasons.ts';
import { intervalDrawing } from './interval-drawing.ts';

/** An explanation as text: a title and named lines, which may be wider than the terminal. */
export interface ExplanationText {
  readonly title: string;
  readonly lines: readonly ExplanationLine[];
}

/** One line; an empty name continues the line above. */
interface ExplanationLine {
  readonly name: string;
  readonly text: string;
}

/**
 * An explanation as text. Names and cells are not escaped.
 *
 * @param width the greatest width of the drawing, in terminal cells
 */
export function explanationText(explanation: Explanation, width?: number): ExplanationText {
  const { subject, text, label, interval, below, above } = explanation;
  const cell = text === '' ? '""' : text;
  const title = subject.name === undefined ? cell : `${subject.name} = ${cell}`;
  const range = rangeOf(explanation);
  const lines = [
    line('code', codeText(explanation)),
    ...(interval === undefined ? [] : [line('interval', range)]),
    ...drawingLine(explanation, width),
    ...(label === undefined || label === range ? [] : [line('label', label)]),
    ...valuesLine(explanation),
    ...(below === undefined ? [] : [line('below', neighborText(below, 'less', subject))]),
    ...(above === undefined ? [] : [line('above', neighborText(above, 'more', subject))]),
    ...reasons(explanation).map((reason, i) => line(i === 0 ? 'why' : '', reason)),
  ];
  return { title, lines };
}

function line(name: string, text: string): ExplanationLine {
  return { name, text };
}

/** The significant digits of values in text; JSON has all digits. */
const VALUE_DIGITS = 6;

/**
 * The values of the bin: `woe 0.84, rate 0.05`. No line for a bin without values, and for a cell whose row is dropped
 * or rejected.
 */
function valuesLine(explanation: Explanation): ExplanationLine[] {
  const numbers = Object.entries(valuesOf(explanation)).map(([name, number]) => {
    const text = number === null ? 'none' : numberText(Number(number.toPrecision(VALUE_DIGITS)));
    return `${name} ${text}`;
  });
  return numbers.length === 0 ? [] : [line('values', numbers.join(', '))];
}

function valuesOf({ subject, code, verdict }: Explanation): Record<string, number | null> {
  if (verdict !== 'keep') return {};
  const { valueNames, value, depth } = subject;
  return Object.fromEntries(valueNames.map((name) => [name, value(name, code ?? depth)]));
}

/** The drawing of the value in its interval; no line for a cell without a value, and for a value outside. */
function drawingLine(explanation: Explanation, width?: number): ExplanationLine[] {
  const { interval, compared, isOutside } = explanation;
  if (interval === undefined || compared === undefined || isOutside) return [];
  return [line('', intervalDrawing(interval, rangeOf(explanation), compared, width))];
}

function codeText({ code, subject, verdict }: Explanation): string {
  if (code !== undefined) return `${code} of 0 to ${subject.depth - 1}`;
  return verdict === 'keep' ? 'none' : verdict === 'drop' ? 'none: no row' : 'none: an error';
}

function rangeOf({ code, interval, subject }: Explanation): string {
  return code === undefined || interval === undefined ? '' : binLabel(subject.boundaries, code);
}

function neighborText(
  { written, distance }: Neighbor,
  than: 'less' | 'more',
  subject: Subject,
): string {
  const boundary = valueText(subject, written);
  if (distance === 0) return `${boundary}, which is the value`;
  const { type } = subject;
  if (type !== undefined) return `${boundary}, which is ${type.formatDistance(distance)} ${than}`;
  const rounded = Number(distance.toPrecision(6));
  return `${boundary}, which is ${numberText(rounded)} ${than}`;
}

/** An explanation as plain data; infinities are texts, since JSON lacks them. */
export function explanationJson(explanation: Explanation): Readonly<Record<string, unknown>> {
  const { subject, text, value, compared, verdict } = explanation;
  const stored = storedValue(subject);
  return {
    name: subject.name ?? null,
    cell: text,
    kind: kindOf(explanation),
    value: stored(value),
    compared: stored(compared),
    verdict,
    ...binJson(explanation),
    ...rulesJson(subject),
    is_outside: explanation.isOutside,
    is_boundary: explanation.isBoundary,
    code_other_side: explanation.otherSide?.code ?? null,
    code_other_precision: explanation.otherPrecision?.code ?? null,
    why: reasons(explanation),
  };
}

/** The bin of a cell with its neighboring boundaries, as plain data. */
function binJson(explanation: Explanation): object {
  const { subject, code, interval, label, below, above } = explanation;
  const stored = storedValue(subject);
  return {
    code: code ?? null,
    depth: subject.depth,
    label: label ?? null,
    ...(subject.valueNames.length > 0 && { values: valuesOf(explanation) }),
    interval:
      interval === undefined
        ? null
        : { lower: stored(interval.lower), upper: stored(interval.upper) },
    below: neighborJson(below, subject),
    above: neighborJson(above, subject),
  };
}

/** The rules of a bin, as plain data. */
function rulesJson({ boundaries, policies }: Subject): object {
  const { precision, closed, outside } = boundaries;
  return { precision, closed, missing: policies.missing, invalid: policies.invalid, outside };
}

/** The kind of a cell. A special code that is a number has the kind `number`. */
function kindOf({ value, isSpecial }: Explanation): 'word' | 'invalid' | 'missing' | 'number' {
  if (value === undefined) return isSpecial ? 'word' : 'invalid';
  return Number.isNaN(value) ? 'missing' : 'number';
}

/** A number as data: dates are texts in ISO 8601. */
function storedValue({ type }: Pick<Subject, 'type'>): typeof plain {
  if (type === undefined) return plain;
  return (x) => (x === undefined || !Number.isFinite(x) ? plain(x) : type.storedBoundary(x));
}

/** A neighboring boundary as plain data; its distance has a unit if that differs from the unit of cells. */
function neighborJson(neighbor: Neighbor | undefined, { type }: Subject): object | null {
  if (neighbor === undefined) return null;
  const { boundary, written, distance } = neighbor;
  const stored = storedValue({ type });
  return {
    boundary: stored(boundary),
    written: stored(written),
    distance: plain(distance),
    ...(type?.distanceUnit !== undefined && { distance_unit: type.distanceUnit }),
  };
}

function plain(x: number | undefined): number | string | null {
  if (x === undefined || Number.isNaN(x)) return null;
  return Number.isFinite(x) ? x : numberText(x);
}
