import { describe, expect, test } from 'vitest';
import { normalizeArguments } from '../../../src/cli/arguments/normalize.ts';
import { parseMain } from '../../../src/cli/arguments/parse.ts';
import { caught } from '../../support/caught.ts';
import { scratchFolder } from '../../support/cli.ts';
import { fails, outcomeIn, prints } from '../../support/outcome.ts';

const FARES = 'fare\n-1\n0\n0.5\n';
const CODES = prints('fare', '0', '2', '2');

describe('normalizeArguments', () => {
  test.each([
    { args: [], normalized: [] },
    { args: ['-b', '-0.5,0', 'in.csv'], normalized: ['-b', '-0.5,0', 'in.csv'] },
    { args: ['-b=-0.5,0', 'in.csv'], normalized: ['-b', '-0.5,0', 'in.csv'] },
    { args: ['-b='], normalized: ['-b', ''] },
    { args: ['-c=a=b'], normalized: ['-c', 'a=b'] },
    { args: ['-b=0,\n1'], normalized: ['-b', '0,\n1'] },
    { args: ['-b', '0,', '1', 'in.csv'], normalized: ['-b', '0,1', 'in.csv'] },
    { args: ['-b=0,', '1,', '2', 'in.csv'], normalized: ['-b', '0,1,2', 'in.csv'] },
    { args: ['-b-0.5,', '0', 'in.csv'], normalized: ['-b-0.5,0', 'in.csv'] },
    { args: ['--boundaries=0,', '1', 'x'], normalized: ['--boundaries=0,1', 'x'] },
    { args: ['--boundaries', '0,', '1', 'x'], normalized: ['--boundaries', '0,1', 'x'] },
    { args: ['-c', 'a,', 'b', 'x'], normalized: ['-c', 'a,b', 'x'] },
    { args: ['--columns', 'a,', 'b', 'x'], normalized: ['--columns', 'a,b', 'x'] },
    { args: ['-b', 'f=0,', '1', '-b', 't=2'], normalized: ['-b', 'f=0,1', '-b', 't=2'] },
    { args: ['-b', '0,', '-1,', '2'], normalized: ['-b', '0,-1,2'] },
  ])('$args becomes $normalized', ({ args, normalized }) => {
    expect(normalizeArguments(args)).toEqual(normalized);
  });

  test('does not join a flag to a list that ends in a comma', () => {
    for (const next of ['--append', '-m', '--', '--append=1', '--nonsense']) {
      expect(normalizeArguments(['-b', '0,', next])).toEqual(['-b', '0,', next]);
    }
  });

  test('leaves a list that ends in a comma at the end of the line', () => {
    expect(normalizeArguments(['-b', '0,'])).toEqual(['-b', '0,']);
    expect(normalizeArguments(['-b'])).toEqual(['-b']);
  });

  test('leaves arguments after --', () => {
    expect(normalizeArguments(['-b=1', '--', '-b=1', '-b', '0,', '1'])).toEqual([
      '-b',
      '1',
      '--',
      '-b=1',
      '-b',
      '0,',
      '1',
    ]);
  });

  test('leaves flags without a list, and operands', () => {
    const args = ['-o', 'a,', 'b', '-0.5,', 'x', '-x=1', 'a=b', '--suffix=,', 'y'];
    expect(normalizeArguments(args)).toEqual(args);
  });

  test('does not change its argument', () => {
    const args = Object.freeze(['-b', '0,', '1']);
    normalizeArguments(args);
    expect(args).toEqual(['-b', '0,', '1']);
  });
});

describe.concurrent('boundaries on the command line', () => {
  test.each([
    { args: ['-b', '-0.5,0'] },
    { args: ['-b=-0.5,0'] },
    { args: ['-b-0.5,0'] },
    { args: ['--boundaries=-0.5,0'] },
    { args: ['--boundaries', '-0.5,0'] },
    { args: ['-b', '-0.5, 0'] },
    { args: ['-b', ' -0.5 ,\t0 '] },
    { args: ['-b', '-0.5,', '0'] },
    { args: ['-b=-0.5,', '0'] },
    { args: ['-b-0.5,', '0'] },
    { args: ['--boundaries=-0.5,', '0'] },
    { args: ['-b', '-.5,+0.'] },
    { args: ['-b', '-5e-1,0E0'] },
    { args: ['-b', '-0.5,\n0\n'] },
    { args: ['-b', 'fare=-0.5,', '0'] },
    { args: ['-b=fare=-0.5,0'] },
  ])('$args are the boundaries -0.5 and 0', async ({ args }) => {
    const folder = await scratchFolder({ 'in.csv': FARES });
    expect(await outcomeIn(folder, [...args, 'in.csv'])).toEqual(CODES);
  });

  test('rejects a flag in place of the value', async () => {
    const folder = await scratchFolder({ 'in.csv': FARES });
    const [long, short, last, other] = await Promise.all([
      outcomeIn(folder, ['--boundaries', '--append', 'in.csv']),
      outcomeIn(folder, ['-b', '-m', 'int', 'in.csv']),
      outcomeIn(folder, ['in.csv', '-b']),
      outcomeIn(folder, ['in.csv', '-b', '1', '--spec', '-q']),
    ]);
    expect(long).toEqual(
      fails(
        2,
        'error: --boundaries has no value: "--append" is another flag',
        '  hint: write --boundaries LIST, then --append',
      ),
    );
    expect(short).toEqual(
      fails(
        2,
        'error: --boundaries has no value: "-m" is another flag',
        '  hint: write --boundaries LIST, then -m',
      ),
    );
    expect(last).toEqual(
      fails(2, 'error: --boundaries has no value', '  hint: write --boundaries LIST'),
    );
    expect(other).toEqual(
      fails(
        2,
        'error: --spec has no value: "-q" is another flag',
        '  hint: write --spec FILE, then -q',
      ),
    );
  });
});

