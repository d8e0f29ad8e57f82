import { readCell } from '../../core/cells/cell.ts';
import { DiscretizeError } from '../../core/errors/error.ts';
import { NO_SPECIAL, type SpecialCodes } from '../../core/special/special-codes.ts';
import type { ReadStats } from '../../core/stats.ts';
import { columnPosition } from '../../csv/columns/select.ts';
import { TextCodes } from '../../csv/columns/text-codes.ts';
import type { Source } from '../../csv/decode.ts';
import type { Dialect } from '../../csv/dialect.ts';
import { fieldAt } from '../../csv/line.ts';
import { type TableOptions, withTable } from '../../engine/open-table.ts';
import { planColumnsOf } from '../../engine/plan-table.ts';
import type { InputTable } from '../../engine/table.ts';
import { MEMORY } from '../../fit/collect/collect.ts';
import { RANK_ERROR } from '../../fit/kll/sketch.ts';
import { distinct } from '../../fit/target/distinct.ts';
import { targetLabels } from '../../fit/target/labels.ts';
import { EMPTY_HINT, nothingToLearn } from '../../fit/undivided.ts';
import { SAMPLE_ROWS } from '../../plan/choose.ts';
import type { ColumnPlan } from '../../plan/column-plan.ts';
import { cellRules, type ReadRequest, type RoleColumn } from '../../plan/read-request.ts';
import { type TargetBlock, TargetRowBuffer } from './row-buffer.ts';
import type { TargetColumns, TargetSketch } from './target-columns.ts';

/** The columns that a fit with a target reads. */
export interface TargetRead {
  readonly read: ReadRequest;
  /** The target's name. */
  readonly target: string;
  /** True if its cells are texts; undefined: texts if one of the first cells is not a number. */
  readonly isText: true | undefined;
  /** The target's value that is the event, as text. */
  readonly event: string | undefined;
}

/** The options for reading a table, and the observer of its counts. */
export interface RowsRun extends TableOptions {
  /** Bytes for all columns. Default 1 GB. */
  readonly memory?: number;
  readonly onRead?: (stats: ReadStats) => void;
}

/** How rows are kept, or sketched past the memory. */
export interface TargetRun extends RowsRun {
  /** The rank error of the sketches that take over. */
  readonly error: number;
  /** True if values are compared as float32 numbers. */
  readonly isSingle: boolean;
  /** Called before sketches take over; throws if they must not. */
  readonly onFull: () => void;
}

/**
 * Collects features, the target and the weights of a table that fits into the memory.
 *
 * @throws DiscretizeError as {@link collectTarget}; E_FIT for a table that is larger than the memory
 */
export async function collectRows(
  request: TargetRead,
  sources: readonly Source[],
  dialect: Dialect,
  run: RowsRun,
): Promise<TargetColumns> {
  const onFull = (): never => {
    throw tooManyRows('make more parts of fewer rows, or raise --memory');
  };
  const options = { ...run, error: RANK_ERROR, isSingle: false, onFull };
  return (await collectTarget(request, sources, dialect, options)) as TargetColumns;
}

/** The error for more rows than the memory holds. */
export function tooManyRows(hint: string): DiscretizeError {
  return new DiscretizeError('E_FIT', 'the input has more rows than --memory holds', {
    expected: 'rows whose columns fit into the memory, 8 bytes for each number',
    hint,
  });
}

/**
 * Collects features, the target and the weights of a table: eight bytes for each cell of them, or sketches past the
 * memory.
 *
 * @throws DiscretizeError as the main command; E_FIT for an input without a record and for invalid weights
 */
export async function collectTarget(
  request: TargetRead,
  sources: readonly Source[],
  dialect: Dialect,
  run: TargetRun,
): Promise<TargetColumns | TargetSketch> {
  const columns = await withTable(sources, dialect, run, async (table) => {
    const role = await targetRole(request, table);
    const plan = await planColumnsOf(withTarget(request, role), table);
    const kept = new TargetRowBuffer({
      memory: MEMORY,
      ...run,
      special: specialOf(plan),
      event: request.event === undefined ? undefined : Number(request.event),
      areTexts: role.texts !== undefined,
    });
    const stats = await table.readColumns(plan, (values) => kept.add(blockOf(plan, values)));
    run.onRead?.(stats);
    return collected(request, plan, role, kept, stats, run.error);
  });
  if (columns === undefined) throw nothingToLearn('the input is empty', EMPTY_HINT);
  return columns;
}

function collected(
  request: TargetRead,
  plan: ColumnPlan,
  role: RoleColumn,
  kept: TargetRowBuffer,
  stats: ReadStats,
  rankError: number,
): TargetColumns | TargetSketch {
  const { target: name } = request;
  const texts = role.texts?.texts;
  const features = plan.columns.flatMap(({ role: own, name, special = NO_SPECIAL }, i) =>
    own === 'feature' ? [{ name, special, invalid: stats.columns[i]?.invalid ?? 0 }] : [],
  );
  if (kept.isSketch) {
    const target = targetLabels(name, kept.labels, texts, () => kept.hasEvent);
    const candidates = kept.sketches.map((sketch) => distinct(sketch.points().values).values);
    return { features, candidates, target, role, rankError };
  }
  const { features: columns, target: cells, weights } = kept.rows;
  return {
    rows: stats.rows,
    features: features.map((one, i) => ({ ...one, values: columns[i] as Float64Array })),
    target: { name, cells, texts },
    weights,
  };
}

/** A request that reads the target, too. */
export function withTarget({ read }: TargetRead, target: RoleColumn): ReadRequest {
  return { ...read, roles: [target, ...read.roles] };
}

/** The columns of a block of a plan with a target. */
export function blockOf({ columns }: ColumnPlan, values: readonly Float64Array[]): TargetBlock {
  const own = (role: string) => values.filter((_, i) => columns[i]?.role === role);
  const [[target], [weights]] = [own('target'), own('weight')];
  return { features: own('feature'), target: target as Float64Array, weights };
}

/** The special codes of each feature. */
function specialOf({ columns }: ColumnPlan): SpecialCodes[] {
  return columns.flatMap(({ role, special }) =>
    role === 'feature' ? (special ?? NO_SPECIAL) : [],
  );
}

/** The target as a column to read: of texts or of numbers. */
async function targetRole(
  { target, isText, read }: TargetRead,
  table: InputTable,
): Promise<RoleColumn> {
  const position = columnPosition(target, table.header);
  const areTexts = isText ?? (await looksTextual(table, position, read));
  return { role: 'target', name: target, texts: areTexts ? new TextCodes() : undefined };
}

/** True if a cell of a column's first rows is neither a number nor missing. */
async function looksTextual(
  table: InputTable,
  position: number,
  { spec }: Pick<ReadRequest, 'spec'>,
): Promise<boolean> {
  const rules = cellRules(spec, table.notation);
  const rows = await table.sample();
  return rows
    .slice(0, SAMPLE_ROWS)
    .some((fields) => readCell(fieldAt(fields, position), rules) === undefined);
}
