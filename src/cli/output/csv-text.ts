import { bytesOf } from '../../csv/byte-string.ts';
import { CSV } from '../../csv/dialect.ts';
import { RecordWriter } from '../../csv/write.ts';

/** A small table as CSV text. @param rows the header first; all as wide as it */
export function csvText(rows: readonly (readonly string[])[]): string {
  const style = { hasBom: false, lineEnd: '\n', hasLineEnd: true } as const;
  const writer = new RecordWriter(CSV, style, rows[0]?.length ?? 0);
  const { bytes } = writer.write(rows.map((row) => row.map(bytesOf)));
  return `${Buffer.from(bytes).toString('utf8')}\n`;
}
