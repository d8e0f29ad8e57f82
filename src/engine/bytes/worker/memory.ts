import { instantiateKernel, type Kernel } from '../kernel/kernel.ts';
import { KernelMemory, writeInts } from '../kernel/memory.ts';
import type { CellBytes } from './cells/cell-bytes.ts';
import type { WorkerFeature, WorkerPlan } from './plan.ts';
import {
  type CodeTable,
  codeTableBytes,
  codeTableOwners,
  writeCodeTables,
} from './short-codes/code-table.ts';

/** The padding after a block and an output: readers and writers may pass the end by less. */
const PAD = 128;

/** Room for output beyond the size of a block before it must be written, in blocks. */
const SPARE_BLOCKS = 8;

/** Room for the spans, values and codes of one batch of records, in blocks. */
const BATCH_BLOCKS = 5;
const MAX_BATCH = 32 * 1024;

/** The maximum number of bytes that scan marks at a time; a constant of assembly/scan.ts. */
const MARKED_BYTES = 4096;

/** The number of bytes past the longest record, which show that it is too long; an error quotes 500 of them. */
export const BEYOND_RECORD = 1024;

/** The addresses of a block and its output. */
export interface SlotRegions {
  readonly src: number;
  readonly dst: number;
}

/** The layout of the memory of a worker. Members are addresses, except sizes. */
export interface Regions {
  readonly slots: readonly SlotRegions[];
  /** The size of a block in bytes. */
  readonly blockBytes: number;
  /** The capacity of a block and of an output, in bytes. */
  readonly srcBytes: number;
  readonly dstBytes: number;
  /** The most records of a batch. */
  readonly batch: number;
  readonly targets: number;
  readonly spans: number;
  readonly bounds: number;
  /** The marks of scan, a bit for each byte of a block, and its lines, for the bytes that are marked at a time. */
  readonly bits: number;
  readonly lineList: number;
  readonly values: number;
  readonly codes: number;
  readonly slow: number;
  readonly dropped: number;
  readonly powers: number;
  readonly program: number;
  /** Room for repaired records, `srcBytes` long; none if no records are repaired. */
  readonly repaired: number;
  /** The code table of each target; undefined if its cells are read as numbers. */
  readonly codeTables: readonly (CodeTable | undefined)[];
  /** For each target the rows without a code in its table; the spans, values and codes of such rows of one target. */
  readonly others: number;
  readonly otherSpans: number;
  readonly otherValues: number;
  readonly otherCodes: number;
}

/** The memory of a worker and its layout, which can be sent to a thread. */
export interface WorkerMemory {
  readonly memory: WebAssembly.Memory;
  readonly regions: Regions;
}

/**
 * Lays out the memory of a worker and writes the constant parts: targets, powers of ten, cell tables, the splice
 * program.
 *
 * @param slots the number of blocks held at once
 * @throws RangeError if the system lacks the memory
 */
export function makeWorkerMemory(plan: WorkerPlan, slots: number): WorkerMemory {
  const [{ blockBytes }, count] = [plan, plan.targets.length];
  const { perRecord, batch, srcBytes, dstBytes, bitBytes, lineBytes } = sizesOf(plan);
  const repaired = plan.isLenient ? srcBytes + PAD : 0;
  const notes = bitBytes + lineBytes + repaired + tableBytes(plan);
  const fixed = notes + 64 * (plan.edits.length + count + 64);
  const total = slots * (srcBytes + dstBytes + 2 * PAD) + batch * perRecord + 16 * PAD + fixed;
  const memory = new KernelMemory(total);
  const regions: Regions = {
    slots: Array.from({ length: slots }, () => ({
      src: memory.allocate(srcBytes + PAD),
      dst: memory.allocate(dstBytes + PAD),
    })),
    blockBytes,
    srcBytes,
    dstBytes,
    batch,
    targets: writeInts(memory, [...plan.targets, 0x7fffffff]),
    spans: memory.allocate(batch * count * 8),
    bounds: memory.allocate(batch * 8),
    bits: memory.allocate(bitBytes),
    lineList: memory.allocate(lineBytes),
    values: memory.allocate(batch * count * 8),
    codes: memory.allocate(batch * count * 4),
    slow: memory.allocate(batch * 4),
    dropped: memory.allocate(batch),
    powers: writePowers(memory),
    program: memory.allocate(16 * Math.max(1, plan.edits.length)),
    repaired: memory.allocate(repaired),
    codeTables: writeCodeTables(memory, plan, codeTableOwners(plan)),
    others: memory.allocate(batch * count * 4),
    otherSpans: memory.allocate(batch * 8),
    otherValues: memory.allocate(batch * 8),
    otherCodes: memory.allocate(batch * 4),
  };
  writeProgram(memory, regions, plan);
  return { memory: memory.memory, regions };
}

