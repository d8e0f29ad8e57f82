import { Boundaries } from '../../../../core/boundaries.ts';
import type { KernelMemory } from '../../kernel/memory.ts';
import { naFlags } from '../na-flags.ts';
import type { WorkerFeature, WorkerPlan } from '../plan.ts';
import { leastWholeNumbers, MAX_DIGITS } from './least-whole.ts';

/** The maximum number of boundaries of a code table, all of which are compared with every value. */
export const MAX_LIMITS = 64;

/** The longest cell with entries: a minus, a decimal sign and 8 digits. The kernel may ask for one byte more. */
const LONGEST: number = MAX_DIGITS + 2;

/** The number of entries of a length, and of a sign in it: one for each position of the decimal separator. */
const [BY_LENGTH, BY_SIGN] = [32, 16];

/** The bytes of a vector. */
const VECTOR = 16;
/** The vectors at the start of a table. */
const HEAD: number = 5 * VECTOR;
/** The bytes of an entry before its limits. */
const BEFORE_LIMITS: number = 2 * VECTOR;
/** The index of the byte that marks a missing entry. */
const MARK = 15;

/** The weights of 8 digits within fours, those of the fours, and numbers that make digits the greatest signed bytes. */
const DIGIT_WEIGHTS = [1000, 100, 10, 1, 1000, 100, 10, 1] as const;
const FOUR_WEIGHTS = [10_000, 10_000, 1, 1] as const;
const [ZERO, NINE, GREATEST] = [48, 57, 127];

/** The number of bytes of an entry of the table of a feature. */
function entryBytes({ boundaries }: Pick<WorkerFeature, 'boundaries'>): number {
  return BEFORE_LIMITS + VECTOR * Math.max(1, Math.ceil(boundaries.length / 4));
}

/** The number of bytes of the table of a feature. */
export function codeTableBytes(feature: Pick<WorkerFeature, 'boundaries'>): number {
  return HEAD + (LONGEST + 2) * BY_LENGTH * entryBytes(feature);
}

/** True if the codes of the short cells of a feature come from a table: they depend only on its boundaries. */
export function hasCodeTable({ naNumbers }: WorkerPlan, feature: WorkerFeature): boolean {
  const { boundaries, groups, special, outside } = feature;
  const isSimple = groups === undefined && special.length === 0 && outside === 'bins';
  return isSimple && naNumbers.length === 0 && boundaries.length <= MAX_LIMITS;
}

/** The maximum number of code tables of a run; a table takes about 30 µs to make, as long as some 10,000 cells. */
const MAX_TABLES = 64;

/** For each feature the owner of its code table; undefined for a feature without one. */
export type CodeTableOwners = readonly (WorkerFeature | undefined)[];

/**
 * For each feature the first feature with the same code table; undefined for a feature without one. Too many
 * different tables, as for a wide table with a list for each column, are not made at all.
 */
export function codeTableOwners(plan: WorkerPlan): CodeTableOwners {
  const owners = new Map<string, WorkerFeature>();
  const found = plan.features.map((feature) => {
    const isPlain = feature.targets.some((target) => plan.types[target] === undefined);
    if (!isPlain || !hasCodeTable(plan, feature)) return undefined;
    const { boundaries, precision, closed } = feature;
    const key = `${precision} ${closed} ${boundaries.join()}`;
    const owner = owners.get(key) ?? feature;
    owners.set(key, owner);
    return owner;
  });
  return owners.size > MAX_TABLES ? plan.features.map(() => undefined) : found;
}

/** A short cell but for its digits. */
interface Shape {
  readonly length: number;
  readonly isNegative: boolean;
  /** The index of the decimal sign; the length if there is none. */
  readonly point: number;
  /** The excess of the sum of the bytes of its digits, each times its power of ten, over their number. */
  readonly zeros: number;
  /** The bytes of its entry before the limits. */
  readonly head: Uint8Array;
}

let shapes: readonly Shape[] | undefined;

/** The shapes of all short cells, made for the first table: many runs and all worker threads make none. */
function allShapes(): readonly Shape[] {
  shapes ??= Array.from({ length: LONGEST + 1 }, (_, length) =>
    [false, true].flatMap((isNegative) =>
      Array.from({ length: length + 1 }, (_, point) => shapeOf(length, isNegative, point)),
    ),
  )
    .flat()
    .filter((shape) => shape !== undefined);
  return shapes;
}

