import { describe, expect, test } from 'vitest';
import { runCli, scratchFolder } from '../support/cli.ts';
import { type Outcome, outcome } from '../support/outcome.ts';

const FILES = {
  'in.csv': 'g,v\na,1\na,2\na,9\nb,4\nb,5\nb,6\n',
  'other.csv': 'g,v\na,1\nz,2\n',
  'spec.json': JSON.stringify({
    features: [
      {
        columns: ['v'],
        boundaries: [4.5],
        by: ['g'],
        groups: [
          { key: ['a'], boundaries: [2] },
          { key: ['b'], boundaries: [5] },
        ],
        else: 'error',
      },
    ],
  }),
};

async function run(...args: readonly string[]): Promise<Outcome> {
  return outcome(await runCli(args, { cwd: await scratchFolder(FILES) }));
}

describe.concurrent('groups on the command line', () => {
  test.each(['bytes', 'records'])('are learned and applied in one command: %s', async (engine) => {
    const found = await run('-q', '-n', '2', '--by', 'g', '-c', 'v', '--engine', engine, 'in.csv');
    expect(found).toEqual({
      stdout: 'g,v\na,0\na,1\na,1\nb,0\nb,1\nb,1\n',
      stderr: '',
      status: 0,
    });
  });

  test.each(['bytes', 'records'])(
    'end the run at a row of an unknown group, where the spec says so: %s',
    async (engine) => {
      const found = await run('-s', 'spec.json', '--engine', engine, 'other.csv');
      expect(found).toMatchObject({ stdout: 'g,v\na,0\n', status: 1 });
      expect(found.stderr).toContain('other.csv:3:1: unknown group of g: "z"');
      expect((await run('explain', 'E_UNKNOWN_GROUP')).stdout).toContain('--else all');
    },
  );

  test.each([
    [['hist', '--by', 'g', '-n', '2', '-c', 'v', 'in.csv'], 'hist does not draw groups'],
    [['hist', '-s', 'spec.json', 'in.csv'], 'groups'],
    [['export', '--to', 'duckdb', 'spec.json'], 'cannot export groups by g'],
    [['fit', '--partial', '--by', 'g', 'in.csv'], '--by does nothing with --partial'],
    [['fit', '--sketch', '--by', 'g', 'in.csv'], '--by'],
    [['fit', '-n', '2', '--by', 'w', '-c', 'v', 'in.csv'], 'unknown column "w"'],
  ])('are refused by name where nothing knows them: %j', async (args, message) => {
    const found = await run(...args);
    expect(found).toMatchObject({ stdout: '', status: 2 });
    expect(found.stderr).toContain(message);
  });
});

describe.concurrent('the type of a column', () => {
  test.each([
    ['--type', 'datetime'],
    ['--part', 'hour'],
    ['--numbers', 'percent'],
  ])('is refused with --partial, whose files do not keep it: %s %s', async (...flag) => {
    const found = await run('fit', '--partial', ...flag, 'in.csv');
    expect(found).toMatchObject({ stdout: '', status: 2 });
    expect(found.stderr).toContain(`${flag[0]} does nothing with --partial`);
  });
});
