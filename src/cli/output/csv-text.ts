import { bytesOf } from '../../csv/byte-string.ts';
import { CSV } from '../../csv/dialect.ts';
import { RecordWriter } from '../../csv/write.ts';
import { tableForStdout } from './print.ts';

/**
 * A small table as CSV for standard output. Apart from `print`, so that other output does not load the CSV writer.
 *
 * @param rows the header first; all of its width
 */
export function csvForStdout(rows: readonly (readonly string[])[]): string {
  const style = { hasBom: false, lineEnd: '\n', hasLineEnd: true } as const;
  const writer = new RecordWriter(CSV, style, rows[0]?.length ?? 0);
  const { bytes } = writer.write(rows.map((row) => row.map(bytesOf)));
  return tableForStdout(`${Buffer.from(bytes).toString('utf8')}\n`);
}
