import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { runCli, scratchFolder } from '../support/cli.ts';
import { fails, type Outcome, outcome, outcomeIn, prints } from '../support/outcome.ts';

const INPUT = 'a,b\n1,x\n2,y\n';
const CODES = prints('a,b', '0,x', '1,y');

/** A cell of 1000 MiB, in many members of one file. */
const ZEROS = gzipSync(Buffer.alloc(10 << 20), { level: 1 });
const BOMB = Buffer.concat([gzipSync('a,b\n1,'), ...Array.from({ length: 100 }, () => ZEROS)]);
const QUIET: Outcome = { stdout: '', stderr: '', status: 0 };

describe.concurrent.each(['records', 'bytes'])('packed input, with the engine for %s', (engine) => {
  const flags = ['-b', 'a=2', '--engine', engine];

  test('is read from files and from standard input', async () => {
    const packed = Buffer.concat([gzipSync(INPUT.slice(0, 6)), gzipSync(INPUT.slice(6))]);
    const folder = await scratchFolder({
      'in.csv.gz': packed,
      'odd-name': packed,
      'in.br': brotliCompressSync(INPUT),
      'plain.csv': INPUT,
    });
    for (const name of ['in.csv.gz', 'odd-name', 'in.br']) {
      expect(await outcomeIn(folder, [...flags, name]), name).toEqual(CODES);
    }
    expect(await outcomeIn(folder, flags, packed)).toEqual(CODES);
    expect(await outcomeIn(folder, [...flags, 'in.csv.gz', 'plain.csv'])).toEqual(
      prints('a,b', '0,x', '1,y', '0,x', '1,y'),
    );
  });

  test('that is cut short is an error, after the rows that were there', async () => {
    const rows = `a,b\n${'1,x\n'.repeat(100_000)}`;
    const packed = gzipSync(rows).subarray(0, -8);
    const folder = await scratchFolder({ 'in.csv.gz': packed });
    const { stdout, stderr, status } = await outcomeIn(folder, [...flags, 'in.csv.gz']);
    expect(status).toBe(66);
    expect(stderr.split('\n')[0]).toBe(
      `error: cannot read in.csv.gz: its gzip data ends too early, at byte ${packed.length}`,
    );
    expect(stdout === '' || stdout.startsWith('a,b\n')).toBe(true);
    const out = await outcomeIn(folder, [...flags, 'in.csv.gz', '-o', 'out.csv']);
    expect(out.status).toBe(66);
    expect(await readdir(folder)).toEqual(['in.csv.gz']);
  });

  test('that unpacks to endless zeros is stopped by the limit of a record', async () => {
    const folder = await scratchFolder({ 'bomb.gz': BOMB });
    const env = { NODE_OPTIONS: '--max-old-space-size=100' };
    const run = outcome(await runCli([...flags, 'bomb.gz', '-o', 'x'], { cwd: folder, env }));
    expect(run).toMatchObject({ stdout: '', status: 1 });
    expect(run.stderr).toMatch(/^bomb\.gz:2\S*: .*record/);
  });
});

describe.concurrent('packed output', () => {
  test('is made where the name says so', async () => {
    const folder = await scratchFolder({ 'in.csv': INPUT });
    for (const threads of ['1', '2']) {
      const args = ['-b', 'a=2', '--engine', 'bytes', '--threads', threads, 'in.csv'];
      const extra = ['-o', 'out.csv.gz', '--stats', 'stats.json.br'];
      expect(await outcomeIn(folder, [...args, ...extra])).toEqual(QUIET);
      const table = gunzipSync(await readFile(join(folder, 'out.csv.gz')));
      expect(table.toString()).toBe(CODES.stdout);
      const stats = brotliDecompressSync(await readFile(join(folder, 'stats.json.br')));
      expect(JSON.parse(stats.toString())).toMatchObject({ rows: 2 });
    }
    const into = await outcomeIn(folder, ['-b', 'a=2', 'out.csv.gz', '-o', 'out.csv.gz']);
    expect(into).toEqual(
      fails(
        2,
        'error: the output out.csv.gz is also the input out.csv.gz',
        '  hint: use another file, or --in-place to overwrite the input',
      ),
    );
  });

  test('of the bytes engine with threads is what it would be decompressed', async () => {
    const rows = Array.from({ length: 400_000 }, (_, i) => `${i % 1000},text ${i}`);
    const folder = await scratchFolder({ 'in.csv': `v,t\n${rows.join('\n')}\n` });
    const args = ['-b', 'v=10,100', '--engine', 'bytes', '--threads', '2', 'in.csv'];
    await Promise.all([
      outcomeIn(folder, [...args, '-o', 'plain']),
      outcomeIn(folder, [...args, '-o', 'packed.gz']),
    ]);
    const packed = gunzipSync(await readFile(join(folder, 'packed.gz')));
    expect(packed.equals(await readFile(join(folder, 'plain')))).toBe(true);
  });
});
