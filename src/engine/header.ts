import type { HeadPlace } from '../csv/table.ts';
import { RecordWriter } from '../csv/write.ts';
import type { Plan } from '../plan/plan.ts';
import { rewriteRecord } from './rewrite.ts';

/**
 * What comes before the rows: blank lines, and the header with the names of made columns. Every other
 * byte is as it was.
 *
 * @param bytes the input up to its first row, without a byte order mark
 * @throws DiscretizeError E_DIALECT for a name that cannot be written in the dialect
 */
export function headerBytes(bytes: Buffer, place: HeadPlace, plan: Plan): Buffer {
  const { dialect, layout, style } = plan;
  if (!dialect.header) return bytes;
  const written = (names: readonly string[]): Uint8Array => {
    const writer = new RecordWriter(dialect, { ...style, hasBom: false }, layout.header.length);
    const { bytes: line, failure } = writer.write([names]);
    if (failure !== undefined) throw failure;
    return line;
  };
  written(layout.header);
  const parts = layout.sources.map((source, i) => source ?? written([layout.header[i] as string]));
  const line = rewriteRecord(bytes, place, parts, dialect);
  return Buffer.concat([bytes.subarray(0, place.start), line]);
}
