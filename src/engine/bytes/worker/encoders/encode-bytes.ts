import { Boundaries } from '../../../../core/boundaries.ts';
import { type CodesOptions, type ColumnCodes, codesOf } from '../../../../core/codes.ts';
import { countCodes } from '../../../../core/count-codes.ts';
import { cellIndexes, type GroupLists, groupCodes } from '../../../../core/groups/group-codes.ts';
import type { CellCounts } from '../../../../core/stats.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { listsOf } from '../keys/worker-groups.ts';
import type { Regions } from '../memory.ts';
import type { BatchRows, BlockColumns } from '../parse-columns.ts';
import type { WorkerFeature, WorkerPlan } from '../plan.ts';
import type { BatchContext, BatchEncoder, BatchPlace, BatchResult } from './batch.ts';

/** Makes the output bytes of a batch: bins its columns, then splices the cells into the records. */
export class ByteEncoder implements BatchEncoder {
  readonly #kernel: Kernel;
  readonly #plan: WorkerPlan;
  readonly #regions: Regions;
  readonly #columns: BlockColumns;
  readonly #boundaries: readonly Boundaries[];
  /** The lists of groups; undefined for a feature without. */
  readonly #groups: readonly (GroupLists | undefined)[];
  readonly #bounds: Int32Array;
  readonly #codes: Int32Array;
  readonly #otherCodes: Int32Array;
  readonly #dropped: Uint8Array;

  constructor({ plan, regions, kernel, columns, memory }: BatchContext) {
    this.#kernel = kernel;
    this.#plan = plan;
    this.#regions = regions;
    this.#columns = columns;
    this.#boundaries = plan.features.map(({ boundaries, precision, closed, outside, special }) =>
      Boundaries.of(boundaries, { precision, closed, outside }).withSpecial(special),
    );
    this.#groups = plan.features.map(({ groups, special, precision, closed, outside }) =>
      groups === undefined ? undefined : listsOf(groups, special, { precision, closed, outside }),
    );
    this.#bounds = new Int32Array(memory, regions.bounds, regions.batch * 2);
    this.#codes = new Int32Array(memory, regions.codes, regions.batch * plan.targets.length);
    this.#otherCodes = new Int32Array(memory, regions.otherCodes, regions.batch);
    this.#dropped = new Uint8Array(memory, regions.dropped, regions.batch);
  }

  make(read: BatchRows, place: BatchPlace, counts: readonly CellCounts[]): BatchResult {
    this.#bucketize(read, counts);
    const kept = this.#writableRows(read);
    const isWhole = kept === place.records;
    const end = isWhole ? place.consumed : (this.#bounds[2 * kept] as number);
    return { kept, written: this.#splice(place, end, { ...read, kept }) };
  }

  /** Computes and counts the codes of every target. */
  #bucketize(rows: BatchRows, counts: readonly CellCounts[]): void {
    const dropped = rows.leftOut > 0 ? this.#dropped : undefined;
    for (const [i, { targets }] of this.#plan.features.entries()) {
      for (const target of targets) {
        const coded = this.#columnCodes(i, target, rows, dropped);
        const counted = counts[target] as CellCounts;
        counted.missing += coded.missing;
        countCodes(counted, coded, { dropped });
        this.#placeCells(i, coded.codes);
      }
    }
  }

  /** The codes of a target: those that the kernel looked up, and those of all other values. */
  #columnCodes(
    feature: number,
    target: number,
    { kept, mayMiss }: BatchRows,
    dropped: Uint8Array | undefined,
  ): ColumnCodes {
    const start = target * this.#regions.batch;
    const codes = this.#codes.subarray(start, start + kept);
    const others = this.#columns.short.others(target, kept);
    if (others?.length === 0) return { codes, missing: 0, outside: 0 };
    const values = this.#columns.short.values(target, kept);
    if (others === undefined || values === undefined) {
      const column = this.#columns.values(target, kept);
      return this.#codesOf(feature, column, { out: codes, mayMiss, dropped });
    }
    const out = this.#otherCodes.subarray(0, others.length);
    const coded = this.#codesOf(feature, values, { out, mayMiss });
    for (let i = 0; i < others.length; i++) codes[others[i] as number] = out[i] as number;
    return { ...coded, codes };
  }

  #codesOf(feature: number, column: Float64Array, how: CodesOptions): ColumnCodes {
    const { missing, groups } = this.#plan.features[feature] as WorkerFeature;
    const lists = this.#groups[feature];
    if (groups === undefined || lists === undefined) {
      return codesOf(column, this.#boundaries[feature] as Boundaries, missing, how);
    }
    const numbers = this.#columns.keys.numbers(groups.key, column.length);
    return groupCodes(column, numbers, lists, missing, how);
  }

  /** Replaces codes by the indexes of cells if groups have cells of their own. */
  #placeCells(feature: number, codes: Int32Array): void {
    const groups = this.#plan.features[feature]?.groups;
    const lists = this.#groups[feature];
    if (!groups?.hasOwnCells || lists === undefined) return;
    cellIndexes(codes, this.#columns.keys.numbers(groups.key, codes.length), lists.valued);
  }

  /**
   * The number of rows before the first row with a cell that cannot be written, for which the fallback parser makes
   * the error.
   */
  #writableRows({ kept, leftOut }: BatchRows): number {
    let rows = kept;
    for (const { targets, unwritable } of this.#plan.features) {
      for (const target of unwritable.length === 0 ? [] : targets) {
        const start = target * this.#regions.batch;
        const isStop = (code: number, row: number): boolean =>
          unwritable.includes(code) && !(leftOut > 0 && this.#dropped[row] === 1);
        const at = this.#codes.subarray(start, start + rows).findIndex(isStop);
        if (at >= 0) rows = at;
      }
    }
    return rows;
  }

  #splice({ src, from, dst }: BatchPlace, to: number, rows: BatchRows): number {
    const { delimiter, targets, edits } = this.#plan;
    const { bounds, spans, dropped, program } = this.#regions;
    const marks = rows.leftOut > 0 ? dropped : 0;
    const stride = targets.length * 8;
    return this.#kernel.splice(
      src,
      from,
      to,
      bounds,
      spans,
      stride,
      rows.kept,
      marks,
      program,
      edits.length,
      delimiter,
      dst,
    );
  }
}
