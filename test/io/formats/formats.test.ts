import { describe, expect, test } from 'vitest';
import {
  checkOutputName,
  formatByName,
  formatByStart,
  isFormatOpen,
} from '../../../src/io/formats/formats.ts';
import { caught } from '../../support/caught.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

const STARTS: readonly (readonly [start: string, what: string])[] = [
  ['PAR1\x15\x04', 'Parquet data'],
  ['ARROW1\0\0\xff', 'Arrow data'],
  ['\xff\xff\xff\xff\x78', 'Arrow data'],
  ['FEA1\0\0', 'Feather data'],
  ['ORC\x08\x03', 'ORC data'],
  ['Obj\x01\x04', 'Avro data'],
  ['\x89HDF\r\n\x1a\n', 'HDF5 data'],
  ['\x93NUMPY\x01', 'a NumPy array'],
  ['SQLite format 3\0', 'an SQLite database'],
  ['%PDF-1.7', 'a PDF document'],
  ['PK\x03\x04', 'a zip archive or an Excel workbook'],
  ['\xd0\xcf\x11\xe0', 'an old Excel workbook'],
  ['\xfd7zXZ\0', 'xz data'],
  ['BZh91AY&SY', 'bzip2 data'],
  ['{"a":1}', 'JSON'],
  ['{}', 'JSON'],
  ['\xef\xbb\xbf [\r\n  {"a": 1}]', 'JSON'],
  ['[[1,2],[3,4]]', 'JSON'],
  ['["a","b"]', 'JSON'],
  ['<!DOCTYPE html>', 'an HTML or XML document'],
  ['\n<HTML lang="en">', 'an HTML or XML document'],
  ['<?xml version="1.0"?>', 'an HTML or XML document'],
];

/** Headers that only begin like a format. */
const TABLES: readonly string[] = [
  'PAR1,PAR2\n1,2\n',
  'PAR1\n1\n',
  'ORC,elf\n1,2\n',
  'FEA1\tFEA2\n',
  'ARROW1,ARROW2\n',
  'SQLite format 3,b\n',
  'BZh9,b\n',
  '[id],[name]\n1,2\n',
  '{a},b\n1,2\n',
  '<b,>a\n1,2\n',
  'PK,b\n1,2\n',
  'a,b\n1,2\n',
  '\n\n a,b\n',
];

describe('formats that are not CSV', () => {
  test.each(STARTS)('are known by their first bytes: %j is %s', (start, what) => {
    expect(formatByStart(bytes(start))?.what).toBe(what);
  });

  test.each(STARTS)('are open until enough bytes are there to tell: %j', (start) => {
    const all = bytes(`${start}\x01\x02\x03\x04`);
    let length = 0;
    while (isFormatOpen(all.subarray(0, length)) && length < all.length) length++;
    expect(formatByStart(all.subarray(0, length))).toBe(formatByStart(all));
  });

  test.each(TABLES)('are not seen in a table: %j', (table) => {
    expect(formatByStart(bytes(table))).toBeUndefined();
    expect(isFormatOpen(bytes(`${table}1,2\n3,4\n5,6\n7,8\n`))).toBe(false);
  });

  test('are known by names in any case, compressed or not', () => {
    const names = [
      'x.parquet',
      'x.PARQUET.gz',
      'x.xlsx',
      'x.arrow',
      'x.json',
      'x.ndjson.zst',
      'x.pdf',
    ];
    expect(names.map((name) => formatByName(name)?.what)).toEqual([
      'Parquet data',
      'Parquet data',
      'an Excel workbook',
      'Arrow data',
      'JSON',
      'JSON',
      'a PDF document',
    ]);
    for (const name of [
      'x.csv',
      'x.tsv.gz',
      'parquet',
      'x.json.csv',
      '-',
      '/dev/stdout',
      'x.txt',
    ]) {
      expect(formatByName(name)).toBeUndefined();
    }
  });

  test('are rejected as names of outputs, JSON only where CSV is written', async () => {
    for (const written of ['CSV', 'JSON'] as const) {
      const { code, message } = await caught(() => checkOutputName('x.parquet', written));
      expect(code).toBe('E_USAGE');
      expect(message).toBe(
        `cannot write x.parquet: discretize writes ${written}, not Parquet data`,
      );
    }
    expect((await caught(() => checkOutputName('x.json', 'CSV'))).message).toBe(
      'cannot write x.json: discretize writes CSV, not JSON',
    );
    expect(checkOutputName('x.json', 'JSON')).toBeUndefined();
    expect(checkOutputName('x.csv', 'CSV')).toBeUndefined();
  });
});