describe.concurrent('the command line', () => {
  test('accepts flags and files in any order, and short flags in one word', async () => {
    const folder = await scratchFolder({ 'in.csv': FARES });
    const [mixed, attached] = await Promise.all([
      outcomeIn(folder, ['-m', 'label', 'in.csv', '-b', '0', '-q']),
      outcomeIn(folder, ['-qmlabel', '-b0', 'in.csv']),
    ]);
    expect(mixed).toEqual(prints('fare', '"(-inf, 0)"', '"[0, +inf)"', '"[0, +inf)"'));
    expect(attached).toEqual(mixed);
  });

  test('rejects an unknown flag and suggests a similar one', async () => {
    const folder = await scratchFolder();
    const [near, far] = await Promise.all([
      outcomeIn(folder, ['--boundaires', '1']),
      outcomeIn(folder, ['-b', '1', '-x', 'in.csv']),
    ]);
    expect(near).toEqual(
      fails(
        2,
        'error: unknown flag "--boundaires", did you mean --boundaries?',
        '  hint: discretize --help lists all flags',
      ),
    );
    expect(far).toEqual(
      fails(2, 'error: unknown flag "-x"', '  hint: discretize --help lists all flags'),
    );
  });

  test('rejects an argument that begins with a minus and a digit, with a hint', async () => {
    const folder = await scratchFolder({ '-0.5.csv': FARES });
    const [file, list] = await Promise.all([
      outcomeIn(folder, ['-b', '0', '-0.5.csv']),
      outcomeIn(folder, ['-0.5,0', 'in.csv']),
    ]);
    expect(file).toEqual(
      fails(2, 'error: unknown flag "-0.5.csv"', '  hint: if this is a file, write ./-0.5.csv'),
    );
    expect(list).toEqual(
      fails(2, 'error: unknown flag "-0.5,0"', '  hint: if these are boundaries, write -b -0.5,0'),
    );
  });

  test('reads any argument after -- as a file', async () => {
    const folder = await scratchFolder({ '-0.5.csv': FARES, '--help': FARES, '-b': FARES });
    const codes = prints('fare', '0', '1', '1');
    const runs = await Promise.all([
      outcomeIn(folder, ['-b', '0', '--', '-0.5.csv']),
      outcomeIn(folder, ['-b', '0', './-0.5.csv']),
      outcomeIn(folder, ['-b', '0', '--', '--help']),
      outcomeIn(folder, ['-b', '0', '--', '-b']),
    ]);
    expect(runs).toEqual([codes, codes, codes, codes]);
  });

  test('accepts files with the name of a command', async () => {
    const folder = await scratchFolder({ spec: FARES, help: FARES });
    const codes = prints('fare', '0', '1', '1');
    const runs = await Promise.all([
      outcomeIn(folder, ['-b', '0', 'spec']),
      outcomeIn(folder, ['-b', '0', 'help']),
      outcomeIn(folder, ['./spec', '-b', '0']),
    ]);
    expect(runs).toEqual([codes, codes, codes]);
    expect(await outcomeIn(folder, ['spec', '-b', '0'])).toEqual(
      fails(
        2,
        'error: unknown flag "-b"',
        '  hint: -b is a flag of discretize, discretize hist, discretize explain; for the file spec, write ./spec',
      ),
    );
  });
});

describe('a flag with an optional value', () => {
  const read = (...args: string[]): object => {
    const { flags, files } = parseMain(['-b', '1', ...args]);
    return { inPlace: flags.inPlace, files };
  };

  test('does not take the next argument', () => {
    expect(read('--in-place', 'in.csv')).toEqual({ inPlace: '', files: ['in.csv'] });
    expect(read('in.csv', '--in-place')).toEqual({ inPlace: '', files: ['in.csv'] });
    expect(read('--in-place', '.bak')).toEqual({ inPlace: '', files: ['.bak'] });
    expect(read('--in-place=', 'in.csv')).toEqual({ inPlace: '', files: ['in.csv'] });
    expect(read('--in-place=.bak', 'in.csv')).toEqual({ inPlace: '.bak', files: ['in.csv'] });
    expect(read('--', '--in-place')).toEqual({ inPlace: undefined, files: ['--in-place'] });
  });

  test('is not the value of the flag before it', async () => {
    const error = await caught(() => read('-o', '--in-place', 'in.csv'));
    expect(error.message).toBe('--output has no value: "--in-place" is another flag');
  });
});
