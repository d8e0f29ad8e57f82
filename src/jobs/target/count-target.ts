import { Boundaries } from '../../core/boundaries.ts';
import { DiscretizeError } from '../../core/errors/error.ts';
import type { SpecialCodes } from '../../core/special/special-codes.ts';
import { nextUp } from '../../core/ulp.ts';
import type { Source } from '../../csv/decode.ts';
import type { Dialect } from '../../csv/dialect.ts';
import { type TableOptions, withTable } from '../../engine/open-table.ts';
import { planColumnsOf } from '../../engine/plan-table.ts';
import type { TargetRows } from '../../fit/target/aggregate.ts';
import { codingOf, type TargetCoding } from '../../fit/target/classify.ts';
import { distinct } from '../../fit/target/distinct.ts';
import { separateRows } from '../../fit/target/separate.ts';
import { sumColumnsOf } from '../../fit/target/table.ts';
import { GroupTally } from '../../fit/target/tally/group-tally.ts';
import { tableOf } from '../../fit/target/tally/tally-table.ts';
import { blockOf, withTarget } from './collect-target.ts';
import type { ColumnTables, TargetData } from './feature-tables.ts';
import type { TargetSketch } from './target-columns.ts';
import { isSingle, type TargetRequest, targetRulesOf } from './target-request.ts';

/**
 * Counts the rows of a table that is larger than the memory, between the values of its sketches.
 *
 * @param sources the files that were sketched, opened again
 * @throws DiscretizeError as `collectTarget` and `classifyTarget`; E_INPUT if a file has become empty
 */
export async function countTarget(
  request: TargetRequest,
  sketch: TargetSketch,
  sources: readonly Source[],
  dialect: Dialect,
  run: TableOptions,
): Promise<TargetData> {
  const target = codingOf(sketch.target, targetRulesOf(request));
  const counters = sketch.features.map(({ name, special }, i) => {
    const edges = edgesOf(request, name, sketch.candidates[i] as Float64Array);
    return new FeatureCounter(edges, special, target, isSingle(request));
  });
  const stats = await withTable(sources, dialect, run, async (table) => {
    const plan = await planColumnsOf(withTarget(request, sketch.role), table);
    return await table.readColumns(plan, (values) =>
      addRows(counters, target, blockOf(plan, values)),
    );
  });
  if (stats === undefined) throw changed();
  const features = sketch.features.map(({ name, invalid, special }, i) => {
    const tables = (): ColumnTables => (counters[i] as FeatureCounter).tables();
    return { name, invalid, special: special.codes, tables };
  });
  return {
    target,
    features,
    weight: request.weight,
    hasUnnamedWeights: false,
    rankError: sketch.rankError,
  };
}

/** Adds some rows to the counter of each feature. */
function addRows(
  counters: readonly FeatureCounter[],
  target: TargetCoding,
  { features, target: cells, weights }: ReturnType<typeof blockOf>,
): void {
  const targets = cells.map((cell) => (Number.isNaN(cell) ? cell : target.codeOf(cell)));
  for (const [i, counter] of counters.entries()) {
    counter.add({ values: features[i] as Float64Array, targets, weights });
  }
}

/** The edges of groups: the candidates, and the required boundaries. */
function edgesOf(request: TargetRequest, column: string, candidates: Float64Array): Boundaries {
  const { settings, fixed } = request;
  const round = isSingle(request) ? Math.fround : Number;
  const required = (fixed.get(column) ?? settings.fixed ?? []).map((boundary) =>
    settings.closed === 'right' ? nextUp(round(boundary)) : round(boundary),
  );
  const all = Float64Array.from([...candidates, ...required].filter(Number.isFinite));
  return Boundaries.of(distinct(all).values);
}

/** Counts the rows of one feature. */
class FeatureCounter {
  readonly #codes: SpecialCodes;
  readonly #target: TargetCoding;
  readonly #isSingle: boolean;
  readonly #clean: GroupTally;
  readonly #special: readonly GroupTally[];
  readonly #missing: GroupTally;
  #leftOut = 0;

  constructor(edges: Boundaries, codes: SpecialCodes, target: TargetCoding, isSingle: boolean) {
    const whole = (): GroupTally => new GroupTally(Boundaries.of([]), target.kind);
    [this.#codes, this.#target, this.#isSingle] = [codes, target, isSingle];
    this.#clean = new GroupTally(edges, target.kind);
    this.#special = codes.codes.map(whole);
    this.#missing = whole();
  }

  add(rows: TargetRows): void {
    const { clean, special, missing, leftOut } = separateRows(rows, this.#codes);
    this.#leftOut += leftOut;
    this.#clean.add(this.#isSingle ? { ...clean, values: clean.values.map(Math.fround) } : clean);
    for (const [bin, own] of special.entries()) this.#special[bin]?.add(atZero(own));
    this.#missing.add(atZero(missing));
  }

  tables(): ColumnTables {
    const coding = { kind: this.#target.kind, codeOf: Number };
    const { upper } = this.#clean;
    const table = tableOf(this.#clean.tally(), coding);
    const clean = upper === undefined ? table : { ...table, upper };
    const center = clean.kind === 'continuous' ? clean.center : 0;
    const sums = (tally: GroupTally): number[] =>
      sumColumnsOf(tableOf(tally.tally(), coding, center)).map((column) => column[0] ?? 0);
    const missing = sums(this.#missing);
    return {
      clean,
      special: this.#special.map(sums),
      missing: (missing[0] ?? 0) > 0 ? missing : undefined,
      leftOut: this.#leftOut,
    };
  }
}

/** Rows whose values do not count. */
function atZero(rows: TargetRows): TargetRows {
  return { ...rows, values: new Float64Array(rows.values.length) };
}

function changed(): DiscretizeError {
  return new DiscretizeError('E_INPUT', 'the input was empty when it was read again', {
    hint: 'run it again: a file has changed',
  });
}
