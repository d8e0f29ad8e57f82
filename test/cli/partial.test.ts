import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { runCli, scratchFolder } from '../support/cli.ts';
import { fails, type Outcome, outcomeIn } from '../support/outcome.ts';

const HEADER = 'id,fare\n';
const rows = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, i) => `${from + i},${((from + i) * 37) % 101}\n`).join('');
const FILES = {
  'all.csv': HEADER + rows(0, 300),
  '1.csv': HEADER + rows(0, 120),
  '2.csv': HEADER + rows(120, 121),
  '3.csv': HEADER + rows(121, 300),
};

/** A folder with the parts of a table and their sketches. */
async function parts(args: readonly string[] = ['-c', 'id,fare']): Promise<string> {
  const folder = await scratchFolder(FILES);
  const made = await Promise.all(
    [1, 2, 3].map((i) =>
      outcomeIn(folder, ['fit', '--partial', ...args, '-o', `${i}.sketch`, `${i}.csv`]),
    ),
  );
  for (const one of made) expect(one).toEqual({ stdout: '', stderr: '', status: 0 });
  return folder;
}

const SKETCHES = ['1.sketch', '2.sketch', '3.sketch'];

describe.concurrent('fit --partial and fit --merge', () => {
  test('learn from the parts what fit learns from the whole, in any order of files', async () => {
    const folder = await parts();
    const flags = [
      '-n',
      '4',
      '--nice',
      '-m',
      'label',
      '--closed',
      'right',
      '-c',
      'id:kmeans:3,fare',
    ];
    const [whole, ...merged] = await Promise.all([
      outcomeIn(folder, ['fit', ...flags, 'all.csv']),
      outcomeIn(folder, ['fit', '--merge', ...flags, ...SKETCHES]),
      outcomeIn(folder, ['fit', '--merge', ...flags, ...SKETCHES.toReversed()]),
    ]);
    expect(whole.status).toBe(0);
    expect(whole.stderr).toMatch(
      /^(?:warning: .*--nice moved boundaries by up to [\d.]+% of the rows\n){2}$/,
    );
    for (const one of merged) {
      const { features } = JSON.parse(one.stdout) as { features: { columns: string[] }[] };
      expect(features).toHaveLength(2);
      expect(sorted(one)).toEqual(sorted(whole as Outcome));
    }
  });

  test('record the files that the parts were read from, in the order of the parts', async () => {
    const folder = await parts();
    const [whole, merged] = await Promise.all([
      outcomeIn(folder, ['fit', '-n', '2', '-c', 'id', '1.csv', '2.csv', '3.csv']),
      outcomeIn(folder, ['fit', '--merge', '-n', '2', '-c', 'id', ...SKETCHES]),
    ]);
    const [expected, made] = [whole, merged].map(({ stdout }) => JSON.parse(stdout) as Spec);
    expect(made?.features[0]?.fit).toEqual(expected?.features[0]?.fit);
    expect(made?.features[0]?.fit['source']).toMatchObject({ files: ['1.csv', '2.csv', '3.csv'] });
  });

  test('merge parts of parts, compressed files and standard input', async () => {
    const folder = await parts();
    const tree = await outcomeIn(folder, ['fit', '--merge', '--partial', '1.sketch', '2.sketch']);
    const args = ['fit', '--merge', '-n', '4', '3.sketch', '-'];
    const [merged, packed, flat] = await Promise.all([
      outcomeIn(folder, args, tree.stdout),
      outcomeIn(folder, args, gzipSync(tree.stdout)),
      outcomeIn(folder, ['fit', '-n', '4', 'all.csv']),
    ]);
    expect(merged).toMatchObject({ stderr: '', status: 0 });
    expect(packed).toEqual(merged);
    expect(sorted(merged)).toEqual(sorted(flat));
  });

  test('merge files and standard input that hold several sketches, one a line', async () => {
    const folder = await parts();
    const texts = await Promise.all(SKETCHES.map((name) => readFile(join(folder, name), 'utf8')));
    await writeFile(join(folder, 'two.sketch'), `${texts[0]}\n${texts[1]}`);
    const args = ['fit', '--merge', '-n', '4'];
    const [apart, files, stdin, tree] = await Promise.all([
      outcomeIn(folder, [...args, ...SKETCHES]),
      outcomeIn(folder, [...args, 'two.sketch', '3.sketch']),
      outcomeIn(folder, args, texts.join('').trimEnd()),
      outcomeIn(folder, ['fit', '--merge', '--partial'], gzipSync(texts.join(''))),
    ]);
    expect(apart).toMatchObject({ stderr: '', status: 0 });
    expect(files).toEqual(apart);
    expect(stdin).toEqual(apart);
    expect(await outcomeIn(folder, args, tree.stdout)).toEqual(apart);
  });

  test('name the line of a sketch that is none, or does not belong to the others', async () => {
    const folder = await parts();
    const [first, other] = await Promise.all([
      readFile(join(folder, '1.sketch'), 'utf8'),
      outcomeIn(folder, ['fit', '--partial', '-c', 'id', '1.csv']),
    ]);
    const merge = async (text: string) => await outcomeIn(folder, ['fit', '--merge'], text);
    expect((await merge(`${first}\n[1`)).stderr).toContain(
      '<stdin>:3: cannot read sketch: invalid JSON',
    );
    expect((await merge(`${first}{}\n`)).stderr).toContain('<stdin>:2: cannot read sketch: kind');
    expect((await merge(first + other.stdout)).stderr).toContain('<stdin>:2: the columns differ');
  });

  test.each([
    ['an empty input', ['--no-header'], ''],
    ['an input of blank lines', ['--no-header'], '\n\n'],
    ['an empty input, its columns chosen', ['--no-header', '-c', '1-2'], ''],
    ['a header alone', [], 'id,fare\n'],
    ['a header alone, its columns chosen', ['-c', 'id,fare'], 'id,fare\n'],
  ])('take a part without rows, which changes nothing: %s', async (_, args, input) => {
    const folder = await parts();
    const empty = await outcomeIn(folder, ['fit', '--partial', ...args], input);
    expect(empty).toMatchObject({ stderr: '', status: 0 });
    expect(JSON.parse(empty.stdout)).toMatchObject({ rows: 0 });
    await writeFile(join(folder, '0.sketch'), empty.stdout);
    const merge = ['fit', '--merge', '-n', '4'];
    const [whole, first, last, alone] = await Promise.all([
      outcomeIn(folder, [...merge, ...SKETCHES]),
      outcomeIn(folder, [...merge, '0.sketch', ...SKETCHES]),
      outcomeIn(folder, [...merge, ...SKETCHES, '0.sketch', '0.sketch']),
      outcomeIn(folder, [...merge, '0.sketch']),
    ]);
    for (const one of [first, last]) expect(sorted(one)).toEqual(sorted(whole));
    expect(alone).toMatchObject({ stdout: '', status: 1 });
    expect(alone.stderr).toContain('cannot fit boundaries');
  });

  test('reject an empty input where a header is due', async () => {
    const run = await runCli(['fit', '--partial']);
    expect(run).toMatchObject({ stdout: '', status: 1 });
    expect(run.stderr).toContain('cannot fit boundaries: the input is empty');
  });

  test('keep weights, shared lists, invalid and missing cells', async () => {
    const files = { '1.csv': 'a,b,w\n1,2,1\nx,4,1\n', '2.csv': 'a,b,w\n5,NA,3\n' };
    const folder = await scratchFolder(files);
    const flags = ['-c', 'a,b', '--shared', '--weight', 'w', '--invalid', 'missing'];
    const [one, two, whole] = await Promise.all([
      outcomeIn(folder, ['fit', '--partial', ...flags, '1.csv', '-o', '1.sketch']),
      outcomeIn(folder, ['fit', '--partial', ...flags, '2.csv', '-o', '2.sketch']),
      outcomeIn(folder, ['fit', ...flags, '-n', '2', '1.csv', '2.csv']),
    ]);
    expect([one.status, two.status]).toEqual([0, 0]);
    const merged = await outcomeIn(folder, ['fit', '--merge', '-n', '2', '1.sketch', '2.sketch']);
    expect(JSON.parse(merged.stdout)).toMatchObject({
      invalid: 'missing',
      features: [{ columns: ['a', 'b'], fit: { rows: 3, missing: 2, invalid: 1, weight: 6 } }],
    });
    expect(sorted(merged)).toEqual(sorted(whole));
  });

  test('choose among the columns of the files with -c, and not within a shared list', async () => {
    const [folder, shared] = await Promise.all([parts(), parts(['-c', 'id,fare', '--shared'])]);
    const args = ['fit', '--merge', '-c', 'fare', '-n', '2', ...SKETCHES];
    const one = await outcomeIn(folder, args);
    expect(JSON.parse(one.stdout)).toMatchObject({ features: [{ columns: ['fare'] }] });
    expect(await outcomeIn(shared, args)).toEqual(
      fails(
        2,
        'error: cannot select some columns of a shared boundary list',
        '  hint: select all of them, or make the parts with fewer columns: fit --partial -c',
      ),
    );
  });

  test('reject parts that do not belong together, and say which and why', async () => {
    const folder = await parts();
    await outcomeIn(folder, ['fit', '--partial', '-c', 'id', '1.csv', '-o', 'other.sketch']);
    expect(await outcomeIn(folder, ['fit', '--merge', '1.sketch', 'other.sketch'])).toEqual(
      fails(
        1,
        'other.sketch: the columns differ: here "id"; in 1.sketch "id", "fare"',
        '  hint: make all parts with the same flags, and select the columns with -c',
      ),
    );
  });

  test.each([
    ['{}', 'bad: cannot read sketch: kind must be "discretize fit --partial"'],
    ['[1, 2', 'bad: cannot read sketch: invalid JSON'],
    ['', 'bad: cannot read sketch: invalid JSON'],
    ['\u00ff', 'bad: cannot read sketch: invalid JSON'],
    [
      '{"kind":"discretize fit --partial","__proto__":1}',
      'bad: cannot read sketch: the file must be',
    ],
  ])('reject a file that is none, with its name: %j', async (content, message) => {
    const folder = await scratchFolder({ bad: content });
    const run = await runCli(['fit', '--merge', 'bad'], { cwd: folder });
    expect(run).toMatchObject({ stdout: '', status: 1 });
    expect(run.stderr).toContain(message);
    expect(run.stderr).not.toContain('this is a bug');
  });

  test.each([
    [['--partial', '-n', '3'], 'cannot use --bins with --partial'],
    [['--partial', '--strategy', 'kmeans'], 'cannot use --strategy with --partial'],
    [['--partial', '-c', 'id:kmeans:3'], 'cannot use -c with a strategy with --partial'],
    [['--partial', '--memory', '1g'], 'cannot use --memory with --partial'],
    [['--partial', '--compat', 'keras'], '--compat'],
    [['--merge', '--weight', 'id'], 'cannot use --weight with --merge'],
    [['--merge', '--no-header'], 'cannot use --no-header with --merge'],
    [['--merge', '--threads', '2'], 'cannot use --threads with --merge'],
    [['--merge', '--partial', '-c', 'id'], 'cannot use --columns with --merge --partial'],
    [['--merge', '-'], 'cannot read standard input twice'],
  ])('reject flags that have no say: %j', async (args, message) => {
    const run = await runCli(['fit', ...args, '-']);
    expect(run).toMatchObject({ stdout: '', status: 2 });
    expect(run.stderr).toContain(message);
  });

  test.each([
    [['--merge', '--strategy', 'keras'], 'keras needs all values of "id" at once'],
    [['--merge', '--strategy', 'geometric'], 'the minimum is 0'],
  ])('reject what a sketch cannot serve, as fit --sketch does: %j', async (args, message) => {
    const folder = await scratchFolder({ 'all.csv': HEADER + rows(0, 6000) });
    await outcomeIn(folder, ['fit', '--partial', 'all.csv', '-o', 'all.sketch']);
    const run = await runCli(['fit', ...args, 'all.sketch'], { cwd: folder });
    expect(run).toMatchObject({ stdout: '', status: 1 });
    expect(run.stderr).toContain(message);
  });
});

/** The features of a spec, by their columns, without the files that they were learned from. */
function sorted({ stdout }: Outcome): unknown {
  const { features } = JSON.parse(stdout) as Spec;
  return features
    .map((feature) => ({ ...feature, fit: { ...feature.fit, source: undefined } }))
    .sort((a, b) => String(a.columns).localeCompare(String(b.columns)));
}

interface Spec {
  readonly features: readonly {
    readonly columns: readonly string[];
    readonly fit: Readonly<Record<string, unknown>>;
  }[];
}
