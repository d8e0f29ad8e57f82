import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseSpec } from '../../../src/spec/parse.ts';
import { scratchFolder } from '../../support/cli.ts';
import { fails, outcomeIn } from '../../support/outcome.ts';

const FILES = {
  'in.csv': 'id,fare,tip,note\n1,12.5,0.1,a\n2,,3,b\n3,40,0.2,c\n',
  'spec.json': '{"missing":"own","features":[{"columns":["fare"],"boundaries":[10,20]}]}',
};

describe.concurrent('U22: --print-spec', () => {
  test('prints a spec equal to the flags: flags override the file, the file overrides defaults', async () => {
    const folder = await scratchFolder(FILES);
    const flags = ['-s', 'spec.json', '-b', 'tip=0.1,0.2', '--closed', 'right', '-m', 'label'];
    const more = ['--precision', 'float32', '--na-values', '-9', 'in.csv'];
    const direct = await outcomeIn(folder, [...flags, ...more]);
    const printed = await outcomeIn(folder, [...flags, ...more, '--print-spec']);
    expect(JSON.parse(printed.stdout)).toEqual({
      $schema: 'urn:discretize:spec:1',
      version: 1,
      precision: 'float32',
      missing: 'own',
      invalid: 'error',
      na_values: ['-9'],
      features: [
        { columns: ['fare'], boundaries: [10, 20], output: 'label', closed: 'right' },
        { columns: ['tip'], boundaries: [0.1, 0.2], output: 'label', closed: 'right' },
      ],
    });
    const again = await outcomeIn(
      await scratchFolder({ ...FILES, 'printed.json': printed.stdout }),
      ['-s', 'printed.json', 'in.csv'],
    );
    expect(again).toEqual(direct);
    expect(direct.status).toBe(0);
  });

  test('contains the selected columns and the fitted boundaries', async () => {
    const folder = await scratchFolder(FILES);
    const chosen = await outcomeIn(folder, ['-b', '1', 'in.csv', '--print-spec']);
    const { features } = JSON.parse(chosen.stdout) as { features: unknown[] };
    expect(features).toMatchObject([{ columns: ['id', 'fare', 'tip'], boundaries: [1] }]);
    const learned = await outcomeIn(folder, ['-n', '3', '-c', 'id', 'in.csv', '--print-spec']);
    expect(JSON.parse(learned.stdout)).toMatchObject({
      features: [{ columns: ['id'], fit: { strategy: 'quantile', bins: 3 } }],
    });
  });

  test('writes the spec to -o, and no table', async () => {
    const folder = await scratchFolder(FILES);
    const args = ['-b', '1', '-c', 'tip', 'in.csv', '--print-spec'];
    const { stdout } = await outcomeIn(folder, args);
    expect(await outcomeIn(folder, [...args, '-o', 'out.json'])).toEqual({
      stdout: '',
      stderr: '',
      status: 0,
    });
    expect(await readFile(join(folder, 'out.json'), 'utf8')).toBe(stdout);
    expect((await readdir(folder)).sort()).toEqual(['in.csv', 'out.json', 'spec.json']);
  });

  test('rejects input without a header, and has a hint for --config', async () => {
    const folder = await scratchFolder({ ...FILES, 'empty.csv': '' });
    expect(await outcomeIn(folder, ['-b', '1', 'empty.csv', '--print-spec'])).toEqual(
      fails(66, 'error: the input is empty', '  hint: a spec needs the column names of the header'),
    );
    expect((await outcomeIn(folder, ['--config', 'spec.json', 'in.csv'])).stderr).toBe(
      [
        'error: unknown flag "--config"',
        '  hint: write -s FILE: a spec has boundaries and policies; --print-spec prints one',
        '',
      ].join('\n'),
    );
  });

  test('does not read a spec that is not named', async () => {
    const folder = await scratchFolder({ ...FILES, 'discretize.json': FILES['spec.json'] });
    expect((await outcomeIn(folder, ['in.csv'])).stderr).toContain('missing boundaries');
  });
});

