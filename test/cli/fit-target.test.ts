import { describe, expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';

const ROWS = Array.from({ length: 200 }, (_, i) => `${i},${i < 100 ? +(i % 10 === 0) : +(i % 2)}`);
const INPUT = `x,y\n${ROWS.join('\n')}\n,1\n7,\n`;

describe.concurrent('fit --target', () => {
  test('learns the boundary where the rate changes, and leaves rows without a target out', async () => {
    const args = ['fit', '--target', 'y', '-n', '2', '--trend', 'ascending'];
    const { stdout, stderr, status } = await runCli(args, { stdin: INPUT });
    expect(status).toBe(0);
    const { features } = JSON.parse(stdout) as {
      features: { boundaries: number[]; fit: object }[];
    };
    expect(features).toHaveLength(1);
    const { boundaries: [boundary = 0] = [], fit } = features[0] ?? {};
    expect(Math.abs(boundary - 100)).toBeLessThanOrEqual(2);
    expect(fit).toMatchObject({ target: 'y', event: 1, rows: 201, missing: 1, left_out: 1 });
    expect(stderr).toContain('1 rows without a target left out');
  });

  test('refuses limits that no bins meet', async () => {
    const args = ['fit', '--target', 'y', '--min-events', '500'];
    const { stdout, stderr, status } = await runCli(args, { stdin: INPUT });
    expect({ stdout, isRefused: status !== 0 }).toEqual({ stdout: '', isRefused: true });
    expect(stderr).toContain('feasible would be: minEvents');
  });

  test('refuses the flags of a target without a target', async () => {
    const { stderr, status } = await runCli(['fit', '--trend', 'peak'], { stdin: INPUT });
    expect(status).toBe(2);
    expect(stderr).toContain('--trend does nothing without --target');
  });

  test('refuses flags that learn without a target', async () => {
    for (const flags of [['--sketch'], ['--round', 'none'], ['--compat', 'pandas'], ['--json']]) {
      const args = ['fit', '--target', 'y', ...flags];
      const { stderr, status } = await runCli(args, { stdin: INPUT });
      expect(status).toBe(2);
      expect(stderr).toContain(`${flags[0]} does nothing with --target`);
    }
  });

  test('has the boundaries of --fix, and runs each strategy', async () => {
    const fixed = ['fit', '--target', 'y', '--fix', 'x=50'];
    const { stdout } = await runCli(fixed, { stdin: INPUT });
    const { features } = JSON.parse(stdout) as { features: { boundaries: number[] }[] };
    expect(features[0]?.boundaries).toContain(50);
    for (const strategy of ['tree', 'mdlp', 'chimerge']) {
      const run = await runCli(['fit', '--target', 'y', '--strategy', strategy], { stdin: INPUT });
      expect(run.status).toBe(0);
      expect(JSON.parse(run.stdout)).toMatchObject({ features: [{ fit: { strategy } }] });
    }
  });
});
