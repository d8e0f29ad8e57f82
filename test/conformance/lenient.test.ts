import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { expect, test } from 'vitest';
import { BAD_ROWS } from './cases.ts';
import { RECORDS, ready } from './run.ts';

/** The rows as a strict reader has them; of any width. */
function strictRows(text: string): string[][] {
  return parse(Buffer.from(text, 'latin1'), {
    encoding: 'latin1',
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
  }) as string[][];
}

/** A table with a row among good ones, at the end, and at the start. */
const FILES = BAD_ROWS.flatMap((row) => [
  `id,a,b\n1,1,"x"\n${row}\n5,2,"w"\n`,
  `id,a,b\r\n1,1,x\r\n${row}`,
  `id,a,b\n${row}\n`,
]);

test.each(FILES)(
  'a lenient run is written for strict readers, by either engine: %j',
  async (file) => {
    const feature = { name: 'f', columns: ['a'], boundaries: [2] };
    const spec = { features: [feature], invalid: 'missing' };
    const run = ready({ files: [file], spec, dialect: { lenient: true } });
    const [bytes, records] = await Promise.all([
      run({ engine: 'bytes', threads: 1, blockBytes: 16 }),
      run(RECORDS),
    ]);
    expect(bytes.error).toEqual(records.error);
    expect(strictRows(bytes.output)).toEqual(strictRows(records.output));
    // The bytes of one engine are those of the other without blank lines and needless quotes.
    const lineEnd = /\r\n|\n/.exec(file)?.[0] ?? '';
    const canonical = stringify(strictRows(bytes.output), {
      record_delimiter: lineEnd,
      quote_record_delimiter: true,
    } as object);
    expect(canonical.trimEnd()).toBe(records.output.trimEnd());
  },
);
