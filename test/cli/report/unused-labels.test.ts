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