/** Rows of two groups, with special values, dates and a target. */
const ROWS = Array.from({ length: 60 }, (_, i) =>
  [
    i % 2 === 0 ? 'a' : 'b',
    i % 9 === 0 ? -9 : (i * 37) % 61,
    (i * 7) % 50,
    `2026-0${(i % 6) + 1}-05`,
    i % 3 === 0 ? 1 : 0,
  ].join(','),
);
const TRAINING = `g,x,y,t,bad\n${ROWS.join('\n')}\n`;

const FITS = [
  'fit -n 4 -c x,y',
  'fit -n 4 -c x,y --shared',
  'fit -n 4 -c x --special=-9',
  'fit -n 4 -c x --by g',
  'fit -n 4 -c x -m mean',
  'fit -c x --target bad -m woe',
  'fit --every month -c t',
  'fit --every month -c t --missing own',
  'fit -n 3 --compat pandas -c x,y',
];

const CHANGES = [
  '-b x=10',
  '-b 10',
  '-b t=month',
  '--closed right',
  '--outside missing',
  '--precision float32',
  '--special x=7',
  '--missing own --special=7',
  '--labels a,b,c,d --missing own',
  '--zone Europe/Berlin',
];

describe.concurrent('the spec of --print-spec', () => {
  test.each(FITS)('gives the output of the flags with the spec of %s', async (line) => {
    const folder = await scratchFolder({ 'in.csv': TRAINING });
    const fitted = await outcomeIn(folder, [...line.split(' '), '-q', '-o', 'fit.json', 'in.csv']);
    expect(fitted).toEqual({ stdout: '', stderr: '', status: 0 });
    let printed = 0;
    for (const change of CHANGES) {
      const args = ['-q', '-s', 'fit.json', ...change.split(' '), 'in.csv'];
      const { status } = await outcomeIn(folder, [...args, '--print-spec', '-o', 'spec.json']);
      if (status !== 0) continue;
      printed++;
      const text = await readFile(join(folder, 'spec.json'), 'utf8');
      expect(() => parseSpec(text), change).not.toThrow();
      const direct = await outcomeIn(folder, args);
      expect(await outcomeIn(folder, ['-q', '-s', 'spec.json', 'in.csv']), change).toEqual(direct);
    }
    // A spec with learned values rejects most changes to its bins.
    expect(printed).toBeGreaterThan(2);
  });

  test('keeps the counts of training data that flags do not change', async () => {
    const folder = await scratchFolder({ 'in.csv': TRAINING });
    await outcomeIn(folder, ['fit', '-n', '4', '-c', 'x,y', '-q', '-o', 'fit.json', 'in.csv']);
    const kept = async (...flags: readonly string[]): Promise<readonly boolean[]> => {
      const args = ['-s', 'fit.json', ...flags, '--print-spec', 'in.csv'];
      const { features } = parseSpec((await outcomeIn(folder, args)).stdout);
      return features.map(({ baseline, fit }) => baseline !== undefined && fit !== undefined);
    };
    expect(await kept()).toEqual([true, true]);
    expect(await kept('-m', 'label', '--missing', 'own', '--outside', 'bins')).toEqual([
      true,
      true,
    ]);
    expect(await kept('-c', 'x')).toEqual([true]);
    expect(await kept('--special', 'x=7')).toEqual([false, true]);
    for (const flags of [
      ['--closed', 'right'],
      ['--outside', 'missing'],
      ['--precision', 'float32'],
    ]) {
      expect(await kept(...flags), flags[0]).toEqual([false, false]);
    }
    expect(await kept('-b', 'y=10')).toEqual([true, false]);
  });

  test('has no counts of a column that is removed from a feature', async () => {
    const folder = await scratchFolder({ 'in.csv': TRAINING });
    const fit = ['fit', '-n', '4', '-c', 'x,y', '--shared', '-q', '-o', 'fit.json', 'in.csv'];
    await outcomeIn(folder, fit);
    for (const flags of [
      ['-c', 'x'],
      ['-b', 'x=10'],
      ['--labels', 'x=a,b,c,d'],
    ]) {
      const { stdout } = await outcomeIn(folder, [
        '-s',
        'fit.json',
        ...flags,
        '--print-spec',
        'in.csv',
      ]);
      const { features } = parseSpec(stdout);
      expect(features.map(({ baseline }) => baseline)).toEqual(features.map(() => undefined));
    }
  });
});
