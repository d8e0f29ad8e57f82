import { KeyCollector, type KeyTable, knownKeyTable } from '../../../../core/groups/key-table.ts';
import { rowKey } from '../../../../csv/columns/row-key.ts';
import { fieldText } from './field-text.ts';
import type { WorkerKey } from './worker-groups.ts';

/** The location of the fields of a batch. */
export interface KeyContext {
  readonly keys: readonly WorkerKey[];
  /** The number of fields found in each record. */
  readonly targets: number;
  /** -1 if quotes have no meaning. */
  readonly quote: number;
  readonly bytes: Buffer;
  /** The start and the end of each field of the batch, from the start of the block. */
  readonly spans: Int32Array;
  /** The most records of a batch. */
  readonly batch: number;
}

/** Reads the numbers of the keys of a batch. */
export class BatchKeys {
  readonly #context: KeyContext;
  /** For each key of the plan, the numbers of the rows of the batch. */
  readonly #numbers: readonly Float64Array[];
  readonly #tables: readonly (KeyTable | undefined)[];
  #collected: KeyCollector | undefined;

  constructor(context: KeyContext) {
    this.#context = context;
    this.#numbers = context.keys.map(() => new Float64Array(context.batch));
    this.#tables = context.keys.map(({ known }) => known && knownKeyTable(known));
  }

  /** The keys that the batch numbered in order of appearance; none if all are known. */
  get collected(): readonly string[] {
    return this.#collected?.keys ?? [];
  }

  /** The numbers of the first rows of the batch; a view, valid until the next batch. */
  numbers(key: number, rows: number): Float64Array {
    return (this.#numbers[key] as Float64Array).subarray(0, rows);
  }

  /**
   * Reads the keys of the records that scan found.
   *
   * @param src the address of the block
   * @returns the number of records accepted: those before the first one that is rejected
   */
  read(src: number, records: number): number {
    let kept = records;
    this.#collected = undefined;
    for (const [index, key] of this.#context.keys.entries()) {
      kept = Math.min(kept, this.#readKey(src, index, key, kept));
    }
    return kept;
  }

  #readKey(src: number, index: number, { targets }: WorkerKey, records: number): number {
    const numbers = this.#numbers[index] as Float64Array;
    const table = this.#tables[index] ?? this.#collector();
    for (let row = 0; row < records; row++) {
      const number = table.numberOf(rowKey(this.#cells(src, targets, row)));
      if (number === undefined) return row;
      numbers[row] = number;
    }
    return records;
  }

  #collector(): KeyCollector {
    this.#collected ??= new KeyCollector();
    return this.#collected;
  }

  #cells(src: number, targets: readonly number[], row: number): string[] {
    const { targets: all, quote, bytes, spans } = this.#context;
    return targets.map((target) => {
      const at = 2 * (row * all + target);
      const [start, end] = [spans[at] as number, spans[at + 1] as number];
      return fieldText(bytes, src + start, src + end, quote);
    });
  }
}
