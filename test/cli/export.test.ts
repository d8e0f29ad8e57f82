import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXPORTERS } from '../../src/export/registry.ts';
import { runCli, scratchFolder } from '../support/cli.ts';
import { outcomeIn } from '../support/outcome.ts';

const SPEC = '{"fare": [10, 20.5], "tip": [1]}';

describe.concurrent('discretize export', () => {
  test('--list prints all targets, and what each was tested on', async () => {
    const { stdout, status } = await runCli(['export', '--list']);
    expect(status).toBe(0);
    for (const { name, about } of EXPORTERS) expect(stdout).toContain(`${name.padEnd(12)}${about}`);
    expect(stdout).toContain('tested on PostgreSQL 15.18, PGlite (PostgreSQL 18.6)');
    expect(stdout).toContain('untested: documentation only');
  });

  test.each([
    ['duckdb', 'train.csv', `for the file, write --from "read_csv('train.csv')"`],
    ['duckdb', 'a.parquet', `for the file, write --from "read_parquet('a.parquet')"`],
    ['postgres', 'train.csv.gz', 'load the file into a table, and name the table'],
  ])('warns of a file as the table of %s: %s', async (target, from, hint) => {
    const folder = await scratchFolder({ 'spec.json': SPEC });
    const args = ['export', '--to', target, '--append', '--from', from, 'spec.json'];
    expect((await outcomeIn(folder, args)).stderr).toBe(
      `warning: --from ${from} names a table of a schema, not a file\n  hint: ${hint}\n`,
    );
  });

  test('takes a schema, a table and a function as the table without a warning', async () => {
    const folder = await scratchFolder({ 'spec.json': SPEC });
    for (const from of ['trips', 'main.trips', "read_csv('train.csv')"]) {
      const args = ['export', '--to', 'duckdb', '--from', from, 'spec.json'];
      expect((await outcomeIn(folder, args)).stderr).toBe('');
    }
  });

  test('prints an expression for each output column, after a comment', async () => {
    const folder = await scratchFolder({ 'spec.json': SPEC });
    const { stdout } = await outcomeIn(folder, ['export', '--to', 'duckdb', 'spec.json']);
    const sha256 = createHash('sha256').update(SPEC).digest('hex');
    expect(stdout).toMatch(/^-- Made by discretize \d+\.\d+\.\d+ from spec\.json\n/);
    expect(stdout).toContain(`-- SHA-256 of the spec: ${sha256}\n`);
    expect(stdout).toContain(
      '-- Check it: discretize export --to duckdb --check spec.json | duckdb\n-- or: discretize verify --on duckdb spec.json\n',
    );
    expect(stdout).toMatch(/\[10e0, 20\.5e0\].* AS "fare",\nCASE .* AS "tip"\n$/);
    expect(await outcomeIn(folder, ['export', '--to', 'duckdb'], SPEC)).toMatchObject({
      stdout: stdout
        .replace('from spec.json', 'from standard input')
        .replaceAll(' spec.json', ' SPEC.json'),
      status: 0,
    });
  });

  test('names commands that check exactly this export, with values of any name', async () => {
    const values = { name: 'score', bins: [0.5, 2] };
    const spec = JSON.stringify({ features: [{ boundaries: [1], values }] });
    const folder = await scratchFolder({ "it's a.json": spec });
    const flags = ['-c', 'x y,z', '--value', 'score', '--suffix', '_s', '--append'];
    const args = ['export', '--to', 'sqlite', "it's a.json", ...flags];
    const { stdout } = await outcomeIn(folder, args);
    expect(stdout).toContain(
      "-- Check it: discretize export --to sqlite --check --append --suffix _s -c 'x y,z' --value score 'it'\\''s a.json' | sqlite3 -bail\n" +
        "-- or: discretize verify --on sqlite -c 'x y,z' --value score 'it'\\''s a.json'\n",
    );
    const verified = await outcomeIn(folder, [
      ...['verify', '--on', 'sqlite', '-c', 'x y,z', '--value', 'score', "it's a.json"],
    ]);
    expect(verified).toMatchObject({ status: 0, stderr: '' });
    expect(verified.stdout).toMatch(/^sqlite +SQLite .* 0 +-$/m);
  });

  test('--columns-of puts output columns where the command does, and -o writes a file', async () => {
    const folder = await scratchFolder({
      'spec.json': SPEC,
      'in.csv': 'id,fare,näme,tip\n1,2,3,4\n',
    });
    const args = '--as view --table v --from s.t --columns-of in.csv -m one_hot -o out.sql'.split(
      ' ',
    );
    expect(await outcomeIn(folder, ['export', '--to', 'postgres', 'spec.json', ...args])).toEqual({
      stdout: '',
      stderr: '',
      status: 0,
    });
    const sql = await readFile(join(folder, 'out.sql'), 'utf8');
    expect([...sql.matchAll(/^ {2}(?:.* AS )?("[^"]*")/gm)].map((match) => match[1])).toEqual(
      ['id', 'fare_0', 'fare_1', 'fare_2', 'näme', 'tip_0', 'tip_1'].map((name) => `"${name}"`),
    );
    expect(sql).toMatch(/CREATE VIEW "v" AS\nSELECT\n[\s\S]*\nFROM "s"\."t";\n$/);
  });

  test('-c names the columns of a spec that names none', async () => {
    const folder = await scratchFolder({ 'list.json': '[1, 2]' });
    const args = ['export', '--to', 'sqlite', 'list.json'];
    expect((await outcomeIn(folder, [...args, '-c', 'a,b'])).stdout).toMatch(
      / AS `a`,\n.* AS `b`\n$/,
    );
    expect(await outcomeIn(folder, args)).toMatchObject({
      stderr: expect.stringContaining('error: missing columns: the spec names none\n'),
      status: 2,
    });
  });

  test('--check --data adds the values of a CSV file', async () => {
    const folder = await scratchFolder({
      'spec.json': SPEC,
      'in.csv': 'fare;tip\n7,25;x\n;3\n7,25;1\n',
    });
    const args = 'export --to postgres --check spec.json --data in.csv -d ; --decimal ,'.split(' ');
    const { stdout, status } = await outcomeIn(folder, args);
    expect(status).toBe(0);
    expect(stdout.match(/^\('7\.25', '7\.25e0'::float8, 0\),?$/gm)).toHaveLength(1);
    const { stdout: without } = await outcomeIn(folder, args.slice(0, 5));
    expect(without).not.toContain("'7.25'");
  });

  test.each([
    [['--to', 'oracle'], 'unknown export target "oracle"'],
    [[], 'missing --to'],
    [['--to', 'duckdb', '--as', 'table', '--from', 't'], 'missing --table for --as table'],
    [['--to', 'duckdb', '--as', 'select'], 'missing --from for --as select'],
    [['--to', 'duckdb', '--data', 'x.csv'], '--data does nothing without --check'],
    [['--to', 'duckdb', '--as', 'cte'], 'unknown --as "cte"'],
    [
      ['--to', 'postgres', '--from', 't'],
      'cannot export to postgres: a query that replaces columns needs the names of all columns',
    ],
  ])('rejects %j', async (flags, message) => {
    const folder = await scratchFolder({ 'spec.json': SPEC });
    const run = await outcomeIn(folder, ['export', 'spec.json', ...flags]);
    expect(run).toMatchObject({ stdout: '', status: 2 });
    expect(run.stderr).toContain(`error: ${message}`);
  });

  test.each([
    ['sql', 'use the engine that runs it, such as --to duckdb or --to postgres; '],
    ['Pandas', 'use --to python; '],
    ['postgresql', 'use --to postgres; '],
    ['oracle', ''],
    ['constructor', ''],
  ])('says what to use for %s, which is no target', async (name, hint) => {
    const folder = await scratchFolder({ 'spec.json': SPEC });
    const { stderr } = await outcomeIn(folder, ['export', 'spec.json', '--to', name]);
    expect(stderr.replaceAll(/\s+/g, ' ')).toBe(
      `error: unknown export target "${name}" hint: ${hint}discretize export --list prints all targets `,
    );
  });

  test('--job and --fit are short for --as job and --as fit, of pyspark only', async () => {
    const folder = await scratchFolder({ 'spec.json': SPEC });
    const run = async (...flags: readonly string[]) =>
      await outcomeIn(folder, ['export', 'spec.json', ...flags]);
    for (const form of ['job', 'fit']) {
      const long = await run('--to', 'pyspark', '--as', form);
      expect(await run('--to', 'pyspark', `--${form}`)).toEqual(long);
      expect(long.stdout).toContain('__main__');
      const useless = await run('--to', 'duckdb', `--${form}`);
      expect(useless.stderr).toContain(`error: --${form} does nothing with --to duckdb\n`);
    }
    const both = await run('--to', 'pyspark', '--job', '--fit');
    expect(both).toMatchObject({ stdout: '', status: 2 });
    expect(both.stderr).toContain('cannot use --job with --fit');
  });
});
