import { isOverflow, trimBlanks } from '../../core/cells/number.ts';
import { cellError } from '../../core/cells/rejection.ts';
import { shortest } from '../../core/decimal.ts';
import type { CellPolicies } from '../../core/missing.ts';
import type { Explanation, Neighbor, OtherCode, Subject } from './explain.ts';

/**
 * The reasons for the bin of a cell, or for no bin: parsing, precision, the side of a boundary, policies. One or more
 * sentences without final periods, which may contain any character of the cell.
 */
export function reasons(explanation: Explanation): string[] {
  const { value, isSpecial } = explanation;
  if (isSpecial && value === undefined) return [SPECIAL_REASON];
  if (value === undefined || Number.isNaN(value)) return noneReasons(explanation);
  return [
    ...readingReasons(explanation, value),
    ...roundedBoundaries(explanation),
    positionReason(explanation),
    ...outsideReasons(explanation),
    ...otherReasons(explanation),
  ];
}

/** A number as text: the shortest digits that read back; `+inf` and `-inf`. */
export function numberText(x: number): string {
  if (Number.isFinite(x)) return shortest(x, 'float64');
  return x > 0 ? '+inf' : '-inf';
}

/** A value or a boundary as text, by the type of the column. */
export function valueText({ type }: Pick<Subject, 'type'>, x: number): string {
  return type !== undefined && Number.isFinite(x) ? type.format(x) : numberText(x);
}

function readingReasons({ text, subject, compared }: Explanation, value: number): string[] {
  const { precision } = subject.boundaries;
  const written = trimBlanks(text);
  const read = valueText(subject, value);
  const lines: string[] = [];
  if (isOverflow(value, text)) {
    lines.push(`${written} is too large for float64 and is read as ${read}`);
  } else if (read !== written) lines.push(`${written} is read as ${read}`);
  if (compared !== undefined && !Object.is(compared, value)) {
    lines.push(`in ${precision} the value is ${numberText(compared)}`);
  }
  return lines;
}

function roundedBoundaries({ below, above, subject }: Explanation): string[] {
  const moved = [below, above].filter(
    (one): one is Neighbor => one !== undefined && !Object.is(one.boundary, one.written + 0),
  );
  return moved.map(
    ({ boundary, written }) =>
      `in ${subject.boundaries.precision} the boundary ${numberText(written)} is ${numberText(boundary)}`,
  );
}

const SPECIAL_REASON = 'it is a special code, which is looked for before the boundaries';

function positionReason(explanation: Explanation): string {
  const { below, above, compared, isBoundary, isOutside, isSpecial, subject } = explanation;
  if (isSpecial) return SPECIAL_REASON;
  const { closed, values } = subject.boundaries;
  if (values.length === 0) return 'no boundaries: one bin holds every number';
  if (isBoundary) {
    const boundary = valueText(subject, (closed === 'left' ? below : above)?.written ?? 0);
    const where = isOutside
      ? 'is outside the bin beside it'
      : `belongs to the bin ${closed === 'left' ? 'above' : 'below'} it`;
    return `the value is exactly the boundary ${boundary}, which ${where} (closed ${closed})`;
  }
  const infinite = compared !== undefined && Number.isFinite(compared) ? '' : ', being infinite';
  if (below === undefined) return `it is below the first boundary${infinite}`;
  if (above === undefined) return `it is above the last boundary${infinite}`;
  return 'it lies between two boundaries';
}

/** The outcome of a number outside the outer edges. */
function outsideReasons({ isOutside, subject: { policies } }: Explanation): string[] {
  if (!isOutside) return [];
  return [
    'it is outside the edges and counts as missing (--outside missing)',
    `${MISSING_REASONS[policies.missing]} (--missing ${policies.missing})`,
  ];
}

function otherReasons({
  code,
  isBoundary,
  otherSide,
  otherPrecision,
  subject,
}: Explanation): string[] {
  const { precision, closed } = subject.boundaries;
  const lines: string[] = [];
  if (isBoundary && otherSide !== undefined) {
    lines.push(
      `with --closed ${closed === 'left' ? 'right' : 'left'} the code would be ${codeOf(otherSide)}`,
    );
  }
  if (otherPrecision !== undefined && otherPrecision.code !== code) {
    const other = precision === 'float32' ? 'float64' : 'float32';
    lines.push(`with --precision ${other} the code would be ${codeOf(otherPrecision)}`);
  }
  return lines;
}

function codeOf({ code }: OtherCode): string {
  return code === undefined ? 'none' : String(code);
}

const LEFT_OUT = 'its row is dropped';
const ENDS = 'the run fails';

/** The outcome of a missing value under each policy. */
const MISSING_REASONS: Readonly<Record<CellPolicies['missing'], string>> = {
  empty: 'it has no bin: an empty cell in int and label, zeros in one_hot, not counted otherwise',
  own: 'missing values have their own bin after the last',
  last: 'missing values are in the last bin, as in Keras',
  drop: LEFT_OUT,
  error: ENDS,
};

function noneReasons({ text, value, subject, verdict }: Explanation): string[] {
  const { policies, name, notation } = subject;
  const { type } = subject;
  const failure = cellError({ column: name ?? '', received: text, value, at: {}, notation, type });
  const expected = type?.expected ?? 'a number';
  const hint = failure.hint === undefined ? [] : [failure.hint];
  const ends = verdict === 'error' ? [`the error is ${failure.code}: ${failure.message}`] : [];
  if (value === undefined && policies.invalid !== 'missing') {
    const becomes = `${policies.invalid === 'drop' ? LEFT_OUT : ENDS} (--invalid ${policies.invalid})`;
    return [`"${text}" is not ${expected}`, becomes, ...ends, ...hint];
  }
  const means =
    value === undefined
      ? `is not ${expected} and counts as missing (--invalid missing)`
      : 'is a missing value';
  const becomes = `${MISSING_REASONS[policies.missing]} (--missing ${policies.missing})`;
  return [`"${text}" ${means}`, becomes, ...ends];
}
