import type { Boundaries } from '../../../core/boundaries.ts';
import { boundariesReachedIn } from '../../../core/bucketize.ts';
import {
  checkSize,
  pushProduct,
  pushProducts,
  type TargetKind,
  type TargetRows,
} from '../aggregate.ts';
import { addExactly } from '../exact-sum.ts';
import { exactColumn } from './exact-column.ts';
import type { TargetTally } from './tally.ts';

/** Exact sums of one column by group. */
type Sums = readonly number[][];

/**
 * The tally of groups of neighboring values, counted while rows are read. A group goes from an edge to the next one;
 * its least value represents it in the tally.
 */
export class GroupTally {
  readonly #edges: Boundaries;
  readonly #kind: TargetKind;
  readonly #least: Float64Array;
  readonly #greatest: Float64Array;
  /** The weights of each class; of a numeric target the weights, sums and squares. */
  readonly #columns: readonly Sums[];

  constructor(edges: Boundaries, kind: TargetKind) {
    this.#edges = edges;
    this.#kind = kind;
    const size = edges.values.length + 1;
    this.#least = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
    this.#greatest = new Float64Array(size).fill(Number.NEGATIVE_INFINITY);
    const columns = kind.kind === 'classes' ? kind.classes : kind.kind === 'binary' ? 2 : 3;
    const sums = (): number[][] => Array.from({ length: size }, () => [0]);
    this.#columns = Array.from({ length: columns }, sums);
  }

  /**
   * Adds rows, which have a value and a target.
   *
   * @throws DiscretizeError E_FIT for a numeric target that is too large to be squared
   */
  add({ values, targets, weights }: TargetRows): void {
    const groups = boundariesReachedIn(values, this.#edges);
    const add = this.#kind.kind === 'continuous' ? this.#addNumber : this.#addClass;
    if (this.#kind.kind === 'continuous') checkSize(targets);
    for (let row = 0; row < values.length; row++) {
      const group = groups[row] as number;
      const value = (values[row] as number) + 0;
      if (value < (this.#least[group] as number)) this.#least[group] = value;
      if (value > (this.#greatest[group] as number)) this.#greatest[group] = value;
      add.call(this, group, targets[row] as number, weights?.[row] ?? 1);
    }
  }

  #addClass(group: number, label: number, weight: number): void {
    addExactly(this.#columns[label]?.[group] as number[], weight);
  }

  #addNumber(group: number, target: number, weight: number): void {
    const terms: number[][] = [[weight], [], []];
    pushProduct(terms[1] as number[], target, weight);
    pushProducts(terms[2] as number[], target, target, weight);
    for (const [i, own] of terms.entries()) {
      for (const term of own) addExactly(this.#columns[i]?.[group] as number[], term);
    }
  }

  /** The tally of all rows; a group without rows is absent. */
  tally(): TargetTally {
    const hasRows = this.#filled();
    if (this.#kind.kind === 'continuous') {
      const all = this.#columns.map((sums) => this.#column(sums, hasRows));
      const [weights, sums, squares] = all as [Column, Column, Column];
      return { kind: 'sums', ...weights, sums: sums.weights, squares: squares.weights };
    }
    const labels = this.#columns.map((sums, label) => {
      const isOwn = (group: number): boolean => (sums[group]?.at(-1) ?? 0) > 0;
      return { label, ...this.#column(sums, isOwn) };
    });
    return { kind: 'labels', labels: labels.filter(({ values }) => values.length > 0) };
  }

  /** The greatest value of each group that has rows; undefined if each group has only one value. */
  get upper(): Float64Array | undefined {
    const isFilled = this.#filled();
    const upper = this.#greatest.filter((_, group) => isFilled(group));
    const least = this.#least.filter((_, group) => isFilled(group));
    return upper.every((value, group) => value === least[group]) ? undefined : upper;
  }

  #filled(): (group: number) => boolean {
    return (group) => (this.#least[group] as number) <= (this.#greatest[group] as number);
  }

  #column(sums: Sums, isOwn: (group: number) => boolean): Column {
    const groups = [...sums.keys()].filter(isOwn);
    return {
      values: Float64Array.from(groups, (group) => this.#least[group] as number),
      weights: exactColumn(groups.length, (i) => sums[groups[i] as number] as number[]),
    };
  }
}

type Column = Pick<Extract<TargetTally, { kind: 'sums' }>, 'values' | 'weights'>;
