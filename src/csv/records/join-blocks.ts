import { moved, type RecordBlock } from './record-block.ts';

/** The maximum number of joined blocks. */
const MOST = 1024;

/**
 * A block, joined with the blocks after it that are adjacent in memory.
 *
 * @param next reads the next block; undefined if there is none
 * @returns the joined block, and the first block that is not adjacent
 */
export function joinRun(
  first: RecordBlock,
  next: () => RecordBlock | undefined,
): { readonly block: RecordBlock; readonly held: RecordBlock | undefined } {
  const more: RecordBlock[] = [];
  while (more.length < MOST) {
    const block = next();
    if (block === undefined) break;
    if (!follows(more.at(-1) ?? first, block))
      return { block: joinBlocks(first, more), held: block };
    more.push(block);
  }
  return { block: joinBlocks(first, more), held: undefined };
}

/** True if the bytes of a block follow the records of the block before it, in the input and in memory. */
export function follows(before: RecordBlock, { origin: next }: RecordBlock): boolean {
  const { bytes, offset } = before.origin;
  const used = before.records.at(-1)?.end ?? 0;
  return (
    before.failure === undefined &&
    next.offset === offset + used &&
    next.bytes.buffer === bytes.buffer &&
    next.bytes.byteOffset === bytes.byteOffset + used
  );
}

/** Adjacent blocks as one block: a few large blocks cost less than many small ones. */
export function joinBlocks(first: RecordBlock, more: readonly RecordBlock[]): RecordBlock {
  const last = more.at(-1);
  if (last === undefined) return first;
  const { bytes, offset } = first.origin;
  const records = [...first.records];
  for (const { records: own, origin } of more) {
    const by = origin.offset - offset;
    for (const record of own) records.push(moved(record, by));
  }
  const length = last.origin.offset - offset + last.origin.bytes.length;
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, length);
  return { records, origin: { ...first.origin, bytes: all }, failure: last.failure };
}
