import type { RecordBlock } from './record-block.ts';

/** True if the bytes of a block follow the records of the block before it, in memory too. */
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

/** Blocks that follow one another as one block: a few large blocks cost less than many small ones. */
export function joinBlocks(first: RecordBlock, more: readonly RecordBlock[]): RecordBlock {
  const last = more.at(-1);
  if (last === undefined) return first;
  const { bytes, offset } = first.origin;
  const records = [...first.records];
  for (const { records: own, origin } of more) {
    const moved = origin.offset - offset;
    for (const record of own) {
      records.push({ ...record, start: record.start + moved, end: record.end + moved });
    }
  }
  const length = last.origin.offset - offset + last.origin.bytes.length;
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, length);
  return { records, origin: { ...first.origin, bytes: all }, failure: last.failure };
}
