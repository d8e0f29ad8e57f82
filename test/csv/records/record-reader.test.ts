import { describe, expect, test } from 'vitest';
import { resolveDialect } from '../../../src/csv/dialect.ts';
import { RecordReader } from '../../../src/csv/records/record-reader.ts';

const dialect = resolveDialect({ maxRecord: 20 });

/** The fields of the good records and the codes of the bad ones, and the line that comes next. */
function read(text: string, size: number): readonly unknown[] {
  const reader = new RecordReader(dialect, 'in.csv', 1, 0);
  const bytes = Buffer.from(text);
  const found: unknown[] = [];
  const take = (): void => {
    for (let block = reader.next(); block !== undefined; block = reader.next()) {
      found.push(...block.records.map(({ fields, fault }) => fault?.code ?? fields));
    }
  };
  for (let at = 0; at < bytes.length; at += size) {
    reader.add(bytes.subarray(at, at + size));
    take();
  }
  reader.end('end');
  take();
  return [...found, reader.line];
}

describe('a line that is longer than a record may be', () => {
  test.each(['\r', '\n', '\r\n'])('loses no row after it, for the line end %j', (end) => {
    const rows = [`${'x'.repeat(60)},1`, '2,3', `${'y'.repeat(45)},4`, '5,6'];
    const text = `${rows.join(end)}${end}`;
    const expected = ['E_RECORD_TOO_LONG', ['2', '3'], 'E_RECORD_TOO_LONG', ['5', '6'], 5];
    for (let size = 1; size <= text.length; size++) {
      expect(read(text, size), `pieces of ${size} bytes`).toEqual(expected);
    }
  });

  test.each(['\r', '\n', '\r\n', ''])('may be the last one, for the line end %j', (end) => {
    const text = `1,2\n${'x'.repeat(60)}${end}`;
    for (let size = 1; size <= text.length; size++) {
      const [first, second, ...others] = read(text, size);
      expect([first, second]).toEqual([['1', '2'], 'E_RECORD_TOO_LONG']);
      expect(others).toHaveLength(1);
    }
  });
});
