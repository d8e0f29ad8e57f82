import { describe, expect, test } from 'vitest';
import { runCli, scratchFolder } from '../../support/cli.ts';

const TABLE = 'at\n2026-01-05\n2026-02-05\n2026-03-05\n';

/** The warnings of a run with a spec that was fitted to months, after a change. */
async function warningsAfter(
  change: (feature: Record<string, unknown>) => object,
  ...flags: readonly string[]
): Promise<readonly string[]> {
  const cwd = await scratchFolder({ 'in.csv': TABLE });
  const fitted = await runCli(['fit', '-c', 'at:every:month', ...flags, 'in.csv'], { cwd });
  const spec = JSON.parse(fitted.stdout);
  const features = spec.features.map(change);
  const stdin = JSON.stringify({ ...spec, features });
  const { stderr } = await runCli(['-s', '-', 'in.csv'], { cwd, stdin });
  return stderr.split('\n').filter((line) => line.startsWith('warning: unused labels'));
}

describe.concurrent('unused labels', () => {
  test('are not reported for fitted names of months', async () => {
    expect(await warningsAfter((feature) => feature)).toEqual([]);
    expect(await warningsAfter((feature) => feature, '--missing', 'own')).toEqual([]);
  });

  test('are reported for changed labels of months', async () => {
    const change = (feature: Record<string, unknown>) => ({ ...feature, labels: ['a', 'b', 'c'] });
    expect(await warningsAfter(change)).toEqual([
      'warning: unused labels of "at": output mode int writes none',
    ]);
  });
});

const stdin = 'fare,tip\n12,1\n';

async function warnings(...args: readonly string[]): Promise<readonly string[]> {
  const { stderr } = await runCli(['-b', 'fare=10', ...args], { stdin });
  return stderr.split('\n').filter((line) => line.startsWith('warning:'));
}

describe.concurrent('a naming flag without effect', () => {
  test.each([
    [['--name', 'x', '-m', 'one_hot'], '--name does nothing with output mode one_hot'],
    [['--name', 'x'], '--name does nothing with output mode int'],
    [['--name-by', 'label'], '--name-by does nothing with output mode int'],
    [['--label-digits', '2'], '--label-digits does nothing with output mode int'],
  ])('%j', async (args, message) => {
    expect(await warnings(...args)).toEqual([`warning: ${message}`]);
    expect(await warnings(...args, '-q')).toEqual([]);
  });

  test.each([
    [['--name', 'x', '-m', 'multi_hot']],
    [['--name', 'x', '-m', 'count']],
    [['--name-by', 'label', '-m', 'one_hot']],
    [['--name-by', 'code']],
    [['--label-digits', '2', '-m', 'label']],
    [['--label-digits', '2', '-m', 'one_hot', '--name-by', 'label']],
  ])('and one that does something is not: %j', async (args) => {
    expect(await warnings(...args)).toEqual([]);
  });
});
