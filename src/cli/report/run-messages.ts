import { readCell } from '../../core/cells/cell.ts';
import { grouped } from '../../core/errors/grouped.ts';
import type { CellPolicies } from '../../core/missing.ts';
import type { CellCounts, RowStats, Stats } from '../../core/stats.ts';
import type { EngineChoice, EngineName } from '../../engine/choose-engine.ts';
import type { InputTable } from '../../engine/table.ts';
import { isTerminal } from '../../io/terminal.ts';
import type { ColumnPlan } from '../../plan/column-plan.ts';
import { lossText } from '../../view/losses.ts';
import { repairedText, summaryLines } from '../../view/summary.ts';
import { wrap } from '../../view/text-width.ts';
import { shownLine, shownName } from '../terminal/escape-controls.ts';
import { hasUnicode, widthOf } from '../terminal/size.ts';
import { say, warn } from './report.ts';

/** Which messages a command prints. */
export interface ReportOptions {
  readonly isQuiet: boolean;
  readonly isVerbose: boolean;
  /** True if a terminal shows the progress of the run. */
  readonly hasProgress: boolean;
}

/** The maximum number of columns listed in the summary. */
const MAX_LISTED = 20;

/** The reason for the records engine that the rows themselves can give. */
const BARE_ROWS = 'rows of one field without quotes';

/** The engine that runs, with its reason; the rows may require another engine than the chosen one. */
export function engineRun(chosen: EngineChoice, name: EngineName): EngineChoice {
  return name === chosen.name ? chosen : { name, reason: BARE_ROWS };
}
/** Warns of a plan that is likely a mistake; reports the plan with `--verbose`. */
export function reportPlan(
  plan: ColumnPlan,
  table: InputTable,
  engine: EngineChoice,
  { isQuiet, isVerbose }: ReportOptions,
): void {
  if (isQuiet) return;
  if (table.hasHeader && isAllNumbers(table.headerBytes, plan)) {
    const message = 'the header row is all numbers';
    warn(message, 'if the first row is data, add --no-header');
  }
  if (plan.columns.length === 0) {
    warn('cannot detect numeric columns: no rows; binned 0 columns', 'select columns with -c');
  }
  if (isVerbose) {
    const names = plan.columns.map(({ name }) => shownName(name));
    const all = shownLine(names.join(', '));
    say([`engine: ${engine.name} (${engine.reason})`, ...wrappedLine(`columns: ${all || 'none'}`)]);
  }
}

/** Reports with `--verbose` that the records engine replaces the bytes engine. */
export function reportFallback(reason: string, { isQuiet, isVerbose }: ReportOptions): void {
  if (isQuiet || !isVerbose) return;
  say([shownLine(`engine: records (the bytes engine cannot start: ${reason})`)]);
}

function isAllNumbers(fields: readonly string[], { rules }: ColumnPlan): boolean {
  return fields.every((field) => Number.isFinite(readCell(field, rules) ?? Number.NaN));
}

/**
 * Reports changed cells and dropped rows; prints the counts of a run on a terminal or with `--verbose`.
 *
 * @param file the file of the table, if there are several tables
 */
export function reportSummary(
  stats: Stats,
  plan: ColumnPlan,
  { isQuiet, isVerbose }: ReportOptions,
  file?: string,
): void {
  if (isQuiet) return;
  reportChanged(stats, stats.features, plan.rules, file);
  if (!(isVerbose || isTerminal(2))) return;
  const features = stats.features.map((feature) => ({
    ...feature,
    name: shownName(feature.name),
    byColumn: (feature.byColumn ?? []).map((one) => ({ ...one, name: shownName(one.name) })),
    label: (code: number) => shownName(feature.label(code)),
  }));
  const limit = { width: widthOf(process.stderr), ellipsis: hasUnicode() ? '…' : '...' };
  const title = file === undefined ? [] : [`${shownName(file)}:`];
  say([
    ...title,
    ...summaryLines({ ...stats, features }, plan.rules, limit),
    ...choiceLines(plan).flatMap((line) => wrappedLine(line)),
  ]);
}

/**
 * Warns of output that differs from the input: repaired and dropped rows, changed cells.
 *
 * @param cells the counts of each column or feature
 * @param file the table's file, if there are several tables
 */
export function reportChanged(
  rows: RowStats,
  cells: readonly CellCounts[],
  policies: CellPolicies,
  file?: string,
): void {
  const whose = file === undefined ? '' : `${file}: `;
  const repaired = repairedText(rows.repaired);
  if (repaired !== undefined) warn(`${whose}--lenient: kept ${repaired}`);
  const loss = lossText(rows, cells, policies);
  if (loss !== undefined) warn(`${whose}${loss}`);
}

/** The detected numeric columns, and the reason against each other column; empty if columns were selected. */
function choiceLines({ choice, columns }: ColumnPlan): string[] {
  if (choice === undefined) return [];
  const names = columns.map(({ name }) => name);
  const reasons = choice.leftOut.map(({ name, reason }) => `  ${name}: ${reason}`);
  const lines = [`numeric columns: ${listed(names).join(', ') || 'none'}`];
  if (reasons.length === 0) return lines;
  return [...lines, 'other columns (select them with -c):', ...listed(reasons, '  ')];
}

/** A line broken at the width of standard error. */
function wrappedLine(text: string): string[] {
  const line = shownLine(text);
  const [indent = ''] = /^ */.exec(line) ?? [];
  return wrap(line.slice(indent.length), widthOf(process.stderr), `${indent}    `, indent);
}

function listed(items: readonly string[], indent = ''): readonly string[] {
  const more = items.length - MAX_LISTED;
  if (more <= 0) return items;
  return [...items.slice(0, MAX_LISTED), `${indent}and ${grouped(more)} more`];
}
