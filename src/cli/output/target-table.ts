import { binLabel } from '../../core/bin.ts';
import { Boundaries } from '../../core/boundaries.ts';
import type { TargetFit, TargetSpec } from '../../jobs/target/fit-target.ts';
import { shownName } from '../terminal/escape-controls.ts';

/** The tables of bins that were learned with a target, one after the other, as lines for people. */
export function targetLines({ kind, fits }: TargetSpec, target: string): string[] {
  return fits.flatMap((fit) => [...linesOf(fit, kind, target), '']).slice(0, -1);
}

function linesOf(fit: TargetFit, kind: TargetSpec['kind'], target: string): string[] {
  const { table, learned, column, leftOut } = fit;
  const { totals } = table;
  const isBinary = kind === 'binary';
  const { precision, closed } = learned.options;
  const own = Boundaries.of(learned.boundaries, { precision, closed });
  const head = isBinary
    ? ['bin', 'rows', 'share', 'events', 'rate', 'WoE', 'IV', 'p of next']
    : ['bin', 'rows', 'share', 'mean', 'p of next'];
  const rows = table.rows.map((row, i) => [
    row.role === 'interval' ? binLabel(own, i) : row.role,
    String(row.weight),
    percent(row.share),
    ...(isBinary ? [String(row.events[0])] : []),
    isBinary ? percent(row.rates[0]) : digits(row.rates[0]),
    ...(isBinary ? [(row.woe[0] ?? 0).toFixed(4), (row.iv[0] ?? 0).toFixed(4)] : []),
    row.pOfNext === undefined ? '' : row.pOfNext < 0.001 ? '<0.001' : row.pOfNext.toFixed(3),
  ]);
  const total = isBinary
    ? [String(totals.events[0]), percent(totals.rates[0]), '', digits(totals.iv[0]), '']
    : [digits(totals.rates[0]), ''];
  const all = ['total', String(totals.weight), '100.0 %', ...total];
  return [
    `${shownName(column)}: ${totals.weight} rows, target ${shownName(target)}; ${leftOut} rows without a target left out`,
    ...aligned([head, ...rows, all]),
    measures(fit, isBinary),
    methodText(fit),
  ];
}

function measures({ table: { totals } }: TargetFit, isBinary: boolean): string {
  const { separation, trend = 'none', iv } = totals;
  if (!isBinary || separation === undefined) return `R² ${digits(iv[0])}, trend ${trend}`;
  const { gini, ks } = separation;
  return `IV ${digits(iv[0])}, Gini ${gini.toFixed(4)}, KS ${ks.toFixed(4)}, trend ${trend}`;
}

/** The limits as their flags. */
const FLAGS = { bins: '-n', minBin: '--min-bin', maxBin: '--max-bin', minEvents: '--min-events' };

/** How the bins were chosen; only the optimum knows which limits are binding. */
function methodText({ learned: { how } }: TargetFit): string {
  if (how.strategy !== 'optimal') return `strategy ${how.strategy}`;
  const flags = how.binding.map((name) => FLAGS[name]).join(', ');
  const binding = flags === '' ? 'no limit is binding' : `binding: ${flags}`;
  const exact = how.isExact ? ', exact' : '';
  return `strategy optimal, objective ${how.objective}, ${how.candidates} candidates${exact}; ${binding}`;
}

/** Columns of a table, the first one to the left and the others to the right. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows.map((row) => {
    const cells = row.map((cell, i) =>
      i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0),
    );
    return `  ${cells.join('  ')}`.trimEnd();
  });
}

function percent(share: number | undefined): string {
  return share === undefined || Number.isNaN(share) ? '' : `${(share * 100).toFixed(1)} %`;
}

function digits(number: number | undefined): string {
  return number === undefined ? '' : String(Number(number.toPrecision(5)));
}
