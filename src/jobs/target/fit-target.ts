import { DiscretizeError } from '../../core/errors/error.ts';
import type { OutputChoice } from '../../encode/registry.ts';
import { aggregate, type TargetKind } from '../../fit/target/aggregate.ts';
import { type Infeasible, type Learned, learnWithTarget } from '../../fit/target/learn.ts';
import type { TargetWish } from '../../fit/target/options.ts';
import { type BinTable, binTable } from '../../fit/target/report/bin-table.ts';
import { separateRows, sumsOf } from '../../fit/target/separate.ts';
import type { ReadRequest } from '../../plan/read-request.ts';
import { FEATURE_DEFAULTS, type Feature, type Spec } from '../../spec/spec.ts';
import type { TargetColumns } from './collect-target.ts';

/** What boundaries are learned with a target from, and how. */
export interface TargetRequest {
  readonly read: ReadRequest;
  readonly target: string;
  /** The target's number that is the event. Undefined: 1 of a target with 0 and 1 only. */
  readonly event: number | undefined;
  readonly spec: Spec;
  readonly output: OutputChoice | undefined;
  readonly name: string | undefined;
  readonly wish: TargetWish;
  /** The boundaries that there must be, by column. */
  readonly fixed: ReadonlyMap<string, readonly number[]>;
}

/** What was learned for a column. */
export interface TargetFit {
  readonly column: string;
  readonly learned: Learned;
  readonly table: BinTable;
  /** The number of rows without a target. */
  readonly leftOut: number;
}

/** A spec that was learned with a target, and what is reported of each column. */
export interface TargetSpec {
  readonly spec: Spec;
  readonly kind: TargetKind['kind'];
  readonly fits: readonly TargetFit[];
}

/**
 * Learns a spec with a target.
 *
 * @param version the tool's, for the record
 * @throws DiscretizeError E_FIT if a column has no boundaries that meet the wishes, E_USAGE
 */
export function fitTarget(
  request: TargetRequest,
  columns: TargetColumns,
  version: string,
): TargetSpec {
  const target = kindOf(columns.targets, request.event);
  const targets = codedTargets(columns.targets, request.event);
  checkFixed(request, columns);
  const fits = columns.features.map(({ name, values }) =>
    fitColumn(request, target, name, { values, targets, weights: columns.weights }),
  );
  const features = fits.map((fit) => featureOf(request, target, fit, version));
  return { spec: { ...request.spec, features }, kind: target.kind, fits };
}

function kindOf(targets: Float64Array, event: number | undefined): TargetKind {
  const isBinary = targets.every((value) => Number.isNaN(value) || value === 0 || value === 1);
  return { kind: event !== undefined || isBinary ? 'binary' : 'continuous' };
}

/** The event as 1 and other numbers as 0, if there is an event. */
function codedTargets(targets: Float64Array, event: number | undefined): Float64Array {
  if (event === undefined) return targets;
  return targets.map((value) => (Number.isNaN(value) ? value : Number(value === event)));
}

function checkFixed({ fixed }: TargetRequest, { features }: TargetColumns): void {
  const unknown = [...fixed.keys()].find((column) => features.every(({ name }) => name !== column));
  if (unknown === undefined) return;
  throw new DiscretizeError('E_UNKNOWN_COLUMN', `--fix names "${unknown}", which is not learned`, {
    received: unknown,
    hint: `use one of: ${features.map(({ name }) => name).join(', ')}`,
  });
}

function fitColumn(
  request: TargetRequest,
  target: TargetKind,
  column: string,
  rows: Parameters<typeof separateRows>[0],
): TargetFit {
  const { clean, missing, leftOut } = separateRows(rows, []);
  const table = aggregate(clean, target);
  const fixed = request.fixed.get(column);
  const learned = learnWithTarget(table, { ...request.wish, ...(fixed && { fixed }) });
  if (learned.kind === 'infeasible') throw infeasible(column, learned);
  if (learned.boundaries.length === 0) throw oneBin(column, learned);
  const center = table.kind === 'continuous' ? table.center : 0;
  const bins = {
    kind: table.kind,
    center,
    intervals: learned.bins,
    special: [],
    ...(missing.values.length > 0 && { missing: sumsOf(missing, target, center) }),
  };
  return { column, learned, table: binTable(bins, learned.options.woe), leftOut };
}

function infeasible(column: string, { alternatives }: Infeasible): DiscretizeError {
  return unfit(`no bins of "${column}" meet the limits`, alternatives);
}

function oneBin(column: string, { how }: Learned): DiscretizeError {
  return unfit(`"${column}" has no boundary that meets the limits`, how.alternatives);
}

/** The error with the changes that would be feasible. */
function unfit(message: string, alternatives: Infeasible['alternatives']): DiscretizeError {
  const words = alternatives.map(({ change, bins, value }) => {
    const changes = Object.entries(change).map(([name, to]) => `${name} ${String(to) || 'none'}`);
    return `${changes.join(', ')} (${bins} bins, objective ${value.toPrecision(3)})`;
  });
  return new DiscretizeError('E_FIT', message, {
    expected: 'limits that bins can meet',
    hint:
      words.length === 0
        ? 'use smaller limits, or leave the column out with -c'
        : `feasible would be: ${words.join('; ')}`,
  });
}

function featureOf(
  { target, event, output, name }: TargetRequest,
  { kind }: TargetKind,
  { column, learned, table, leftOut }: TargetFit,
  version: string,
): Feature {
  const { how, options, boundaries } = learned;
  const intervals = table.rows.filter(({ role }) => role === 'interval');
  const missing = table.rows.find(({ role }) => role === 'missing');
  const fit = {
    strategy: how.strategy,
    target,
    ...(kind === 'binary' && { event: event ?? 1 }),
    objective: how.objective,
    ...(how.shape !== undefined && { trend: how.shape }),
    bins_asked: options.bins,
    bins: intervals.length,
    limits: limitsOf(learned),
    rows: table.totals.weight,
    missing: missing?.weight ?? 0,
    left_out: leftOut,
    counts: intervals.map(({ weight }) => weight),
    ...(kind === 'binary'
      ? { events: intervals.map(({ events }) => events[0]), iv: table.totals.iv[0] }
      : { means: intervals.map(({ rates }) => rates[0]), r2: table.totals.iv[0] }),
    candidates: how.candidates,
    exact: how.isExact,
    version,
  };
  const { closed } = options;
  const chosen = output ?? FEATURE_DEFAULTS.output;
  return { ...FEATURE_DEFAULTS, name, columns: [column], boundaries, output: chosen, closed, fit };
}

/** The limits of the optimum; JSON has no infinity. */
function limitsOf({ options: { limits, strategy } }: Learned): Readonly<Record<string, number>> {
  if (strategy !== 'optimal') return {};
  const { minWeight, maxWeight, minEvents, minDifference, maxP } = limits;
  return {
    min_bin: minWeight,
    ...(Number.isFinite(maxWeight) && { max_bin: maxWeight }),
    min_events: minEvents,
    ...(minDifference > 0 && { min_difference: minDifference }),
    ...(maxP < 1 && { max_p: maxP }),
  };
}
