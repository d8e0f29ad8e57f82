import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli } from './support/cli.ts';
import { run } from './support/run.ts';

const ROOT = resolve(import.meta.dirname, '..');
const SAMPLES = join(ROOT, 'samples');
const EXPECTED = join(ROOT, 'test', 'samples');

const files = readdirSync(SAMPLES);
const specs = files.filter((name) => name.endsWith('.json'));
const scripts = files.filter((name) => name.endsWith('.sh'));
const programs = files.filter((name) => name.endsWith('.mjs'));

/** What a sample prints; a sample without such a file fails. */
function expected(name: string): string {
  return readFileSync(join(EXPECTED, `${name}.out`), 'utf8');
}

/** The data of `in.one_hot.json` is in.csv. */
function dataOf(spec: string): string {
  return `${spec.split('.')[0]}.csv`;
}

describe('the samples', () => {
  test('there is a spec for each output mode, a realistic one, and a script', () => {
    for (const mode of ['int', 'one_hot', 'multi_hot', 'count', 'label']) {
      expect(specs).toContain(`in.${mode}.json`);
    }
    expect(specs).toContain('trips.json');
    expect(scripts.length).toBeGreaterThan(0);
  });

  test('nothing in samples/ is left untested', () => {
    const data = new Set(specs.map(dataOf));
    const tested = [...specs, ...scripts, ...programs];
    const others = files.filter((name) => !tested.includes(name));
    expect(others.sort()).toEqual([...data].sort());
    for (const name of tested) {
      expect(existsSync(join(EXPECTED, `${name}.out`)), name).toBe(true);
    }
  });

  test.each(specs)('%s gives the output that is kept for it', async (spec) => {
    const result = await runCli(['-s', spec, dataOf(spec)], { cwd: SAMPLES });
    expect(result).toMatchObject({ status: 0, stderr: '', stdout: expected(spec) });
  });

  test.each(scripts)('%s runs', async (script) => {
    const result = await run('sh', [join(SAMPLES, script)], { cwd: ROOT });
    expect(result).toEqual({ status: 0, output: expected(script) });
  });

  test.each(programs)('%s runs', async (program) => {
    const result = await run(process.execPath, [join(SAMPLES, program)], { cwd: ROOT });
    expect(result).toEqual({ status: 0, output: expected(program) });
  });
});
