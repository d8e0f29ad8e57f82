import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/cli.ts';
import { outcomeIn } from '../support/outcome.ts';
import { shell } from '../support/start.ts';

const CSV = 'a,b\n1,2\n3,4\n';

describe('formats that are not CSV', () => {
  test('are rejected as inputs of each command, by bytes and by name, compressed or not', async () => {
    const folder = await scratchFolder({
      'x.csv': 'PAR1\x15\x04',
      'y.csv.gz': gzipSync('[{"a": 1}]'),
      'z.json': '1\n2\n',
    });
    for (const command of [
      ['-b', '2'],
      ['-d', 'auto', '-b', '2'],
      ['hist'],
      ['fit'],
      ['-n', '2'],
    ]) {
      const parquet = await outcomeIn(folder, [...command, 'x.csv']);
      expect(parquet).toEqual({
        stdout: '',
        stderr:
          'x.csv: the input is Parquet data, not CSV\n' +
          "  hint: convert it first: duckdb -c \"COPY (FROM 'FILE') TO 'FILE.csv'\"\n",
        status: 1,
      });
    }
    const packed = await outcomeIn(folder, ['-b', '2', 'y.csv.gz']);
    expect(packed.stderr).toMatch(/^y\.csv\.gz: the input is JSON inside gzip data, not CSV\n/);
    const named = await outcomeIn(folder, ['-b', '2', 'z.json']);
    expect(named.stderr).toMatch(/^z\.json: the input is JSON by its name, not CSV\n.* < FILE\n$/);
    expect(await shell('$D -b 2 < z.json', folder)).toMatchObject({ stdout: '1\n1\n', status: 0 });
  });

  test('are rejected as names of outputs before anything is read', async () => {
    const folder = await scratchFolder({ 'in.csv': CSV });
    const rejected = [
      ['-b', '2', '-o', 'x.parquet', 'none.csv'],
      ['-n', '2', '-o', 'x.xlsx', 'none.csv'],
      ['-b', '2', '-o', 'x.json', 'none.csv'],
      ['-b', '2', '--stats', 'x.arrow', 'none.csv'],
      ['-b', '2', '--rejects', 'x.json.gz', 'none.csv'],
      ['fit', '-o', 'x.parquet', 'none.csv'],
      ['hist', '--rejects', 'x.sqlite', 'none.csv'],
    ];
    for (const args of rejected) {
      const { stdout, stderr, status } = await outcomeIn(folder, args);
      expect({ stdout, status }, args.join(' ')).toEqual({ stdout: '', status: 2 });
      expect(stderr).toMatch(
        /^error: cannot write x\.\S+: discretize writes (?:CSV|JSON), not .*\n {2}hint: /,
      );
    }
  });

  test('may be JSON where JSON is written or read', async () => {
    const folder = await scratchFolder({ 'in.csv': CSV });
    const line =
      '$D -q -b 2 -o out.csv --stats c.json in.csv && $D -q --print-spec -b 2 -o s.json in.csv && ' +
      '$D fit -q --partial -o p.json in.csv && $D fit -q --merge -n 2 -o f.json p.json && ls';
    expect(await shell(line, folder)).toMatchObject({
      stdout: 'c.json\nf.json\nin.csv\nout.csv\np.json\ns.json\n',
      status: 0,
    });
  });

  test('do not hide a name that only looks like standard input', async () => {
    const folder = await scratchFolder({ '-': CSV });
    expect(await outcomeIn(folder, ['-b', 'a=2', '?'])).toMatchObject({
      stdout: 'a,b\n0,2\n1,4\n',
    });
    expect(await outcomeIn(folder, ['-b', 'a=2', './?'])).toMatchObject({
      stdout: 'a,b\n0,2\n1,4\n',
    });
  });

  test('leave .tsv a table with tabs if it is compressed', async () => {
    const folder = await scratchFolder({ 'x.TSV.gz': gzipSync('a\tb\n1\t2\n') });
    expect(await outcomeIn(folder, ['-b', '2', 'x.TSV.gz'])).toMatchObject({
      stdout: 'a\tb\n0\t1\n',
    });
  });
});
