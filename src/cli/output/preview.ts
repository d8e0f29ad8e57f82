import type { Dialect } from '../../csv/dialect.ts';
import type { Rejections } from '../../csv/table/rejections.ts';
import { modeNames } from '../../encode/registry.ts';
import type { ByteSource } from '../../io/reading/source.ts';
import { type Preview, preview } from '../../jobs/preview.ts';
import type { BinPlan } from '../../plan/bin-plan.ts';
import type { BinRequest } from '../../plan/bin-request.ts';
import type { PlannedFeature } from '../../plan/feature.ts';
import { featureLines, type PreviewedTable, rowLines } from '../../view/preview.ts';
import { wrap } from '../../view/text-width.ts';
import { warn } from '../report/report.ts';
import { reportChanged } from '../report/run-messages.ts';
import { colorsFor } from '../terminal/color.ts';
import { shownName } from '../terminal/escape-controls.ts';
import { hasUnicode, widthOf } from '../terminal/size.ts';
import { print } from './print.ts';

/**
 * Prints the first rows of a run before and after binning, with the selected columns and their bins. Opens no output.
 *
 * @param rows the number of rows
 * @param isQuiet true to print no warnings
 * @returns the exit status
 * @throws DiscretizeError the error that fails the run within these rows, after they are printed
 */
export async function printPreview(
  rows: number,
  request: BinRequest,
  { sources, dialect }: { readonly sources: readonly ByteSource[]; readonly dialect: Dialect },
  rejections: Rejections,
  isQuiet: boolean,
): Promise<number> {
  const shown = await preview(request, sources, dialect, rows, rejections);
  if (shown === undefined) {
    if (!isQuiet) warn('the input is empty');
    return 0;
  }
  const unicode = hasUnicode();
  const style = { width: widthOf(process.stdout), ellipsis: unicode ? '…' : '...', unicode };
  const features = shown.plan.features.flatMap((feature, i) =>
    featureLines(featureOf(feature, shown.stats.features[i]?.counts ?? []), style),
  );
  const { bold } = colorsFor(process.stdout);
  const [sides = '', names = '', ...lower] = rowLines(tableOf(shown), style);
  const table = [sides, bold(names), ...lower];
  const lines = [...wrap(firstLine(shown), style.width, '    ', ''), '', ...features, '', ...table];
  await print(lines.map((line) => `${line}\n`).join(''));
  if (!isQuiet) reportChanged(shown.stats, shown.stats.features, shown.plan.rules);
  if (shown.failure !== undefined) throw shown.failure;
  return 0;
}

function firstLine({ plan, header, stats }: Preview): string {
  const { rows, dropped, rejected } = stats;
  const bad = rejected > 0 ? `, ${rejected} rejected` : '';
  const left = (dropped > 0 ? ` (${dropped} dropped)` : '') + bad;
  const looked = `${rows === 1 ? 'the first row' : `the first ${rows} rows`}${left}`;
  return `${plan.columns.length} of ${header.length} columns, ${looked}; nothing is written`;
}

function featureOf(
  { name, columns, feature, bins }: PlannedFeature,
  counts: ArrayLike<number>,
): Parameters<typeof featureLines>[0] {
  const labels = Array.from({ length: bins.depth }, (_, code) => shownName(bins.label(code)));
  return {
    name: shownName(name),
    columns: columns.map((column) => shownName(column.name)),
    mode: modeNames(feature.output).join(','),
    labels,
    counts: labels.map((_, code) => counts[code] ?? 0),
  };
}

/** The selected columns before binning, and the output columns. */
function tableOf({ plan, header, rows }: Preview): PreviewedTable {
  const chosen = [...new Set(plan.columns.map(({ position }) => position))].sort((a, b) => a - b);
  const made = madePositions(plan);
  const pick = (texts: readonly string[], positions: readonly number[]): string[] =>
    positions.map((position) => shownName(texts[position] ?? ''));
  const names = plan.layout.header.map((name) => Buffer.from(name, 'latin1').toString('utf8'));
  return {
    before: { names: pick(header, chosen), rows: rows.map(({ before }) => pick(before, chosen)) },
    after: { names: pick(names, made), rows: rows.map(({ after }) => pick(after, made)) },
  };
}

/** The positions of output columns in the output. */
function madePositions({ layout, features }: BinPlan): number[] {
  let at = 0;
  return layout.segments.flatMap((segment) => {
    const feature = segment.kind === 'keep' ? undefined : features[segment.feature];
    const kept = segment.kind === 'keep' ? segment.to - segment.from : 0;
    const made = feature?.mode.values(0, feature.bins).length ?? 0;
    const positions = Array.from({ length: made }, (_, i) => at + i);
    at += kept + made;
    return positions;
  });
}
