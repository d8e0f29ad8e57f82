import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../../support/cli.ts';
import { outcomeIn } from '../../support/outcome.ts';

const SEMICOLONS = 'a;b\n1,5;2\n';

describe.concurrent('--delimiter auto', () => {
  test('detects the delimiter of the first file, and reports it', async () => {
    const folder = await scratchFolder({ 'in.csv': SEMICOLONS });
    const args = ['-b', '1', '--decimal', ',', '-d', 'auto', 'in.csv'];
    expect(await outcomeIn(folder, args)).toEqual({
      stdout: 'a;b\n1;1\n',
      stderr: 'delimiter: ; (found in in.csv)\n',
      status: 0,
    });
    expect(await outcomeIn(folder, ['-q', ...args])).toMatchObject({ stderr: '', status: 0 });
  });

  test('detects the delimiter of compressed files and other encodings, also in fit and hist', async () => {
    const rows = 'a\tb\n1\tx\n2\ty\n3\tz\n';
    const folder = await scratchFolder({
      'in.gz': gzipSync(rows),
      'wide.csv': Buffer.from(`\ufeff${rows}`, 'utf16le'),
    });
    const fitted = await outcomeIn(folder, ['fit', '-n', '2', '-d', 'auto', '-c', 'a', 'in.gz']);
    expect(JSON.parse(fitted.stdout)).toMatchObject({ features: [{ boundaries: [2] }] });
    expect(fitted.stderr).toBe('delimiter: tab (found in in.gz)\n');
    const wide = ['--encoding', 'utf-16le', '-d', 'AUTO', 'wide.csv'];
    const drawn = await outcomeIn(folder, ['hist', '-b', '2', '--csv', '-c', 'a', ...wide]);
    expect(drawn).toMatchObject({ stderr: 'delimiter: tab (found in wide.csv)\n', status: 0 });
  });

  test('keeps the comma for a single column', async () => {
    const folder = await scratchFolder({ 'in.csv': 'a\n1\n' });
    expect(await outcomeIn(folder, ['-b', '1', '-d', 'auto', 'in.csv'])).toEqual({
      stdout: 'a\n1\n',
      stderr: 'delimiter: , (none is found in in.csv)\n',
      status: 0,
    });
  });

  test('detects the delimiter of standard input, and bins its first bytes', async () => {
    const folder = await scratchFolder({});
    expect(await outcomeIn(folder, ['-b', '1', '-d', 'auto', '-c', 'b'], SEMICOLONS)).toEqual({
      stdout: 'a;b\n1,5;1\n',
      stderr: 'delimiter: ; (found in <stdin>)\n',
      status: 0,
    });
  });

  test('detects the delimiter of the first file that is not empty', async () => {
    const folder = await scratchFolder({
      'none.csv': '',
      'ends.csv': '\n\r\n',
      'in.csv': SEMICOLONS,
    });
    const files = ['none.csv', 'ends.csv', 'in.csv'];
    expect(await outcomeIn(folder, ['-b', '1', '-d', 'auto', '-c', 'b', ...files])).toEqual({
      stdout: 'a;b\n1,5;1\n',
      stderr: 'delimiter: ; (found in in.csv)\n',
      status: 0,
    });
    expect(await outcomeIn(folder, ['-b', '1', '-d', 'auto', 'none.csv'])).toEqual({
      stdout: '',
      stderr: 'delimiter: , (none is found in none.csv)\nwarning: the input is empty\n',
      status: 0,
    });
  });

  test('rejects a missing file', async () => {
    const folder = await scratchFolder({});
    const missing = await outcomeIn(folder, ['-b', '1', '-d', 'auto', 'none.csv']);
    expect(missing).toMatchObject({ stdout: '', status: 66 });
    expect(missing.stderr).toMatch(/^error: cannot read none\.csv: /);
  });
});
