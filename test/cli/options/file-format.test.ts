import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import type { RawOptions } from '../../../src/cli/arguments/raw-options.ts';
import {
  type FormatFlags,
  formatOfPaths,
  openTableFile,
} from '../../../src/cli/options/file-format.ts';
import { resolveRead } from '../../../src/cli/options/read-options.ts';
import { CSV } from '../../../src/csv/dialect.ts';
import { caught } from '../../support/caught.ts';
import { scratchFolder } from '../../support/cli.ts';

vi.mock(import('../../../src/engine/file-formats.ts'), async (original) => ({
  ...(await original()),
  FILE_FORMATS: [(await import('../../support/json-lines.ts')).JSON_LINES],
}));

const RAW: RawOptions = { defaultNa: true, header: true, progress: true };

/** A value of every flag that only CSV knows, and the flag in messages. */
const CSV_FLAGS: readonly (readonly [flag: string, given: FormatFlags])[] = [
  ['delimiter', { delimiter: ',' }],
  ['delimiter', { delimiter: 'auto' }],
  ['quote', { quote: '"' }],
  ['escape', { escape: '"' }],
  ['comment', { comment: '#' }],
  ['encoding', { encoding: 'utf-8' }],
  ['decimal', { decimal: '.' }],
  ['thousands', { thousands: ',' }],
  ['no-header', { header: false }],
  ['names', { names: 'a,b' }],
  ['skip', { skip: '0' }],
  ['skip-footer', { skipFooter: '1' }],
  ['header-rows', { headerRows: '1' }],
  ['lenient', { lenient: true }],
  ['max-record', { maxRecord: '100' }],
  ['in-place', { inPlace: '' }],
  ['engine bytes', { engine: 'bytes' }],
];

describe('the flags of a file format that is not CSV', () => {
  test.each(CSV_FLAGS)('do not include --%s, even with its default', async (flag, given) => {
    const error = await caught(() =>
      resolveRead({ ...RAW, ...given } as RawOptions, ['x.jsonl.gz']),
    );
    expect(error).toMatchObject({
      code: 'E_USAGE',
      message: `cannot use --${flag} with JSON lines`,
      hint: `remove --${flag}`,
    });
  });

  test('are checked for every member of a dialect', () => {
    const checked = new Set(CSV_FLAGS.flatMap(([, given]) => Object.keys(given)));
    expect([...checked].sort()).toEqual([...Object.keys(CSV), 'inPlace', 'engine'].sort());
  });

  test('are all others, and the engine is that of records', async () => {
    const flags = { ...RAW, engine: 'auto', threads: '2', rejects: 'r.csv' };
    const { table } = await resolveRead(flags, ['x.jsonl']);
    expect(table.engine).toEqual({ name: 'records', reason: 'the input is JSON lines' });
  });
});

describe('the format of files', () => {
  test('is told by their names, compressed or not, in any case', () => {
    const names = ['a.jsonl', 'A.JSONL', 'a.jsonl.gz', 'a.jsonl.zst', 'a.jsonl.br'];
    expect(names.map((name) => formatOfPaths([name]).name)).toEqual(names.map(() => 'JSON lines'));
    const others = ['a.csv', '-', 'jsonl', 'a.jsonl.csv', 'a.json'];
    expect(others.map((name) => formatOfPaths([name]).name)).toEqual(others.map(() => 'CSV'));
  });

  test('is one for all files of a table', async () => {
    expect(await caught(() => resolveRead(RAW, ['a.csv', 'b.jsonl']))).toMatchObject({
      code: 'E_USAGE',
      message: 'cannot read CSV and JSON lines as one table',
    });
  });

  test('lets its files hold what CSV files may not', async () => {
    const text = '{"a":1}\n';
    const folder = await scratchFolder({
      'a.jsonl': text,
      'b.jsonl.gz': gzipSync(text),
      'c.csv': text,
    });
    const read = async (name: string): Promise<string> => {
      const pieces: Uint8Array[] = [];
      for await (const piece of openTableFile(join(folder, name)).bytes) pieces.push(piece);
      return Buffer.concat(pieces).toString();
    };
    expect([await read('a.jsonl'), await read('b.jsonl.gz')]).toEqual([text, text]);
    expect(await caught(() => read('c.csv'))).toMatchObject({ code: 'E_ENCODING' });
  });
});
