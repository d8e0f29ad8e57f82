import {
  chmod,
  link,
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  stat,
  symlink,
} from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/cli.ts';
import { fails, type Outcome, outcomeIn, prints } from '../support/outcome.ts';
import { shell } from '../support/start.ts';

const INPUT = 'a\n1\n2\n';
const CODES = 'a\n0\n1\n';
const BAD = 'a\n1\nx\n';
const QUIET: Outcome = { stdout: '', stderr: '', status: 0 };

async function text(folder: string, name: string): Promise<string> {
  return await readFile(join(folder, name), 'utf8');
}

describe.concurrent('--output', () => {
  test('writes to a file and says nothing', async () => {
    const folder = await scratchFolder({ 'in.csv': INPUT });
    const forms = [['-o', 'a.csv'], ['-o=b.csv'], ['-oc.csv'], ['--output=d.csv']];
    const runs = forms.map((form) => outcomeIn(folder, ['-b', '2', 'in.csv', ...form]));
    expect(await Promise.all(runs)).toEqual([QUIET, QUIET, QUIET, QUIET]);
    expect((await readdir(folder)).sort()).toEqual(['a.csv', 'b.csv', 'c.csv', 'd.csv', 'in.csv']);
    for (const name of ['a.csv', 'b.csv', 'c.csv', 'd.csv']) {
      expect(await text(folder, name)).toBe(CODES);
    }
  });

  test('- is standard output', async () => {
    const folder = await scratchFolder({ 'in.csv': INPUT });
    expect(await outcomeIn(folder, ['-b', '2', '-o', '-', 'in.csv'])).toEqual(
      prints('a', '0', '1'),
    );
    expect(await readdir(folder)).toEqual(['in.csv']);
  });

  test('replaces an old file and keeps its mode, but for the setuid bit', async () => {
    const modes = [0o600, 0o644, 0o666, 0o755, 0o4711];
    const folder = await scratchFolder({ 'in.csv': INPUT });
    await Promise.all(
      modes.map(async (mode) => {
        const out = join(folder, `${mode}.csv`);
        await shell(`echo old > ${mode}.csv`, folder);
        await chmod(out, mode);
        expect(await outcomeIn(folder, ['-b', '2', '-o', out, 'in.csv'])).toEqual(QUIET);
        expect((await stat(out)).mode & 0o7777).toBe(mode & 0o777);
        expect(await text(folder, `${mode}.csv`)).toBe(CODES);
      }),
    );
  });

  test('a new file has the mode that the shell would give it', async () => {
    const folder = await scratchFolder({ 'in.csv': INPUT });
    expect(await shell('umask 027; $D -b 2 -o out.csv in.csv', folder)).toEqual(QUIET);
    expect((await stat(join(folder, 'out.csv'))).mode & 0o7777).toBe(0o640);
  });

  test('follows symbolic links, also to a file that is not there yet', async () => {
    const folder = await scratchFolder({ 'in.csv': INPUT, 'data/old.csv': 'old' });
    await symlink('data/old.csv', join(folder, 'old'));
    await symlink('data/new.csv', join(folder, 'new'));
    await symlink('new', join(folder, 'newer'));
    await symlink('data', join(folder, 'folder'));
    const runs = await Promise.all([
      outcomeIn(folder, ['-b', '2', '-o', 'old', 'in.csv']),
      outcomeIn(folder, ['-b', '2', '-o', 'newer', 'in.csv']),
      outcomeIn(folder, ['-b', '2', '-o', 'folder/third.csv', 'in.csv']),
    ]);
    expect(runs).toEqual([QUIET, QUIET, QUIET]);
    expect((await readdir(join(folder, 'data'))).sort()).toEqual([
      'new.csv',
      'old.csv',
      'third.csv',
    ]);
    for (const name of ['old.csv', 'new.csv', 'third.csv']) {
      expect(await text(folder, `data/${name}`)).toBe(CODES);
    }
    expect(await readlink(join(folder, 'old'))).toBe('data/old.csv');
    expect((await lstat(join(folder, 'newer'))).isSymbolicLink()).toBe(true);
  });

  test('links that run in a circle end in an error', async () => {
    const folder = await scratchFolder({ 'in.csv': INPUT });
    await symlink('b', join(folder, 'a'));
    await symlink('a', join(folder, 'b'));
    const { status, stdout } = await outcomeIn(folder, ['-b', '2', '-o', 'a', 'in.csv']);
    expect({ status, stdout }).toEqual({ status: expect.any(Number), stdout: '' });
    expect((await readdir(folder)).sort()).toEqual(['a', 'b', 'in.csv']);
  });

  test('an empty input makes an empty file', async () => {
    const folder = await scratchFolder({ 'in.csv': '' });
    expect(await outcomeIn(folder, ['-b', '2', '-o', 'out.csv', 'in.csv'])).toEqual({
      stdout: '',
      stderr: 'warning: the input is empty\n',
      status: 0,
    });
    expect(await text(folder, 'out.csv')).toBe('');
  });
});

