import { grouped } from '../../core/errors/grouped.ts';
import { aligned, percent, type TableLimit } from '../table-text.ts';
import { wrap } from '../text-width.ts';
import type { DriftBinView, RateView, TargetDriftView } from './drift-view.ts';

/** The fields of rates in rows of a table. */
export const RATE_HEADER: readonly string[] = [
  'target_rows',
  'target_baseline',
  'target_new',
  'target_p',
];

/** The cells of {@link RATE_HEADER} for a bin; empty if unknown. */
export function rateCells(target: TargetDriftView | undefined, bin: number): string[] {
  const rate = target?.bins[bin];
  if (rate === undefined) return RATE_HEADER.map(() => '');
  return [rate.rows, rate.before, rate.after, rate.p].map((x) =>
    Number.isNaN(x) ? '' : String(x),
  );
}

/** The target of a feature as plain data. */
export function driftTargetJson({
  column,
  event,
  invalid,
  all,
  expected,
}: TargetDriftView): object {
  return {
    column,
    ...(event !== undefined && { event }),
    invalid,
    ...rateJson(all),
    expected: known(expected),
  };
}

/** A rate as plain data; null if unknown. */
export function rateJson({ rows, before, after, p }: RateView): object {
  return { rows, baseline: known(before), new: known(after), p: known(p) };
}

/** A number; null for NaN. */
export function known(number: number): number | null {
  return Number.isNaN(number) ? null : number;
}

/** The greatest p-value of a difference that is reported. */
const SIGNIFICANT = 0.05;

/** Texts of a comparison of rates. */
interface RateTexts {
  /** The title: the feature's name. */
  readonly name: string;
  readonly label: (label: string) => string;
  readonly change: (before: string, after: string) => string;
  readonly limit: TableLimit;
}

/** The table of the rates of a feature: each bin, and all rows. */
export function rateLines(
  bins: readonly DriftBinView[],
  target: TargetDriftView,
  { name, label, change, limit }: RateTexts,
): string[] {
  const isEvent = target.event !== undefined;
  const text = (rate: number): string => rateText(rate, isEvent);
  const rates = [...target.bins, target.all];
  const widths = [0, 1].map((side) =>
    Math.max(...rates.map(({ before, after }) => text(side === 0 ? before : after).length)),
  );
  const rows = rates.map((rate, i) => [
    label(bins[i]?.label ?? 'all'),
    grouped(rate.rows),
    change(text(rate.before).padStart(widths[0] ?? 0), text(rate.after).padStart(widths[1] ?? 0)),
    differenceText(rate, isEvent),
    Number.isNaN(rate.p) ? '' : rate.p < 0.001 ? '<0.001' : rate.p.toFixed(3),
    rate.p < SIGNIFICANT ? (rate.after > rate.before ? 'higher' : 'lower') : '',
  ]);
  const seen = rows.filter((_, i) => i === bins.length || (rates[i]?.rows ?? 0) > 0);
  const what = isEvent ? `rate of ${target.column} = ${target.event}` : `mean of ${target.column}`;
  const header = ['bin', 'rows', change('baseline', 'new'), 'difference', 'p', ''];
  const expected = `expected of these bins ${text(target.expected)}`;
  const title = wrap(`${name}, ${what}: ${expected}`, limit.width, '    ', '');
  const notes = targetNotes(target).map((note) => `  ${note}`);
  return [...title, ...aligned([header, ...seen], [0, 5], { ...limit, texts: [0] }), ...notes];
}

/** Notes on cells that the rates omit, and on an event that is absent from the new data. */
function targetNotes({ column, event, invalid, all }: TargetDriftView): string[] {
  const cells = invalid === 1 ? 'cell' : 'cells';
  const notes = invalid > 0 ? [`left out ${grouped(invalid)} invalid ${cells} of ${column}`] : [];
  if (all.rows === 0) return [...notes, `no row has a value of ${column}`];
  return event === undefined || all.after > 0
    ? notes
    : [...notes, `no row has ${column} = ${event}: the event of the fit is no value of it`];
}

/** A rate as a percentage; a mean as a number. */
export function rateText(rate: number, isEvent: boolean): string {
  if (Number.isNaN(rate)) return '-';
  return isEvent ? percent(rate) : String(Number(rate.toPrecision(5)));
}

/** The relative rounding error of means, which depends on the order of the rows. */
const ROUNDING = 1e-12;

/** The difference of rates in percentage points, of means as a number. */
function differenceText({ before, after }: RateView, isEvent: boolean): string {
  const difference = after - before;
  if (Number.isNaN(difference)) return '';
  const rounding = ROUNDING * Math.max(Math.abs(before), Math.abs(after));
  const size = Math.abs(difference) <= rounding ? 0 : Math.abs(difference);
  if (size === 0 && !isEvent) return '0';
  const sign = difference < 0 ? '-' : '+';
  return `${sign}${isEvent ? `${(100 * size).toFixed(1)}` : Number(size.toPrecision(3))}`;
}
