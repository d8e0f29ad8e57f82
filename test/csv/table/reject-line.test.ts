import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DiscretizeError } from '../../../src/core/errors/error.ts';
import { REJECTS_HEADER, rejectLine } from '../../../src/csv/table/reject-line.ts';

describe('a refused row as CSV', () => {
  test('is read back byte for byte, with its place and reason', () => {
    const bytes = fc.uint8Array({ maxLength: 30 });
    const text = fc.string({ unit: fc.constantFrom(...'a,"\r\n €') });
    fc.assert(
      fc.property(bytes, text, text, (record, message, column) => {
        const at = { file: 'a,b.csv', line: 3, column: 14 };
        const error = new DiscretizeError('E_NOT_A_NUMBER', message, { at });
        const line = rejectLine({ error, column, record });
        const rows = parse(Buffer.concat([Buffer.from(REJECTS_HEADER), line]), {
          encoding: 'latin1',
          record_delimiter: '\n',
        }) as string[][];
        const asBytes = (one: string): string => Buffer.from(one).toString('latin1');
        expect(rows[1]).toEqual([
          ...['a,b.csv', '3', '14', asBytes(column), 'E_NOT_A_NUMBER', asBytes(message)],
          Buffer.from(record).toString('latin1'),
        ]);
      }),
    );
  });

  test('leaves empty what is not known', () => {
    const error = new DiscretizeError('E_RAGGED_ROW', 'ragged');
    const line = rejectLine({ error, column: undefined, record: new Uint8Array(0) });
    expect(Buffer.from(line).toString()).toBe(',,,,E_RAGGED_ROW,ragged,""\n');
  });
});