describe.concurrent('a run that fails', () => {
  test('leaves the old output byte for byte, and nothing else', async () => {
    const folder = await scratchFolder({
      'in.csv': BAD,
      'out.csv': 'old\r\n',
      'stats.json': 'old',
    });
    const lines = [
      ['-b', 'a=2', 'in.csv'],
      ['-b', 'z=2', 'in.csv'],
      ['-b', 'a=2', 'nope.csv'],
      ['-b', '2,1', 'in.csv'],
    ];
    const runs = lines.map((args) =>
      outcomeIn(folder, [...args, '-o', 'out.csv', '--stats', 'stats.json']),
    );
    expect((await Promise.all(runs)).map(({ status }) => status)).toEqual([1, 2, 66, 2]);
    expect(await text(folder, 'out.csv')).toBe('old\r\n');
    expect(await text(folder, 'stats.json')).toBe('old');
    expect((await readdir(folder)).sort()).toEqual(['in.csv', 'out.csv', 'stats.json']);
  });

  test('makes no output where there was none', async () => {
    const folder = await scratchFolder({ 'in.csv': BAD });
    const { status } = await outcomeIn(folder, ['-b', 'a=2', '-o', 'out.csv', 'in.csv']);
    expect(status).toBe(1);
    expect(await readdir(folder)).toEqual(['in.csv']);
  });
});