/** The maximum number of records of a batch, and the sizes of a record, a block, an output, and the notes of scan. */
function sizesOf({ blockBytes, growth, maxRecord, targets }: WorkerPlan) {
  const perRecord = 24 * targets.length + 8 + 4 + 1 + 20;
  const spare = SPARE_BLOCKS * blockBytes;
  const fitting = Math.min((BATCH_BLOCKS * blockBytes) / perRecord, spare / Math.max(1, growth));
  const srcBytes = blockBytes + maxRecord + BEYOND_RECORD;
  return {
    perRecord,
    batch: Math.max(1, Math.min(MAX_BATCH, Math.floor(fitting))),
    srcBytes,
    dstBytes: srcBytes + Math.max(spare, growth),
    bitBytes: Math.ceil(srcBytes / 8) + PAD,
    lineBytes: 8 * Math.min(MARKED_BYTES, srcBytes),
  };
}

function tableBytes(plan: WorkerPlan): number {
  const sizes = plan.features.map((feature) => {
    const { cells, depth, targets, combine, isCounted } = feature;
    const bytes = cells.bytes.length + 8 * cells.lengths.length;
    const group = isCounted ? 4 * (depth + 1 + 5 + targets.length) + 4 * PAD : 0;
    return bytes + 4 * PAD + group * (combine === 'each' ? targets.length : 1);
  });
  const tables = [...new Set(codeTableOwners(plan))].map((owner) =>
    owner ? codeTableBytes(owner) + PAD : 0,
  );
  return [...sizes, ...tables].reduce((sum, size) => sum + size, 0);
}

/** 10^0 to 10^22, all of them exact in float64. */
function writePowers(memory: KernelMemory): number {
  const powers = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
  const address = memory.allocate(powers.byteLength);
  new Float64Array(memory.memory.buffer, address, powers.length).set(powers);
  return address;
}

/** Writes the splice program as assembly/splice.ts reads it, with its tables. */
function writeProgram(memory: KernelMemory, regions: Regions, plan: WorkerPlan): void {
  const codesOf = (target: number): number => regions.codes + target * regions.batch * 4;
  const tables = plan.features.map(({ cells }) => writeCells(memory, cells));
  const program = plan.edits.flatMap(({ kind, target, feature: index }) => {
    const feature = plan.features[index];
    if (feature === undefined) return [kind, target * 8, 0, 0];
    if (!feature.isCounted) return [kind, target * 8, codesOf(target), tables[index] ?? 0];
    const targets = feature.combine === 'each' ? [target] : feature.targets;
    return [kind, target * 8, writeGroup(memory, feature, targets.map(codesOf)), 0];
  });
  new Int32Array(memory.memory.buffer, regions.program, program.length).set(program);
}

/** Writes an address and a length for each code. */
function writeCells(memory: KernelMemory, { bytes, lengths }: CellBytes): number {
  const address = memory.allocate(bytes.length + PAD);
  new Uint8Array(memory.memory.buffer, address, bytes.length).set(bytes);
  const entries = new Int32Array(lengths.length * 2);
  let at = address;
  for (const [code, length] of lengths.entries()) {
    entries[2 * code] = at;
    entries[2 * code + 1] = length;
    at += length;
  }
  return writeInts(memory, entries);
}

/** Writes the group by which assembly/splice.ts counts cells; its columns are addresses of codes. */
function writeGroup(
  memory: KernelMemory,
  { depth, combine, firstBin }: WorkerFeature,
  codes: readonly number[],
): number {
  const counts = memory.allocate((depth + 1) * 4);
  const isMax = combine === 'max' ? 1 : 0;
  return writeInts(memory, [depth, isMax, codes.length, counts, firstBin, ...codes]);
}

/** Instantiates a kernel on the memory of a worker. */
export function kernelOf({ memory }: WorkerMemory): Kernel {
  return instantiateKernel(memory);
}
