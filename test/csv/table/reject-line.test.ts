import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowFault } from '../../../src/core/errors/row-fault.ts';
import { REJECTS_HEADER, rejectLine } from '../../../src/csv/table/reject-line.ts';

describe('a rejected row as CSV', () => {
  test('is read back byte for byte, with its place and reason', () => {
    const bytes = fc
      .uint8Array({ maxLength: 30 })
      .map((all) => Buffer.from(all).toString('latin1'));
    const text = fc.string({ unit: fc.constantFrom(...'a,"\r\n €') });
    fc.assert(
      fc.property(bytes, text, text, (raw, message, column) => {
        const at = { file: 'a,b.csv', line: 3, column: 14 };
        const fault = rowFault('E_NOT_A_NUMBER', message, at, () => ({}));
        const line = rejectLine({ fault, column, raw });
        const rows = parse(Buffer.from(REJECTS_HEADER + line, 'latin1'), {
          encoding: 'latin1',
          record_delimiter: '\n',
        }) as string[][];
        const asBytes = (one: string): string => Buffer.from(one).toString('latin1');
        expect(rows[1]).toEqual([
          ...['a,b.csv', '3', '14', asBytes(column), 'E_NOT_A_NUMBER', asBytes(message)],
          raw,
        ]);
      }),
    );
  });

  test('has empty fields for unknown values', () => {
    const fault = rowFault('E_RAGGED_ROW', 'ragged', {}, () => ({}));
    const line = rejectLine({ fault, column: undefined, raw: '' });
    expect(line).toBe(',,,,E_RAGGED_ROW,ragged,""\n');
  });
});
