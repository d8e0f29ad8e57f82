import { countCodes } from '../core/count-codes.ts';
import type { CellCounts, ReadStats } from '../core/stats.ts';
import type { Source } from '../csv/decode.ts';
import type { Dialect } from '../csv/dialect.ts';
import {
  addEntries,
  type Entries,
  type SparseGroup,
  sparseFirstBin,
} from '../encode/sparse/entries.ts';
import type { SparseFormat, SparseSize } from '../encode/sparse/format.ts';
import { SPARSE_FORMATS, type SparseFormatName } from '../encode/sparse/registry.ts';
import { withTable } from '../engine/open-table.ts';
import { planBinsOf } from '../engine/plan-table.ts';
import { emptyBinStats, featureStats } from '../engine/stats.ts';
import type { Sink } from '../engine/table.ts';
import type { BinPlan } from '../plan/bin-plan.ts';
import type { BinRequest } from '../plan/bin-request.ts';
import type { PlannedFeature } from '../plan/feature.ts';
import { featureCodesOf } from '../plan/groups/codes.ts';
import type { Applied, RunOptions } from './apply.ts';

/** A group of matrix columns, and the plan's columns that its codes come from. */
interface PlacedGroup extends SparseGroup {
  /** Indexes into the plan's columns. */
  readonly sources: readonly number[];
}

/**
 * Reads the sources as one table and writes the columns of its bins as a sparse matrix, with a row for each row
 * that is not dropped. Its columns are those of a table of output columns only, in that order.
 *
 * @param request has the role `target` for the column that svmlight lines begin with
 * @param format formats whose head has the size hold the rows in memory until the end
 * @throws DiscretizeError as `apply`; E_USAGE for an output mode whose columns are not bins
 */
export async function writeSparse(
  request: BinRequest,
  sources: readonly Source[],
  dialect: Dialect,
  sink: Sink,
  { format, ...options }: RunOptions & { readonly format: SparseFormatName },
): Promise<Applied | undefined> {
  return await withTable(sources, dialect, options, async (table) => {
    const plan = await planBinsOf({ ...request, append: false, keep: [] }, table);
    const writer = new SparseWriter(plan, format, sink);
    options.onPlan?.(plan, table, table.engineFor(table.header.length));
    await writer.begin();
    const read = await table.readColumns(plan, (values) => writer.take(values));
    await writer.end();
    return { plan, stats: featureStats(writer.counted(read), plan) };
  });
}

/** Writes the rows of a sparse matrix. */
class SparseWriter {
  readonly #plan: BinPlan;
  readonly #format: SparseFormat;
  readonly #sink: Sink;
  readonly #groups: readonly PlacedGroup[];
  readonly #columns: number;
  readonly #target: number;
  readonly #counts: readonly CellCounts[];
  readonly #held: Uint8Array[] = [];
  #rows = 0;
  #entries = 0;

  constructor(plan: BinPlan, format: SparseFormatName, sink: Sink) {
    this.#plan = plan;
    this.#format = SPARSE_FORMATS[format];
    this.#sink = sink;
    const { groups, columns } = groupsOf(plan);
    this.#groups = groups;
    this.#columns = columns;
    this.#target = plan.columns.findIndex(({ role }) => role === 'target');
    this.#counts = emptyBinStats(plan).columns;
  }

  /** Writes the head, if it does not need the size. */
  async begin(): Promise<void> {
    if (!this.#format.hasSize) await this.#write(this.#format.head(this.#size()));
  }

  /** Writes the rows of some columns. */
  async take(values: readonly Float64Array[]): Promise<void> {
    const codes = this.#codes(values);
    const target = values[this.#target];
    const lines: string[] = [];
    for (let row = 0; row < (values[0]?.length ?? 0); row++) {
      const entries: Entries = { columns: [], values: [] };
      for (const group of this.#groups) {
        const own = group.sources.map((source) => (codes[source] as Int32Array)[row] as number);
        addEntries(entries, group, own);
      }
      lines.push(this.#format.row({ row: this.#rows, ...entries, target: target?.[row] }));
      this.#rows++;
      this.#entries += entries.columns.length;
    }
    const bytes = Buffer.from(lines.join(''), 'latin1');
    if (this.#format.hasSize) this.#held.push(bytes);
    else await this.#sink.write(bytes);
  }

  /** Writes the rows that waited for the size of the matrix. */
  async end(): Promise<void> {
    if (!this.#format.hasSize) return;
    await this.#write(this.#format.head(this.#size()));
    for (const bytes of this.#held) await this.#sink.write(bytes);
  }

  /** The counts of a read, with those of its bins. */
  counted(read: ReadStats): ReadStats {
    const columns = this.#counts.map(({ counts, outside }, i) => {
      const column = read.columns[i] as ReadStats['columns'][number];
      return { ...column, counts, outside };
    });
    return { ...read, columns };
  }

  /** The codes of the features' columns; counts them. */
  #codes(values: readonly Float64Array[]): readonly Int32Array[] {
    let at = 0;
    return this.#plan.features.flatMap((feature, i) => {
      const numbers = values[this.#plan.keyColumns[i] ?? -1];
      return feature.columns.map(() => {
        const coded = featureCodesOf(feature, values[at] as Float64Array, numbers);
        countCodes(this.#counts[at++] as CellCounts, coded);
        return coded.codes;
      });
    });
  }

  #size(): SparseSize {
    return { rows: this.#rows, columns: this.#columns, entries: this.#entries };
  }

  async #write(text: string): Promise<void> {
    await this.#sink.write(Buffer.from(text, 'latin1'));
  }
}

/** The groups of matrix columns in the order of the layout. */
function groupsOf({ features, layout }: BinPlan): {
  readonly groups: readonly PlacedGroup[];
  readonly columns: number;
} {
  const starts = features.map((_, i) =>
    features.slice(0, i).reduce((sum, { columns }) => sum + columns.length, 0),
  );
  const groups: PlacedGroup[] = [];
  let offset = 0;
  for (const segment of layout.segments) {
    if (segment.kind === 'keep') continue;
    const { mode, bins, columns } = features[segment.feature] as PlannedFeature;
    const start = starts[segment.feature] ?? 0;
    const all = columns.map((_, column) => start + column);
    const sources = segment.kind === 'column' ? [start + segment.column] : all;
    const firstBin = sparseFirstBin(mode);
    groups.push({ offset, depth: bins.depth, firstBin, combine: mode.combine, sources });
    offset += bins.depth - firstBin;
  }
  return { groups, columns: offset };
}
