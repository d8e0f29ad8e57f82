import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../../support/cli.ts';
import { fails, outcomeIn } from '../../support/outcome.ts';

const FILES = {
  'in.csv': 'id,fare,tip,note\n1,12.5,0.1,a\n2,,3,b\n3,40,0.2,c\n',
  'spec.json': '{"missing":"own","features":[{"columns":["fare"],"boundaries":[10,20]}]}',
};

describe.concurrent('U22: --print-spec', () => {
  test('prints a spec that does what the flags did, flags before the file before defaults', async () => {
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

  test('names the columns that were chosen, and has boundaries that were learned', async () => {
    const folder = await scratchFolder(FILES);
    const chosen = await outcomeIn(folder, ['-b', '1', 'in.csv', '--print-spec']);
    const { features } = JSON.parse(chosen.stdout) as { features: unknown[] };
    expect(features).toMatchObject([{ columns: ['id', 'fare', 'tip'], boundaries: [1] }]);
    const learned = await outcomeIn(folder, ['-n', '3', '-c', 'id', 'in.csv', '--print-spec']);
    expect(JSON.parse(learned.stdout)).toMatchObject({
      features: [{ columns: ['id'], fit: { strategy: 'quantile', bins: 3 } }],
    });
  });

  test('writes to -o, and no table', async () => {
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

  test('refuses an input without a header, and says what --config is here', async () => {
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

  test('a spec that merely lies there is not read', async () => {
    const folder = await scratchFolder({ ...FILES, 'discretize.json': FILES['spec.json'] });
    expect((await outcomeIn(folder, ['in.csv'])).stderr).toContain('missing boundaries');
  });
});
