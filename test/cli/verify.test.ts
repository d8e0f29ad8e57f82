import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/cli.ts';
import { outcomeIn } from '../support/outcome.ts';

const SPEC = '{"fare": [10, 20.5], "tip": [1]}';

describe.concurrent('discretize verify', () => {
  test('prints a table of the engines that are asked for, and exits with 0', async () => {
    const folder = await scratchFolder({ 'spec.json': SPEC });
    const args = ['verify', '--on', 'javascript,duckdb', '--on', 'postgres,sqlite', 'spec.json'];
    const { stdout, status } = await outcomeIn(folder, args);
    expect(stdout.split('\n')).toEqual([
      expect.stringMatching(/^engine +version +values +differences +reason$/),
      expect.stringMatching(/^javascript +Node\.js \d.* +\d+ +0 +-$/),
      expect.stringMatching(/^duckdb +DuckDB \d.* +\d+ +0 +-$/),
      expect.stringMatching(/^postgres +PGlite \(PostgreSQL\) \d.* +\d+ +0 +-$/),
      expect.stringMatching(/^sqlite +SQLite \(.*\) \d.* +\d+ +0 +-$/),
      '',
    ]);
    expect(status).toBe(0);
  });

  test('exits with 1 if an engine that is named did not run', async () => {
    const folder = await scratchFolder({ 'spec.json': SPEC });
    const args = ['verify', '--on', 'javascript,psql=./none', 'spec.json'];
    const { stdout, status } = await outcomeIn(folder, args);
    expect(stdout).toMatch(/^psql +- +- +- +not run: cannot find \.\/none$/m);
    expect(status).toBe(1);
  });

  test('adds a sample of --data, and reads a spec from standard input', async () => {
    const folder = await scratchFolder({ 'in.csv': 'tip;fare\n1,5;12,25\n;x\n' });
    const flags = ['--data', 'in.csv', '-d', ';', '--decimal', ','];
    const run = async (more: readonly string[]): Promise<number> => {
      const args = ['verify', '--on', 'sqlite', ...more];
      const { stdout, status } = await outcomeIn(folder, args, SPEC);
      expect(status).toBe(0);
      return Number(/sqlite.*? (\d+) +0 +-$/m.exec(stdout)?.[1]);
    };
    expect((await run(flags)) - (await run([]))).toBe(2);
  });

  test('prints nothing on standard error, whichever SQLite runs', async () => {
    const folder = await scratchFolder({ 'spec.json': SPEC });
    const args = ['verify', '--on', 'sqlite', 'spec.json'];
    expect(await outcomeIn(folder, args)).toMatchObject({ stderr: '', status: 0 });
  });

  test('exits with 2 for an unknown engine, and for a spec without columns', async () => {
    const folder = await scratchFolder({ 'spec.json': SPEC });
    expect(await outcomeIn(folder, ['verify', '--on', 'duck', 'spec.json'])).toMatchObject({
      stderr: expect.stringContaining('error: unknown engine "duck"'),
      status: 2,
    });
    expect(await outcomeIn(folder, ['verify', '--on', 'sqlite'], '[1, 2]')).toMatchObject({
      stderr: expect.stringContaining('missing columns'),
      status: 2,
    });
  });
});
