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
        '  hint: select one with --layer NAME',
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
    const hint = '  hint: discretize spec --help lists its flags';
    const [bare, option, format, missing] = await Promise.all([
      outcomeIn(folder, ['spec']),
      outcomeIn(folder, ['spec', '-b', '1']),
      outcomeIn(folder, ['spec', 'spec.json', '--to', 'keas']),
      outcomeIn(folder, ['spec', 'nope.json']),
    ]);
    expect(bare).toEqual(fails(2, 'error: missing required argument "file"', hint));
    expect(option).toEqual(
      fails(
        2,
        'error: unknown flag "-b"',
        '  hint: -b is a flag of discretize, discretize hist, discretize explain',
      ),
    );
    expect(format).toEqual(
      fails(2, 'error: unknown --to "keas", did you mean "keras"?', '  hint: use keras'),
    );
    expect(missing).toEqual(fails(66, 'error: cannot read nope.json: no such file or directory'));
  });

  test('a .keras file is read, and an archive that is none is rejected', async () => {
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
    expect(broken.stderr).toContain(
      'it starts like a .keras file, but the zip archive is incomplete',
    );
  });
});

/** The canonical text of a spec of Keras's rules (`float32`, `last`) or of ours, with one feature. */
const canonical = (precision: string, missing: string, ...feature: readonly string[]): string => `{
  "version": 1,
  "precision": "${precision}",
  "missing": "${missing}",
  "invalid": "error",
  "features": [
    {
      ${feature.join(',\n      ')}
    }
  ]
}
`;

describe.concurrent('the text that discretize spec prints', () => {
  const [INT, LEFT] = ['"output": "int"', '"closed": "left"'];

  test.each([
    ['[0, 0.1]', canonical('float64', 'empty', '"boundaries": [0, 0.1]', INT, LEFT)],
    [
      '\ufeff{"missing": "own", "boundaries": [0], "columns": ["a", "b"]}',
      canonical('float64', 'own', '"columns": ["a", "b"]', '"boundaries": [0]', INT, LEFT),
    ],
    [
      '{"fare": [10, 2e1]}',
      canonical('float64', 'empty', '"columns": ["fare"]', '"boundaries": [10, 20]', INT, LEFT),
    ],
    [
      '{"version": 1, "features": [{"output": "ONE-HOT", "boundaries": [0]}]}',
      canonical('float64', 'empty', '"boundaries": [0]', '"output": "one_hot"', LEFT),
    ],
    [
      '{"bin_boundaries": [0, 1]}',
      canonical('float32', 'last', '"name": "discretization"', '"boundaries": [0, 1]', INT, LEFT),
    ],
  ])('for %s is canonical, to the byte', async (stdin, stdout) => {
    const run = outcome(await runCli(['spec', '-'], { stdin }));
    expect(run).toEqual({ stdout, stderr: '', status: 0 });
    expect(outcome(await runCli(['spec', '-'], { stdin: stdout }))).toEqual(run);
  });

  test('is that of a file whose name begins with a dash, after --', async () => {
    const folder = await scratchFolder({ '-5.json': '[5]' });
    const { stdout, status } = await outcomeIn(folder, ['spec', '--', '-5.json']);
    expect([JSON.parse(stdout), status]).toMatchObject([{ features: [{ boundaries: [5] }] }, 0]);
  });

  test('for Keras has a name that Keras takes, and says that it is another', async () => {
    const stdin = JSON.stringify({ ...CONFIG, name: 'a/b' });
    const run = await runCli(['spec', '-', '--to', 'keras'], { stdin });
    expect(JSON.parse(run.stdout)).toEqual({ ...CONFIG, name: 'a_b' });
    expect(run.stderr).toBe('warning: a Keras layer has no "/" in its name; it is now a_b\n');
  });

  test('is none where Keras cannot do what a feature says', async () => {
    const stdin = '{"features": [{"columns": ["fare"], "boundaries": [0], "closed": "right"}]}';
    expect(outcome(await runCli(['spec', '-', '--to', 'keras'], { stdin }))).toEqual(
      fails(
        2,
        'error: cannot make a Keras layer of the feature "fare": its bins are closed on the right',
      ),
    );
  });
});

describe.concurrent('discretize spec rejects', () => {
  test.each<[string, string, ...string[]]>([
    [
      'a spec with problems, with each one and its pointer',
      '{"presicion": "x", "features": [{"boundaries": [1, "a"]}, {}]}',
      'my.json: the spec has 4 problems:',
      '  /presicion: unknown key "presicion", did you mean "precision"?',
      '  /features/0/boundaries/1: must be a number; it is "a"',
      '  /features/1: the key "boundaries" is missing',
      '  /features/1: only one feature may omit "columns"',
    ],
    [
      'a short form, with pointers into what was written',
      '{"fare": [10, 20], "tip": [2, 1]}',
      'my.json: the spec is not valid: /tip: boundaries must strictly increase, but 2 (number 1) is followed by 1 (number 2) (sorted, without duplicates: 1,2)',
    ],
    [
      'what is not JSON, at its line and column',
      '{\n  "fare": [1, 2,]\n}\n',
      'my.json:2:17: the spec is not JSON: expected a value, found "]"',
      '  2 |   "fare": [1, 2,]',
      '                      ^',
      '  hint: remove the comma before it',
    ],
    [
      'a key that stands twice',
      '{"boundaries": [1], "boundaries": [2]}',
      'my.json: the spec is not valid: /boundaries: duplicate key in an object',
    ],
    ['an empty file', '', 'my.json: the spec is empty'],
  ])('%s', async (_, text, ...lines) => {
    const folder = await scratchFolder({ 'my.json': text });
    expect(await outcomeIn(folder, ['spec', 'my.json'])).toEqual(fails(2, ...lines));
  });

  test('a layer that was named, where the spec is no Keras config', async () => {
    expect(outcome(await runCli(['spec', '-', '--layer', 'a'], { stdin: '[1]' }))).toEqual(
      fails(2, '<stdin>: cannot use a layer name: the spec is not a Keras config'),
    );
  });

  test('standard input that has nothing in it', async () => {
    expect(outcome(await runCli(['spec', '-']))).toEqual(fails(2, '<stdin>: the spec is empty'));
  });

  test('hostile keys without a control character on the terminal, or a line of their own', async () => {
    const key = 'a\u001b]0;x\u0007\nerror: \u202e\u009b31m';
    const stdin = JSON.stringify({ features: [], [key]: key });
    const { stdout, stderr, status } = await runCli(['spec', '-'], { stdin });
    expect([stdout, status]).toEqual(['', 2]);
    const lines = stderr.split('\n');
    expect(lines).toHaveLength(4);
    expect(lines.join('')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
    expect(lines[1]).toContain(': unknown key "');
  });
});