describe.concurrent('an output that is an input', () => {
  /** The refusal, with the names of the output and the input. */
  function rejected(output: string, input: string): Outcome {
    return fails(
      2,
      `error: the output ${output} is also the input ${input}`,
      '  hint: use another file, or --in-place to overwrite the input',
    );
  }

  test('is rejected by whatever name, and the input is untouched', async () => {
    const folder = await scratchFolder({ 'in.csv': INPUT, 'other.csv': INPUT });
    await symlink('in.csv', join(folder, 'soft.csv'));
    await link(join(folder, 'in.csv'), join(folder, 'hard.csv'));
    await mkdir(join(folder, 'sub'));
    const absolute = join(folder, 'in.csv');
    const outputs = ['in.csv', './sub/../in.csv', absolute, 'soft.csv', 'hard.csv'];
    const runs = outputs.map((output) => outcomeIn(folder, ['-b', '2', '-o', output, 'in.csv']));
    expect(await Promise.all(runs)).toEqual(outputs.map((output) => rejected(output, 'in.csv')));
    expect(await outcomeIn(folder, ['-b', '2', '-o', 'in.csv', 'other.csv', 'soft.csv'])).toEqual(
      rejected('in.csv', 'soft.csv'),
    );
    expect(await text(folder, 'in.csv')).toBe(INPUT);
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('is rejected where the shell opened one of them', async () => {
    const folder = await scratchFolder({ 'in.csv': INPUT });
    const [redirected, appended] = [
      await shell('$D -b 2 -o in.csv < in.csv', folder),
      await shell('$D -b 2 in.csv >> in.csv', folder),
    ];
    expect(redirected).toEqual(rejected('in.csv', '-'));
    expect(appended).toEqual(rejected('<stdout>', 'in.csv'));
    expect(await text(folder, 'in.csv')).toBe(INPUT);
  });

  test('is rejected for the spec, and for --stats', async () => {
    const folder = await scratchFolder({ 'in.csv': INPUT, 'my.spec': '[2]' });
    const [spec, stats] = await Promise.all([
      outcomeIn(folder, ['-s', 'my.spec', '-o', 'my.spec', 'in.csv']),
      outcomeIn(folder, ['-b', '2', '--stats', 'in.csv', 'in.csv']),
    ]);
    expect(spec).toEqual(rejected('my.spec', 'my.spec'));
    expect(stats).toEqual(rejected('in.csv', 'in.csv'));
    expect(await text(folder, 'my.spec')).toBe('[2]');
    expect(await text(folder, 'in.csv')).toBe(INPUT);
  });
});

describe.skipIf(process.platform === 'win32')('an output of fit or hist that is an input', () => {
  test('is rejected by whatever name, and the input is untouched', async () => {
    const folder = await scratchFolder({ 'in.csv': INPUT });
    await symlink('in.csv', join(folder, 'soft'));
    await link(join(folder, 'in.csv'), join(folder, 'hard'));
    const lines = [
      '$D fit -n 2 -o in.csv < in.csv',
      '$D fit -n 2 in.csv >> in.csv',
      '$D hist in.csv >> in.csv',
      '$D hist soft 1<> hard',
    ];
    const runs = [
      ...['in.csv', './in.csv', 'soft', 'hard'].map((name) => {
        const args = ['fit', '-n', '2', 'in.csv', '-o', name];
        return [args.join(' '), () => outcomeIn(folder, args)] as const;
      }),
      ...lines.map((line) => [line, () => shell(line, folder)] as const),
    ];
    for (const [line, run] of runs) {
      const { stdout, stderr, status } = await run();
      expect({ stdout, status }, line).toEqual({ stdout: '', status: 2 });
      expect(stderr, line).toMatch(/^error: the output .* is also the input .*\n {2}hint: .*\n$/);
      expect(await text(folder, 'in.csv'), line).toBe(INPUT);
    }
  });
});

describe.skipIf(process.platform !== 'linux')('a name of an open descriptor (Linux)', () => {
  test('is written where whoever opened it is, and nothing is replaced', async () => {
    const folder = await scratchFolder({ 'in.csv': INPUT });
    const lines = ['-o /dev/stdout', '-o /proc/self/fd/1', '-o /dev/fd/1', '-o -', ''];
    for (const [i, flags] of lines.entries()) {
      const line = `(echo before; $D -b 2 in.csv ${flags}; echo after) > ${i}.txt`;
      expect(await shell(line, folder)).toEqual(QUIET);
      expect(await text(folder, `${i}.txt`), flags).toBe(`before\n${CODES}after\n`);
    }
    const log = '(echo before >&3; $D -b 2 in.csv -o /dev/fd/3; echo after >&3) 3>> log';
    expect(await shell(log, folder)).toEqual(QUIET);
    expect(await text(folder, 'log')).toBe(`before\n${CODES}after\n`);
    const inside = await shell(
      '$D -b 2 -o >(cat > part; mv part inner) in.csv; until [ -e inner ]; do sleep 0.01; done',
      folder,
    );
    expect(inside).toEqual(QUIET);
    expect(await text(folder, 'inner')).toBe(CODES);
  });

  test('is rejected where it is an input', async () => {
    const folder = await scratchFolder({ 'in.csv': INPUT });
    const line =
      '$D -b 2 /proc/self/fd/4 -o in.csv 4< in.csv; $D -b 2 in.csv -o /dev/fd/4 4>> in.csv';
    const { stdout, stderr } = await shell(line, folder);
    expect(stdout).toBe('');
    expect(stderr.match(/^error: the output .* is also the input .*$/gm)).toHaveLength(2);
    expect(await text(folder, 'in.csv')).toBe(INPUT);
  });
});

describe.skipIf(process.platform === 'win32')('a limit that is hit within the output', () => {
  test.each(['> out.csv', '-o out.csv'])('is status 74, not a short file: %s', async (flags) => {
    const rows = `a,b\n${'1,x\n'.repeat(50_000)}`;
    const folder = await scratchFolder({ 'in.csv': rows });
    for (const engine of ['records', 'bytes']) {
      // 100 blocks of 1 KiB: the last write is taken in part.
      const line = `ulimit -f 100; $D -b a=0 --engine ${engine} in.csv ${flags}`;
      const { stdout, stderr, status } = await shell(line, folder);
      expect({ stdout, status }).toEqual({ stdout: '', status: 74 });
      expect(stderr).toMatch(/^error: writing .* failed: file too large\n$/);
    }
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

describe.concurrent('two outputs', () => {
  test('may not be one file', async () => {
    const folder = await scratchFolder({ 'in.csv': INPUT });
    await symlink('out.csv', join(folder, 'soft'));
    const same = (name: string): Outcome =>
      fails(2, `error: cannot write two outputs to ${name}`, '  hint: use two files');
    const [path, soft, stdout] = await Promise.all([
      outcomeIn(folder, ['-b', '2', '-o', 'out.csv', '--stats', './out.csv', 'in.csv']),
      outcomeIn(folder, ['-b', '2', '-o', 'out.csv', '--stats', 'soft', 'in.csv']),
      outcomeIn(folder, ['-b', '2', '--stats', '-', 'in.csv']),
    ]);
    expect(path).toEqual(same('./out.csv'));
    expect(soft).toEqual(same('soft'));
    expect(stdout).toEqual(
      fails(
        2,
        'error: cannot write two outputs to standard output',
        '  hint: use a file for one of them, such as --stats FILE',
      ),
    );
    expect((await readdir(folder)).sort()).toEqual(['in.csv', 'soft']);
  });

  test.skipIf(process.platform === 'win32').each([
    { line: '$D -b 2 in.csv --stats out > out', name: 'out' },
    { line: '$D -b 2 in.csv --rejects out >> out', name: 'out' },
    { line: 'mkfifo p; $D -b 2 in.csv -o p --stats ./p', name: './p' },
  ])('may not be one file or named pipe under two names: $line', async ({ line, name }) => {
    const folder = await scratchFolder({ 'in.csv': INPUT });
    expect(await shell(line, folder)).toEqual(
      fails(2, `error: cannot write two outputs to ${name}`, '  hint: use two files'),
    );
  });

  test('have the errors of their own if one cannot be opened', async () => {
    const folder = await scratchFolder({ 'in.csv': INPUT });
    const { stderr } = await outcomeIn(folder, ['-b', '2', '-o', '', '--stats', 's', 'in.csv']);
    expect(stderr).toBe('error: cannot write "": is a directory\n');
  });

  test
    .skipIf(process.platform !== 'linux')
    .each([
      '$D -b 2 in.csv --stats /dev/stdout',
      '$D -b 2 in.csv -o /dev/fd/1 --rejects /proc/self/fd/1',
      '$D hist in.csv --rejects /dev/stdout | cat >&2; exit 2',
      '$D fit -n 2 in.csv --json -o /dev/stdout',
    ])('may not both be standard output, under any of its names: %s', async (line) => {
    const folder = await scratchFolder({ 'in.csv': INPUT });
    const { stdout, stderr, status } = await shell(line, folder);
    expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
    expect(stderr).toMatch(
      /^error: cannot (?:write two outputs to standard output|print the spec)/,
    );
  });

  test.skipIf(process.platform !== 'linux')(
    'may be standard output and standard error',
    async () => {
      const folder = await scratchFolder({ 'in.csv': INPUT });
      const { stdout, status } = await shell(
        '$D -b 2 in.csv --stats /dev/stderr 2>&1 | cat',
        folder,
      );
      expect(stdout).toContain(`${CODES}{\n  "rows": `);
      expect(status).toBe(0);
    },
  );

  test.skipIf(process.platform === 'win32')('may both be thrown away', async () => {
    const folder = await scratchFolder({ 'in.csv': INPUT });
    const args = ['-b', '2', '-o', '/dev/null', '--stats', '/dev/null', 'in.csv'];
    expect(await outcomeIn(folder, args)).toEqual(QUIET);
  });
});

describe.concurrent('an output that cannot be made: status 73', () => {
  test('the path and the reason are named, before any work', async () => {
    const folder = await scratchFolder({ 'in.csv': INPUT });
    const cannot = 'error: cannot write';
    const cases: readonly (readonly [path: string, message: string])[] = [
      ['no/out.csv', `${cannot} no/out.csv: no such file or directory`],
      ['.', `${cannot} .: is a directory`],
      ['in.csv/x', `${cannot} in.csv/x: not a directory`],
      ['new/', `${cannot} new/: is a directory`],
      ['', `${cannot} "": is a directory`],
    ];
    for (const flag of ['-o', '--stats']) {
      const runs = cases.map(([path]) => outcomeIn(folder, ['-b', '2', flag, path, 'in.csv']));
      expect(await Promise.all(runs)).toEqual(cases.map(([, message]) => fails(73, message)));
    }
    expect(await readdir(folder)).toEqual(['in.csv']);
  });
});

describe.skipIf(process.platform !== 'linux')('an output that fails (Linux): status 74', () => {
  test('a full disk is said in one line', async () => {
    const folder = await scratchFolder({ 'in.csv': INPUT });
    const [stdout, file, stats] = await Promise.all([
      shell('$D -b 2 in.csv > /dev/full', folder),
      outcomeIn(folder, ['-b', '2', '-o', '/dev/full', 'in.csv']),
      outcomeIn(folder, ['-b', '2', '-o', 'out.csv', '--stats', '/dev/full', 'in.csv']),
    ]);
    const full = (name: string): Outcome =>
      fails(74, `error: writing ${name} failed: no space left`);
    expect(stdout).toEqual(full('standard output'));
    expect(file).toEqual(full('/dev/full'));
    expect(stats).toEqual(full('/dev/full'));
    expect(await readdir(folder)).toEqual(['in.csv']);
  });

  test('devices and named pipes are written directly', async () => {
    const folder = await scratchFolder({ 'in.csv': INPUT });
    expect(await shell('$D -b 2 -o /dev/stdout in.csv | cat', folder)).toEqual(
      prints('a', '0', '1'),
    );
    expect(await shell('mkfifo p; cat p & $D -b 2 -o p in.csv; wait', folder)).toEqual(
      prints('a', '0', '1'),
    );
    expect((await lstat(join(folder, 'p'))).isFIFO()).toBe(true);
    expect((await lstat('/dev/stdout')).isSymbolicLink()).toBe(true);
  });
});