/** @returns undefined if no short cell has the shape */
function shapeOf(length: number, isNegative: boolean, point: number): Shape | undefined {
  const indexes = Array.from({ length }, (_, place) => place);
  const places = indexes.filter((place) => place !== point && !(isNegative && place === 0));
  if (places.length < 1 || places.length > MAX_DIGITS || point < Number(isNegative)) {
    return undefined;
  }
  const head = new Uint8Array(BEFORE_LIMITS).fill(0xff, 0, VECTOR);
  head.set(places, MAX_DIGITS - places.length);
  head.fill(isNegative ? 0xff : 0, VECTOR);
  const zeros = ZERO * Number('1'.repeat(places.length));
  return { length, isNegative, point, zeros, head };
}

/** The code table of a feature, as assembly/short-codes.ts reads it. */
function codeTable(plan: WorkerPlan, feature: WorkerFeature): Uint8Array {
  const { boundaries, precision, closed } = feature;
  const list = Boundaries.of(boundaries, { precision, closed });
  const table = new Uint8Array(codeTableBytes(feature));
  new Int16Array(table.buffer, 0, 8).set(DIGIT_WEIGHTS);
  new Int32Array(table.buffer, VECTOR, 4).set(FOUR_WEIGHTS);
  table.fill(plan.notation.decimal.charCodeAt(0), 2 * VECTOR, 3 * VECTOR);
  table.fill(GREATEST - NINE, 3 * VECTOR, 4 * VECTOR);
  table.fill(GREATEST - NINE + ZERO, 4 * VECTOR, HEAD);
  const size = entryBytes(feature);
  for (let at = HEAD; at < table.length; at += size) table[at + MARK] = 1;
  const least = Array.from({ length: MAX_DIGITS + 1 }, (_, exponent) =>
    leastWholeNumbers(list, exponent),
  );
  // Bit i: cells of i bytes may be on the NA list.
  const { lengths: listed } = naFlags(plan);
  const words = new Int32Array(table.buffer);
  for (const shape of allShapes()) {
    const { length, isNegative, point, head } = shape;
    if (((listed >> length) & 1) === 1) continue;
    const index = length * BY_LENGTH + (isNegative ? BY_SIGN : 0) + point;
    const address = HEAD + index * size;
    table.set(head, address);
    const wholes = least[Math.max(0, length - point - 1)] as Int32Array;
    writeLimits(words.subarray((address + BEFORE_LIMITS) / 4, (address + size) / 4), shape, wholes);
  }
  return table;
}

/**
 * Writes the limits of an entry. The kernel adds the bytes of digits, so that the sum is greater than the number by as
 * many zeros; of a negative number it takes the complement, which is one less than minus the sum.
 *
 * @param wholes the least whole number that reaches each boundary
 */
function writeLimits(limits: Int32Array, { isNegative, zeros }: Shape, wholes: Int32Array): void {
  const change = isNegative ? -2 - zeros : zeros - 1;
  for (let i = 0; i < limits.length; i++) {
    const whole = wholes[i];
    limits[i] = whole === undefined ? 0x7fffffff : whole + change;
  }
}

/** A code table in the memory of a worker, and the bytes of an entry. */
export interface CodeTable {
  readonly address: number;
  readonly entryBytes: number;
}

/** Writes the code tables of features. @returns that of each target */
export function writeCodeTables(
  memory: KernelMemory,
  plan: WorkerPlan,
  owners: CodeTableOwners,
): (CodeTable | undefined)[] {
  const tables: (CodeTable | undefined)[] = plan.targets.map(() => undefined);
  const written = new Map<WorkerFeature, CodeTable>();
  for (const [i, owner] of owners.entries()) {
    if (owner === undefined) continue;
    const table = written.get(owner) ?? writeCodeTable(memory, plan, owner);
    written.set(owner, table);
    for (const target of plan.features[i]?.targets ?? []) {
      if (plan.types[target] === undefined) tables[target] = table;
    }
  }
  return tables;
}

function writeCodeTable(memory: KernelMemory, plan: WorkerPlan, feature: WorkerFeature): CodeTable {
  const bytes = codeTable(plan, feature);
  const address = memory.allocate(bytes.length);
  new Uint8Array(memory.memory.buffer, address, bytes.length).set(bytes);
  return { address, entryBytes: entryBytes(feature) };
}
