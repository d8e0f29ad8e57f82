import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli, scratchFolder } from '../support/cli.ts';

/** 200 rows: the rate of 1 is 10 % below x = 100 and 50 % from there on. */
const ROWS = Array.from({ length: 200 }, (_, i) => {
  const y = i < 100 ? +(i % 10 === 0) : i % 2;
  return [i, y, y === 1 ? 'yes' : 'no', i * 2, ['a', 'b', 'c'][Math.floor(i / 67)], 5].join(',');
});
const HEADER = 'x,y,answer,amount,group,flat';
const INPUT = `${HEADER}\n${ROWS.join('\n')}\n,1,yes,3,a,5\n7,,,,,5\n`;

interface Fitted {
  readonly features: readonly {
    readonly columns: readonly string[];
    readonly boundaries: readonly number[];
    readonly fit: Readonly<Record<string, unknown>>;
  }[];
}

async function fitted(args: readonly string[], input = INPUT) {
  const run = await runCli(['fit', '--target', ...args], { stdin: input });
  const spec = run.status === 0 ? (JSON.parse(run.stdout) as Fitted) : { features: [] };
  return { ...run, features: spec.features, first: spec.features[0] };
}

describe.concurrent('fit --target', () => {
  test('fits the boundary where the rate changes, and counts rows without a target', async () => {
    const { first, stderr } = await fitted(['y', '-c', 'x', '-n', '2', '--trend', 'ascending']);
    expect(Math.abs((first?.boundaries[0] ?? 0) - 100)).toBeLessThanOrEqual(2);
    expect(first?.fit).toMatchObject({
      target: 'y',
      event: '1',
      rows: 201,
      missing: 1,
      no_target: 1,
    });
    expect(stderr).toContain('left out: 1 row without a target');
    expect(stderr).toMatch(/\n {2}missing +1 +0\.5 % +1 +100\.0 % +-[\d.]+\* /);
  });

  test('has the same boundaries for a target of texts as for one of numbers', async () => {
    const [numbers, words] = [await fitted(['y', '-c', 'x']), await fitted(['answer', '-c', 'x'])];
    expect(words.first?.boundaries).toEqual(numbers.first?.boundaries);
    expect(words.first?.fit).toMatchObject({ event: 'yes', target_type: 'binary' });
    const turned = await fitted(['answer', '--event', 'no', '-c', 'x']);
    expect(turned.first?.fit).toMatchObject({ event: 'no' });
  });

  test('fits numbers and classes', async () => {
    const amount = await fitted(['amount', '-c', 'x', '-n', '4']);
    expect(amount.first?.boundaries).toEqual([49.5, 99.5, 149.5]);
    expect(amount.first?.fit).toMatchObject({ target_type: 'continuous', objective: 'ss' });
    const group = await fitted(['group', '-c', 'x', '--min-events', '0']);
    expect(group.first?.boundaries).toEqual([66.5, 133.5]);
    expect(group.first?.fit).toMatchObject({ target_type: 'classes' });
    expect(group.stderr).toMatch(/bin +rows +share +a +b +c/);
  });

  test('gives a column without a boundary one bin and a warning beside others', async () => {
    const { features, stderr } = await fitted(['y', '-c', 'x,flat']);
    expect(features.map(({ boundaries }) => boundaries.length > 0)).toEqual([true, false]);
    expect(stderr).toContain('warning: "flat" has one bin: it has 1 distinct value');
  });

  test('refuses columns of which none has a boundary', async () => {
    const { stderr, status } = await fitted(['y', '-c', 'flat']);
    expect(status).toBe(1);
    expect(stderr).toContain('cannot fit boundaries: "flat": it has 1 distinct value');
  });

  test('says which limits would be feasible, as flags', async () => {
    const events = await fitted(['y', '-c', 'x', '--min-events', '500']);
    expect(events.status).toBe(1);
    expect(events.stdout).toBe('');
    expect(events.stderr).toMatch(/feasible: --min-events \d+ \(2 bins, IV 0\.\d+\)/);
    const size = await fitted(['y', '-c', 'x', '--max-bin', '30%', '-n', '2']);
    expect(size.stderr).toMatch(/feasible: -n \d+ \(\d+ bins/);
    const found = Number(/--min-events (\d+)/.exec(events.stderr)?.[1]);
    const again = await fitted(['y', '-c', 'x', '--min-events', String(found)]);
    expect(again.first?.boundaries.length).toBeGreaterThan(0);
    const more = await fitted(['y', '-c', 'x', '--min-events', String(found + 1)]);
    expect(more.status).toBe(1);
  });

  test('does not depend on the order of the rows, the threads or the engine', async () => {
    const { stdout } = await fitted(['answer', '-c', 'x']);
    const mixed = `${HEADER}\n7,,,,,5\n,1,yes,3,a,5\n${ROWS.toReversed().join('\n')}\n`;
    expect((await fitted(['answer', '-c', 'x'], mixed)).stdout).toBe(stdout);
    const numbers = await fitted(['y', '-c', 'x']);
    for (const flags of [
      ['--threads', '3'],
      ['--engine', 'records'],
    ]) {
      expect((await fitted(['y', '-c', 'x', ...flags], mixed)).stdout).toBe(numbers.stdout);
    }
  });

  test('refuses the flags of a target without a target', async () => {
    for (const flags of [
      ['--trend', 'peak'],
      ['--strategy', 'tree'],
      ['--event', '1'],
    ]) {
      const { stderr, status } = await runCli(['fit', ...flags], { stdin: INPUT });
      expect(status).toBe(2);
      expect(stderr).toContain(`${flags[0]}${flags[1] === 'tree' ? ' tree' : ''} needs --target`);
    }
  });

  test('refuses flags that have no meaning with a target, or with the strategy', async () => {
    for (const flags of [['--sketch'], ['--shared'], ['--nice']]) {
      const { stderr, status } = await fitted(['y', ...flags]);
      expect(status).toBe(2);
      expect(stderr).toContain(`cannot use ${flags[0]} with --target`);
    }
    const { stderr, status } = await fitted(['y', '--strategy', 'tree', '--trend', 'peak']);
    expect(status).toBe(2);
    expect(stderr).toContain('cannot use --trend with --strategy tree');
    expect(stderr).toContain('remove --trend, or use --strategy optimal');
  });

  test('has the boundaries of --fix, and runs each strategy', async () => {
    const fixed = await fitted(['y', '-c', 'x', '--fix', 'x=50']);
    expect(fixed.first?.boundaries).toContain(50);
    for (const strategy of ['tree', 'mdlp', 'chimerge']) {
      const { first } = await fitted(['y', '-c', 'x', '--strategy', strategy]);
      expect(first?.fit).toMatchObject({ strategy });
    }
  });

  test('follows scikit-learn: closed right, compared in float32, halves of float32 numbers', async () => {
    const args = ['y', '-c', 'x', '-n', '2', '--compat', 'sklearn'];
    const { stdout, first } = await fitted(args);
    expect(JSON.parse(stdout)).toMatchObject({ precision: 'float32' });
    expect(first).toMatchObject({ closed: 'right', fit: { strategy: 'tree', compat: 'sklearn' } });
  });

  test('prints the table as JSON and CSV, as spec check does', async () => {
    const folder = await scratchFolder({ 'in.csv': INPUT });
    const [input, spec] = [join(folder, 'in.csv'), join(folder, 'spec.json')];
    const args = ['fit', '--target', 'y', '-c', 'x', '-n', '2', '-o', spec, input];
    const json = await runCli([...args, '--json']);
    const { fit: record } = (JSON.parse(await readFile(spec, 'utf8')) as Fitted).features[0] ?? {};
    const { counts } = record as { counts: readonly number[] };
    expect(JSON.parse(json.stdout)).toMatchObject({
      features: [
        {
          target: {
            target: 'y',
            bins: [
              { role: 'interval', rows: counts[0] },
              { role: 'interval', rows: counts[1] },
              { role: 'missing', rows: 1, events: 1, rate: 1, adjusted: true },
            ],
            totals: { rows: 201 },
          },
        },
      ],
    });
    expect((await runCli(['spec', 'check', '--json', spec])).stdout).toBe(json.stdout);
    const csv = await runCli([...args, '--csv']);
    expect((await runCli(['spec', 'check', '--csv', spec])).stdout).toBe(csv.stdout);
    const lines = csv.stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toBe('column,bin,role,class,rows,share,events,rate,woe,iv,adjusted,p_of_next');
    expect(lines[3]).toMatch(/^x,missing,missing,,1,/);
  });
});
