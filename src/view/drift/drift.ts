import { grouped } from '../../core/errors/grouped.ts';
import { keyText } from '../../core/groups/key.ts';
import { sparkline } from '../sparkline.ts';
import { aligned, percent, type TableLimit } from '../table-text.ts';
import { cellWidth, shortenedTo, wrap } from '../text-width.ts';
import { driftLevel } from './drift-data.ts';
import type {
  DriftBinView,
  DriftView,
  FeatureDriftView,
  GroupDriftView,
  ShareChange,
} from './drift-view.ts';
import { rateLines, rateText } from './rates.ts';

/** Options of lines: their maximum width, and their characters. */
export interface DriftStyle {
  readonly width: number;
  readonly unicode: boolean;
}

/** The longest name, label and group, in terminal cells. */
const MAX_NAME = 24;
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

function limitOf({ width, unicode }: DriftStyle): TableLimit {
  return { width, ellipsis: unicode ? '…' : '...' };
}

const TEST_HEADER: readonly string[] = ['feature', 'psi', 'noise', 'level', 'chi2 p', 'ks'];

function testCells({ name, psi, chiSquare, ks }: FeatureDriftView, style: DriftStyle): string[] {
  return [
    shortened(name, MAX_NAME, style),
    fixed(psi.total),
    fixed(psi.noise),
    levelOf(psi),
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
function levelOf({ total, noise }: { readonly total: number; readonly noise: number }): string {
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
      shortened(bins[code]?.label ?? '', MAX_LABEL, style),
      change(from, to, style),
      lackOf(bins[code], psi.lacking.includes(code)),
    ];
  });
  const title = `${shortened(name, MAX_NAME, style)}, bins that moved most`;
  return [...wrap(title, style.width, '    ', ''), ...aligned(lines, [0, 2], limitOf(style))];
}

/** The rates of the target in the bins of a feature; nothing without a target. */
export function driftTargetLines(
  { name, bins, target }: FeatureDriftView,
  style: DriftStyle,
): string[] {
  if (target === undefined) return [];
  return rateLines(bins, target, {
    name: shortened(name, MAX_NAME, style),
    label: (label) => shortened(label, MAX_LABEL, style),
    change: (before, after) => change(before, after, style),
    limit: limitOf(style),
  });
}

function lackOf(bin: DriftBinView | undefined, isLacking: boolean): string {
  if (!isLacking) return '';
  return bin?.before === 0 ? 'not in the baseline' : 'not in the new data';
}

/** Tables of the index of each feature in each group, as many as the width requires. */
export function groupTables(
  { features }: DriftView,
  groups: readonly GroupDriftView[],
  style: DriftStyle,
): string[][] {
  const names = features.map(({ name }) => shortened(name, MAX_NAME, style));
  const [ownHeader = [], ...own] = groupCells(features, groups, style);
  const tables: string[][] = [];
  for (let from = 0; from < names.length; ) {
    let to = from + 1;
    while (to < names.length && widthOf(groupLines(from, to + 1)) <= style.width) to++;
    tables.push(groupLines(from, to, limitOf(style)));
    from = to;
  }
  return tables;

  function groupLines(from: number, to: number, limit?: TableLimit): string[] {
    const header = [...ownHeader, ...names.slice(from, to)];
    const rows = groups.map(({ psi }, i) => [
      ...(own[i] ?? []),
      ...psi.slice(from, to).map(groupCell),
    ]);
    return aligned([header, ...rows], [0], limit);
  }
}

/** The first cells of each group, with a header: its key, its rows, and the rate of the target if there is one. */
function groupCells(
  features: readonly FeatureDriftView[],
  groups: readonly GroupDriftView[],
  style: DriftStyle,
): string[][] {
  const rated = features.findIndex(({ target }) => target !== undefined);
  const rate = features[rated]?.target;
  const rates = rate === undefined ? [] : [rate.event === undefined ? 'mean' : 'rate'];
  const cells = groups.map(({ key, rows, rates: all }) => [
    shortened(keyText(key), MAX_NAME, style),
    grouped(rows),
    ...rates.map((name) => rateText(all?.[rated] ?? Number.NaN, name === 'rate')),
  ]);
  return [['group', 'rows', ...rates], ...cells];
}

/** The cell of an index; in parentheses if it is above the lowest level, but within noise. */
function groupCell(psi: { readonly total: number; readonly noise: number }): string {
  return levelOf(psi) === 'within noise' ? `(${fixed(psi.total)})` : `${fixed(psi.total)} `;
}

function widthOf(lines: readonly string[]): number {
  return Math.max(...lines.map((line) => line.length));
}

function change(before: string, after: string, { unicode }: DriftStyle): string {
  return `${before} ${unicode ? '→' : '->'} ${after}`;
}

function shortened(text: string, width: number, { unicode }: DriftStyle): string {
  return shortenedTo(width, text, unicode ? '…' : '...');
}

function fixed(psi: number): string {
  return Number.isFinite(psi) ? psi.toFixed(4) : String(psi).replace('Infinity', 'inf');
}
