import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli, scratchFolder } from '../support/cli.ts';

const INPUT = 'age,util\n7,-999\n70,0.5\n,-998\n-999,0.1\n';

describe('--special', () => {
  test('gives codes bins after the intervals and before missing values', async () => {
    const flags = ['-b', 'age=18,65', '-b', 'util=0.3', '--special', '-999,-998'];
    const { stdout } = await runCli([...flags, '--missing', 'own'], { stdin: INPUT });
    expect(stdout).toBe('age,util\n0,2\n2,1\n5,3\n3,0\n');
    const joined = [...flags.slice(0, 4), '--special', 'util=-999|-998', '-m', 'label'];
    expect((await runCli(joined, { stdin: INPUT })).stdout).toBe(
      'age,util\n"(-inf, 18)",-999|-998\n"[65, +inf)","[0.3, +inf)"\n,-999|-998\n"(-inf, 18)","(-inf, 0.3)"\n',
    );
  });

  test('is explained, and refused where it cannot be', async () => {
    const spec = '{"columns":["x"],"boundaries":[0],"special":[-999]}';
    const folder = await scratchFolder({ 'spec.json': spec });
    const file = join(folder, 'spec.json');
    const explained = await runCli(['explain', '-s', file, 'x=-999']);
    expect(explained.stdout).toContain('it is a special code');
    const exported = await runCli(['export', '--to', 'duckdb', file]);
    expect(exported.status).not.toBe(0);
    expect(exported.stderr).toContain('cannot export special codes: "x" has some');
    const infinite = await runCli(['-b', '0', '--special', 'inf'], { stdin: INPUT });
    expect(infinite.status).toBe(2);
    expect(infinite.stderr).toContain('special codes are finite numbers or words; one is "inf"');
  });

  test('of a fit with a target are bins of the table and of the spec, and boundaries ignore them', async () => {
    const rows = Array.from({ length: 200 }, (_, i) => `${i},${i < 100 ? +(i % 10 === 0) : i % 2}`);
    const codes = Array.from({ length: 20 }, (_, i) => `-999,${+(i % 4 === 0)}`);
    const folder = await scratchFolder({ 'in.csv': `x,y\n${[...rows, ...codes].join('\n')}\n` });
    const [input, spec] = [join(folder, 'in.csv'), join(folder, 'spec.json')];
    const fit = await runCli(['fit', '--target', 'y', '--special', 'x=-999', '-o', spec, input]);
    expect(fit.stdout).toMatch(/\n {2}-999 +20 +9\.1 % +5 +25\.0 % /);
    const applied = await runCli(['-q', '-s', spec, '-m', 'label', '--only', input]);
    expect(applied.stdout.split('\n').filter((line) => line === '-999')).toHaveLength(20);
    const drift = await runCli(['drift', spec, input, '--json']);
    expect(JSON.parse(drift.stdout)).toMatchObject({ features: [{ psi: 0 }] });
  });
});
