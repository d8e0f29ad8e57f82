import { describe, expect, test } from 'vitest';
import { runCli, scratchFolder } from '../support/cli.ts';
import { fails, outcome, outcomeIn } from '../support/outcome.ts';

const CONFIG = {
  name: 'fare',
  bin_boundaries: [10, 20.5],
  num_bins: null,
  epsilon: 0.01,
  output_mode: 'one_hot',
  sparse: false,
  dtype: 'float32',
};

describe.concurrent('discretize spec', () => {
  test('prints any form of a spec as the canonical one, which says the same', async () => {
    const folder = await scratchFolder({
      'short.json': '{"fare": [10, 20], "tip": [1]}',
      'keras.json': JSON.stringify({ class_name: 'Discretization', config: CONFIG }),
    });
    const [short, keras] = await Promise.all([
      outcomeIn(folder, ['spec', 'short.json']),
      outcomeIn(folder, ['spec', 'keras.json']),
    ]);
    expect(short).toMatchObject({ stderr: '', status: 0 });
    expect(JSON.parse(short.stdout)).toMatchObject({
      version: 1,
      precision: 'float64',
      missing: 'empty',
      invalid: 'error',
      features: [
        { columns: ['fare'], boundaries: [10, 20], output: 'int', closed: 'left' },
        { columns: ['tip'], boundaries: [1], output: 'int', closed: 'left' },
      ],
    });
    expect(JSON.parse(keras.stdout)).toMatchObject({
      precision: 'float32',
      missing: 'last',
      features: [{ name: 'fare', boundaries: [10, 20.5], output: 'one_hot' }],
    });
    expect(await outcomeIn(folder, ['spec', '-'], short.stdout)).toEqual(short);
  });

  test('--to keras prints layer configs, and says what they cannot hold', async () => {
    const folder = await scratchFolder({
      'one.json': JSON.stringify(CONFIG),
      'two.json': '{"fare": [10, 20], "tip": [1]}',
    });
    const [one, two] = await Promise.all([
      outcomeIn(folder, ['spec', 'one.json', '--to', 'keras']),
      outcomeIn(folder, ['spec', '--to=keras', 'two.json']),
    ]);
    expect({ ...one, stdout: JSON.parse(one.stdout) }).toEqual({
      stdout: CONFIG,
      stderr: '',
      status: 0,
    });
    expect(JSON.parse(two.stdout)).toMatchObject([
      { name: 'fare', bin_boundaries: [10, 20] },
      { name: 'tip', bin_boundaries: [1] },
    ]);
    expect(two.status).toBe(0);
    expect(two.stderr.split('\n')).toEqual([
      expect.stringMatching(/^warning: Keras compares in float32/),
      expect.stringMatching(/^warning: Keras puts NaN into the last bin/),
      '',
    ]);
  });

  test('--layer chooses one layer of a model, here and with --spec', async () => {
    const layer = (name: string, boundaries: readonly number[]): object => ({
      class_name: 'Discretization',
      config: { ...CONFIG, name, bin_boundaries: boundaries, output_mode: 'int' },
    });
    const model = {
      class_name: 'Sequential',
      config: { layers: [layer('a', [1]), layer('b', [2])] },
    };
    const folder = await scratchFolder({ 'm.json': JSON.stringify(model), 'in.csv': 'v\n1.5\n' });
    const [named, none, wrong, used] = await Promise.all([
      outcomeIn(folder, ['spec', 'm.json', '--layer', 'b']),
      outcomeIn(folder, ['spec', 'm.json']),
      outcomeIn(folder, ['spec', 'm.json', '--layer', 'c']),
      outcomeIn(folder, ['-s', 'm.json', '--layer', 'a', 'in.csv']),
    ]);
    expect(JSON.parse(named.stdout)).toMatchObject({ features: [{ name: 'b', boundaries: [2] }] });
    expect(none).toEqual(
      fails(
        2,
        'm.json: the model has 2 Discretization layers: "a", "b"',
        '  hint: choose one with --layer NAME',
      ),
    );
    expect(wrong).toMatchObject({ stdout: '', status: 2 });
    expect(wrong.stderr).toContain('the model has no Discretization layer "c"');
    expect(used).toEqual({ stdout: 'v\n1\n', stderr: '', status: 0 });
  });

  test('its help is its own', async () => {
    const lines = [
      ['spec', '--help'],
      ['spec', '-h'],
      ['help', 'spec'],
    ];
    const runs = await Promise.all(lines.map(async (args) => outcome(await runCli(args))));
    expect(runs[0]).toMatchObject({ stderr: '', status: 0 });
    expect(runs[0]?.stdout).toMatch(/^Usage: discretize spec FILE /);
    expect(runs).toEqual([runs[0], runs[0], runs[0]]);
  });

  test('wrong uses are errors that name the way to its help', async () => {
    const folder = await scratchFolder({ 'spec.json': '[1]' });
    const hint = '  hint: discretize spec --help; for a file named "spec", write ./spec';
    const [bare, option, format, missing] = await Promise.all([
      outcomeIn(folder, ['spec']),
      outcomeIn(folder, ['spec', '-b', '1']),
      outcomeIn(folder, ['spec', 'spec.json', '--to', 'keas']),
      outcomeIn(folder, ['spec', 'nope.json']),
    ]);
    expect(bare).toEqual(fails(2, 'error: missing required argument "file"', hint));
    expect(option).toEqual(fails(2, 'error: unknown option "-b"', hint));
    expect(format).toEqual(
      fails(2, 'error: unknown --to "keas", did you mean "keras"?', '  hint: it is keras'),
    );
    expect(missing).toEqual(
      fails(66, 'error: cannot read nope.json: there is no such file or folder'),
    );
  });

  test('a .keras file is read, and an archive that is none is refused', async () => {
    const { zipSync, strToU8 } = await import('fflate');
    const model = JSON.stringify({ class_name: 'Discretization', config: CONFIG });
    const folder = await scratchFolder({
      'm.keras': zipSync({ 'config.json': strToU8(model), 'model.weights.h5': new Uint8Array(9) }),
      'other.zip': zipSync({ 'x.txt': strToU8('x') }),
      'broken.keras': zipSync({ 'config.json': strToU8(model) }).subarray(0, 40),
    });
    const [good, other, broken] = await Promise.all([
      outcomeIn(folder, ['spec', 'm.keras', '--to', 'keras']),
      outcomeIn(folder, ['spec', 'other.zip']),
      outcomeIn(folder, ['spec', 'broken.keras']),
    ]);
    expect(JSON.parse(good.stdout)).toEqual(CONFIG);
    expect(other).toMatchObject({ stdout: '', status: 2 });
    expect(other.stderr).toContain('it is a zip archive without a config.json');
    expect(broken).toMatchObject({ stdout: '', status: 2 });
    expect(broken.stderr).toContain('it begins like a .keras file but is no whole zip archive');
  });
});
