import { describe, expect, test } from 'vitest';
import { runCli } from '../../support/cli.ts';

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
