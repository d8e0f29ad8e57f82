import { countCodes } from '../../core/count-codes.ts';
import { type CellCounts, noCells, type ReadStats } from '../../core/stats.ts';
import type { Source } from '../../csv/decode.ts';
import type { Dialect } from '../../csv/dialect.ts';
import type { RatedRows } from '../../drift/rates.ts';
import type { EngineName } from '../../engine/choose-engine.ts';
import { type TableOptions, withTable } from '../../engine/open-table.ts';
import { planBinsOf } from '../../engine/plan-table.ts';
import type { InputTable } from '../../engine/table.ts';
import type { BinPlan } from '../../plan/bin-plan.ts';
import type { BinRequest } from '../../plan/bin-request.ts';
import type { PlannedFeature } from '../../plan/feature.ts';
import { featureCodesOf } from '../../plan/groups/codes.ts';
import { RateCounter, targetRoles } from './rated-bins.ts';

/** The options for reading the table. */
export interface DriftReading extends TableOptions {
  /** Called with the plan, and the engine that runs, before the rows are read. */
  readonly onPlan?: (plan: BinPlan, table: InputTable, engine: EngineName) => void;
}

/** The cells of a feature: values in each bin, missing and invalid ones. */
export interface BinCounts {
  /** The values in each bin, and after them the missing cells, invalid ones and values outside included. */
  readonly bins: readonly number[];
  /** The cells that are no number. */
  readonly invalid: number;
  /** The rows of each bin that have a target, and what their targets add up to; undefined without a target. */
  readonly rated?: readonly RatedRows[] | undefined;
}

/** The counts of a table, as far as drift is concerned. */
export interface TableCounts {
  readonly features: readonly PlannedFeature[];
  readonly stats: ReadStats;
  /** The counts of each feature. */
  readonly counts: readonly BinCounts[];
}

/**
 * A request whose missing cells have a bin of their own, and whose invalid cells are among them. It reads the
 * targets of baselines, too, if the table has them.
 */
export function countingRequest(request: BinRequest, header: readonly string[]): BinRequest {
  const roles = [...request.roles, ...targetRoles(request.spec, header)];
  return { ...request, roles, spec: { ...request.spec, missing: 'own', invalid: 'missing' } };
}

/**
 * Counts the values of a table per feature and bin.
 *
 * @param sources the files of the table, at least one
 * @returns undefined for an input without a single record
 * @throws DiscretizeError as a run
 */
export async function countBins(
  request: BinRequest,
  sources: readonly Source[],
  dialect: Dialect,
  options: DriftReading,
): Promise<TableCounts | undefined> {
  return await withTable(sources, dialect, options, async (table) => {
    const plan = await planBinsOf(countingRequest(request, table.header), table);
    options.onPlan?.(plan, table, table.engineFor(table.header.length));
    const counter = new BinCounter(plan);
    const stats = await table.readColumns(plan, (values) => counter.take(values));
    return { features: plan.features, stats, counts: counter.counts(stats) };
  });
}

/** Counts the bins of the columns of a plan's features. */
export class BinCounter {
  readonly #features: readonly PlannedFeature[];
  readonly #keyColumns: readonly number[];
  readonly #cells: readonly CellCounts[];
  readonly #rates: readonly (RateCounter | undefined)[];

  constructor(plan: Pick<BinPlan, 'features' | 'keyColumns' | 'columns'>) {
    const { features, keyColumns } = plan;
    this.#features = features;
    this.#keyColumns = keyColumns;
    this.#cells = features.map(({ bins }) => noCells(bins.depth));
    this.#rates = features.map((feature) => RateCounter.of(plan, feature));
  }

  /** @param columns the values of the plan's columns */
  take(columns: readonly Float64Array[]): void {
    let at = 0;
    for (const [i, feature] of this.#features.entries()) {
      const numbers = columns[this.#keyColumns[i] ?? -1];
      for (const values of columns.slice(at, at + feature.columns.length)) {
        const coded = featureCodesOf(feature, values, numbers);
        countCodes(this.#cells[i] as CellCounts, coded);
        this.#rates[i]?.take(coded.codes, columns);
      }
      at += feature.columns.length;
    }
  }

  /** @param stats what was found while the columns were read */
  counts({ columns }: Pick<ReadStats, 'columns'>): BinCounts[] {
    let at = 0;
    return this.#features.map(({ columns: own }, i) => {
      const read = columns.slice(at, at + own.length);
      at += own.length;
      const invalid = read.reduce((sum, column) => sum + column.invalid, 0);
      const bins = [...(this.#cells[i] as CellCounts).counts];
      return { bins, invalid, rated: this.#rates[i]?.rated };
    });
  }
}
