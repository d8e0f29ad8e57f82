import { sparkline } from '../sparkline.ts';
import { aligned, percent, type TableLimit } from '../table-text.ts';
import { cellWidth, shortenedTo, wrap } from '../text-width.ts';
import { driftLevel } from './drift-data.ts';
import type { DriftBinView, FeatureDriftView, ShareChange } from './drift-view.ts';
import { rateLines } from './rates.ts';

/** Options of lines: their maximum width, and their characters. */
export interface DriftStyle {
  readonly width: number;
  readonly unicode: boolean;
}

/** The longest name, label and group, in terminal cells. */
export const MAX_NAME = 24;
const MAX_LABEL = 30;

/** The width of a sparkline in cells. */
const SPARK = 14;

/** The most bins of a feature that are listed. */
const MAX_MOVED = 3;

/**
 * The table of features: the index and its noise level, the tests, invalid and missing cells, and both distributions.
 * If it is wider than a line, one table of the tests and one of the rest.
 */
export function featureTables(
  features: readonly FeatureDriftView[],
  style: DriftStyle,
): string[][] {
  const tests = [TEST_HEADER, ...features.map((feature) => testCells(feature, style))];
  const rest = restRows(features, style);
  const width = rest[0]?.length ?? 0;
  const whole = tests.map((cells, i) => [...cells, ...(rest[i] ?? [])]);
  const lastTwo = (before: number): number[] => [before + width - 2, before + width - 1];
  const table = aligned(whole, [0, 3, ...lastTwo(TEST_HEADER.length)]);
  if (table.every((line) => cellWidth(line) <= style.width)) return [table];
  const named = tests.map(([name = ''], i) => [name, ...(rest[i] ?? [])]);
  const limit = { ...limitOf(style), texts: [0] };
  return [aligned(tests, [0, 3], limit), aligned(named, [0, ...lastTwo(1)], limit)];
}

/** The limit of tables in a style. */
export function limitOf({ width, unicode }: DriftStyle): TableLimit {
  return { width, ellipsis: unicode ? '…' : '...' };
}

const TEST_HEADER: readonly string[] = ['feature', 'psi', 'noise', 'level', 'chi2 p', 'ks'];

function testCells({ name, psi, chiSquare, ks }: FeatureDriftView, style: DriftStyle): string[] {
  return [
    shortenedName(name, MAX_NAME, style),
    psiText(psi.total),
    psiText(psi.noise),
    driftLevelText(psi),
    chiSquare.p < 0.001 ? '<0.001' : chiSquare.p.toFixed(3),
    ks.toFixed(3),
  ];
}

/** The table of missing cells, of invalid ones if there are some, and of both distributions; with a header. */
function restRows(features: readonly FeatureDriftView[], style: DriftStyle): string[][] {
  const hasInvalid = features.some(({ invalid }) => invalid.before + invalid.after > 0);
  const hasSpecial = features.some(({ lost }) => lost.special !== undefined);
  const shares = (share: ShareChange | undefined): string =>
    share === undefined || Number.isNaN(share.before + share.after)
      ? ''
      : change(percent(share.before), percent(share.after), style);
  const rows = features.map(({ bins, lost }) => [
    shares(lost.missing),
    ...(hasSpecial ? [shares(lost.special)] : []),
    ...(hasInvalid ? [shares(lost.invalid)] : []),
    ...pictures(bins, style),
  ]);
  const names = ['missing', ...(hasSpecial ? ['special'] : []), ...(hasInvalid ? ['invalid'] : [])];
  return [[...names, 'baseline', 'new'], ...rows];
}

/** The level of an index; if samples of one population may have it, the index is within noise, whatever its size. */
export function driftLevelText({
  total,
  noise,
}: {
  readonly total: number;
  readonly noise: number;
}): string {
  const level = driftLevel(total);
  return level !== 'stable' && total <= noise ? 'within noise' : level;
}

/** The sparklines of both distributions, without missing cells. */
function pictures(bins: readonly DriftBinView[], { unicode }: DriftStyle): string[] {
  const values = bins.slice(0, -1);
  const sides = [values.map(({ before }) => before), values.map(({ after }) => after)];
  return sides.map((counts) => sparkline(counts, SPARK, unicode));
}

/** The bins that moved most, of features that moved, and the bins that one side lacks. */
export function movedLines(
  { name, bins, moved, psi }: FeatureDriftView,
  style: DriftStyle,
): string[] {
  if (driftLevel(psi.total) === 'stable') return [];
  const shown = moved.slice(0, MAX_MOVED);
  const shares = shown.map((code) => {
    const { before = 0, after = 0 } = bins[code]?.shares ?? {};
    return [percent(before), percent(after)];
  });
  const widths = [0, 1].map((side) => Math.max(...shares.map((pair) => pair[side]?.length ?? 0)));
  const lines = shown.map((code, i) => {
    const [from = '', to = ''] = (shares[i] ?? []).map((one, j) => one.padStart(widths[j] ?? 0));
    return [
      shortenedName(bins[code]?.label ?? '', MAX_LABEL, style),
      change(from, to, style),
      lackOf(bins[code], psi.lacking.includes(code)),
    ];
  });
  const title = `${shortenedName(name, MAX_NAME, style)}, bins that moved most`;
  return [...wrap(title, style.width, '    ', ''), ...aligned(lines, [0, 2], limitOf(style))];
}

/** The rates of the target in the bins of a feature; nothing without a target. */
export function driftTargetLines(
  { name, bins, target }: FeatureDriftView,
  style: DriftStyle,
): string[] {
  if (target === undefined) return [];
  return rateLines(bins, target, {
    name: shortenedName(name, MAX_NAME, style),
    label: (label) => shortenedName(label, MAX_LABEL, style),
    change: (before, after) => change(before, after, style),
    limit: limitOf(style),
  });
}

function lackOf(bin: DriftBinView | undefined, isLacking: boolean): string {
  if (!isLacking) return '';
  return bin?.before === 0 ? 'not in the baseline' : 'not in the new data';
}

function change(before: string, after: string, { unicode }: DriftStyle): string {
  return `${before} ${unicode ? '→' : '->'} ${after}`;
}

/** A text shortened to `width` terminal cells. */
export function shortenedName(text: string, width: number, { unicode }: DriftStyle): string {
  return shortenedTo(width, text, unicode ? '…' : '...');
}

/** An index with four decimals, as text. */
export function psiText(psi: number): string {
  return Number.isFinite(psi) ? psi.toFixed(4) : String(psi).replace('Infinity', 'inf');
}
