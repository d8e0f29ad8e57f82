import { describe, expect, test } from 'vitest';
import { runCli, scratchFolder } from '../support/cli.ts';
import { fails, outcomeIn, prints } from '../support/outcome.ts';

const SPEC = JSON.stringify({
  version: 1,
  missing: 'own',
  features: [
    { columns: ['fare'], boundaries: [10, 20], labels: ['low', 'middle', 'high', 'unknown'] },
    { columns: ['tip', 'a=b'], boundaries: [1, 2] },
  ],
});

/** What `discretize explain` prints, beside a spec. */
async function explain(...args: readonly string[]): ReturnType<typeof outcomeIn> {
  const folder = await scratchFolder({ 'spec.json': SPEC });
  return await outcomeIn(folder, ['explain', ...args]);
}

/** The explanations that it prints as JSON. */
async function data(...args: readonly string[]): Promise<Record<string, unknown>[]> {
  const { stdout } = await explain(...args, '--json');
  return JSON.parse(stdout) as Record<string, unknown>[];
}

describe.concurrent('discretize explain', () => {
  test('U25: explain E_CODE says what help errors says, and guesses a code with a slip', async () => {
    const [explained, lower, helped, slip, cell] = await Promise.all([
      explain('E_NOT_A_NUMBER'),
      explain('e_not_a_number'),
      outcomeIn(await scratchFolder(), ['help', 'errors', 'E_NOT_A_NUMBER']),
      explain('E_NOT_A_NUMBR'),
      explain('-s', 'spec.json', 'fare=E_NOT_A_NUMBER', '--json'),
    ]);
    expect(explained).toEqual(helped);
    expect(lower).toEqual(helped);
    expect(explained.stdout).toMatch(
      /^E_NOT_A_NUMBER \(exit code 1: bad data\)\n {4}A cell .*\n {4}Remedy: /,
    );
    expect(slip).toEqual(
      fails(
        2,
        'error: unknown error code "E_NOT_A_NUMBR", did you mean "E_NOT_A_NUMBER"?',
        '  hint: discretize help errors lists all codes',
      ),
    );
    expect(cell.stdout).toContain('"kind": "invalid"');
  });

  test('U13: prints the bin, its interval drawn, its label, the boundaries beside the value, and why', async () => {
    expect(await explain('-s', 'spec.json', 'fare=12.5', 'tip=NA')).toEqual(
      prints(
        'fare = 12.5',
        '  code      1 of 0 to 3',
        '  interval  [10, 20)',
        '            10 [--------+----------------------) 20',
        '  label     middle',
        '  below     10, which is 2.5 less',
        '  above     20, which is 7.5 more',
        '  why       it lies between two boundaries',
        '',
        'tip = NA',
        '  code      3 of 0 to 3',
        '  label     missing',
        '  why       "NA" is a missing value',
        '            missing values have their own bin after the last (--missing own)',
      ),
    );
  });

  test('says that a list without boundaries is one bin', async () => {
    const { stdout } = await runCli(['explain', '-s', '-', 'x=5'], { stdin: '{"x":[]}' });
    expect(stdout).toContain('  code      0 of 0 to 0\n');
    expect(stdout).toContain('  why       no boundaries: one bin holds every number\n');
  });

  test('says where a value is outside the edges, and what becomes of it', async () => {
    const args = ['-b', '0,10,20', '--outside', 'missing'];
    expect(await explain(...args, '-1', '20')).toEqual(
      prints(
        '-1',
        '  code      none',
        '  above     0, which is 1 more',
        '  why       it is below the first boundary',
        '            it is outside the edges and counts as missing (--outside missing)',
        '            it has no bin: an empty cell in int and label, zeros in one_hot, not',
        '            counted otherwise (--missing empty)',
        '',
        '20',
        '  code      none',
        '  below     20, which is the value',
        '  why       the value is exactly the boundary 20, which is outside the bin',
        '            beside it (closed left)',
        '            it is outside the edges and counts as missing (--outside missing)',
        '            it has no bin: an empty cell in int and label, zeros in one_hot, not',
        '            counted otherwise (--missing empty)',
        '            with --closed right the code would be 1',
      ),
    );
    const inLast = await explain(...args, '--missing', 'last', '-1');
    expect(inLast.stdout.split('\n').slice(0, 5)).toEqual([
      '-1',
      '  code      1 of 0 to 1',
      '  interval  [10, 20)',
      '  above     0, which is 1 more',
      '  why       it is below the first boundary',
    ]);
    const [first, last] = await data(...args, '--missing', 'own', '0', '20');
    expect(first).toMatchObject({ code: 0, outside: 'missing', is_outside: false, depth: 3 });
    expect(first).toMatchObject({ is_boundary: true, code_other_side: 2 });
    expect(last).toMatchObject({ code: 2, is_outside: true, interval: null, label: 'missing' });
  });

  test('says whose a boundary is, on both sides', async () => {
    const [left, right] = await Promise.all([
      explain('-b', '0,10', '10'),
      explain('-b', '0,10', '--closed', 'right', '10'),
    ]);
    expect(left).toEqual(
      prints(
        '10',
        '  code      2 of 0 to 2',
        '  interval  [10, +inf)',
        '            10 [+------------------------------) +inf',
        '  below     10, which is the value',
        '  why       the value is exactly the boundary 10, which belongs to the bin above',
        '            it (closed left)',
        '            with --closed right the code would be 1',
      ),
    );
    expect(right).toEqual(
      prints(
        '10',
        '  code      1 of 0 to 2',
        '  interval  (0, 10]',
        '            0 (------------------------------+] 10',
        '  below     0, which is 10 less',
        '  above     10, which is the value',
        '  why       the value is exactly the boundary 10, which belongs to the bin below',
        '            it (closed right)',
        '            with --closed left the code would be 2',
      ),
    );
  });

  test('says what rounding to float32 did where it settles the matter', async () => {
    const [wide, narrow] = await Promise.all([
      explain('-b', '0.3', '0.29999999999999999', '0.2999999999'),
      explain('-b', '0.3', '--compat', 'keras', '0.2999999999'),
    ]);
    expect(wide.stdout).toContain('0.29999999999999999 is read as 0.3\n');
    expect(wide.stdout).toContain('0.3, which is 1e-10 more');
    expect(wide.stdout).toContain('with --precision float32 the code would be 1');
    expect(narrow).toEqual(
      prints(
        '0.2999999999',
        '  code      1 of 0 to 1',
        '  interval  [0.3, +inf)',
        '            0.3 [+------------------------------) +inf',
        '  below     0.3, which is the value',
        '  why       in float32 the value is 0.30000001192092896',
        '            in float32 the boundary 0.3 is 0.30000001192092896',
        '            the value is exactly the boundary 0.3, which belongs to the bin',
        '            above it (closed left)',
        '            with --closed right the code would be 0',
        '            with --precision float64 the code would be 0',
      ),
    );
  });

  test('takes negative numbers, infinities and numbers too large as they are', async () => {
    const found = await data('-b', '-5', '-5', '-inf', '+Infinity', '1e400', '-0');
    expect(found.map(({ cell, code, value }) => [cell, code, value])).toEqual([
      ['-5', 1, -5],
      ['-inf', 0, '-inf'],
      ['+Infinity', 1, '+inf'],
      ['1e400', 1, '+inf'],
      ['-0', 1, 0],
    ]);
    expect(found[1]).toMatchObject({
      interval: { lower: '-inf', upper: -5 },
      below: null,
      above: { boundary: -5, distance: '+inf' },
    });
    expect(found[3]?.['why']).toContain('1e400 is too large for float64 and is read as +inf');
  });

  test.each([
    ['empty', null, 'keep'],
    ['own', 2, 'keep'],
    ['last', 1, 'keep'],
    ['drop', null, 'drop'],
    ['error', null, 'error'],
  ])('a missing cell under --missing %s has the code %s', async (policy, code, verdict) => {
    for (const cell of await data('-b', '0', '--missing', policy, 'nan', 'v=')) {
      expect(cell).toMatchObject({ kind: 'missing', code, verdict, value: null });
      expect(cell['why']).toContainEqual(expect.stringContaining(`(--missing ${policy})`));
    }
  });

  test('an invalid cell ends the run, with the error that the run would end with', async () => {
    const { stdout, status } = await explain('-s', 'spec.json', 'tip=1,5');
    expect(status).toBe(0);
    expect(stdout.split('\n').slice(0, 4)).toEqual([
      'tip = 1,5',
      '  code      none: an error',
      '  why       "1,5" is not a number',
      '            the run fails (--invalid error)',
    ]);
    expect(stdout).toContain('E_NOT_A_NUMBER: column "tip": "1,5" is not a number');
    expect(stdout).toContain('with --decimal , it is 1.5');
  });

  test('an invalid cell is left out or missing, where the policy says so', async () => {
    const [dropped, missing] = await Promise.all([
      data('-b', '0', '--invalid', 'drop', 'abc'),
      data('-b', '0', '--invalid', 'missing', '--missing', 'last', 'abc'),
    ]);
    expect(dropped).toMatchObject([{ kind: 'invalid', code: null, verdict: 'drop' }]);
    expect(missing).toMatchObject([{ kind: 'invalid', code: 1, verdict: 'keep' }]);
  });

  test('a value without a name is looked up in every feature, and each as often as it is given', async () => {
    const found = await data('-s', 'spec.json', '1', 'a=b=2', '1');
    expect(found.map(({ name, cell, code }) => [name, cell, code])).toEqual([
      ['fare', '1', 0],
      ['tip, a=b', '1', 1],
      ['a=b', '2', 2],
      ['fare', '1', 0],
      ['tip, a=b', '1', 1],
    ]);
  });

  test('a list for all columns takes any name, a list for some only theirs', async () => {
    expect(await data('-b', '1', '-b', 'tip*=5', 'x=3', 'tip_1=3')).toMatchObject([
      { name: 'x', code: 1 },
      { name: 'tip_1', code: 0 },
    ]);
    expect(await explain('-b', 'fare=1', 'fair=3')).toEqual(
      fails(
        2,
        'error: unknown column "fair", did you mean "fare"?',
        '  hint: the columns are "fare"',
      ),
    );
  });

  test('no value and no boundaries are wrong use', async () => {
    const [none, bare] = await Promise.all([explain('-b', '1'), explain('3')]);
    expect(none).toMatchObject({ stdout: '', status: 2 });
    expect(bare).toMatchObject({ stdout: '', status: 2 });
    expect(bare.stderr).toContain('missing boundaries');
  });

  test('shows hostile names and cells with their control characters visible, in 80 columns', async () => {
    const name = 'a\u001b[31m\u202e';
    const { stdout, status } = await runCli([
      'explain',
      '-b',
      '1',
      `${name}=x\u001b]0;t\u0007\ny`,
      `v=${'x y'.repeat(60)}`,
    ]);
    expect(status).toBe(0);
    expect(stdout.startsWith('a\\x1b[31m\\u202e = x\\x1b]0;t\\x07\\ny\n')).toBe(true);
    const lines = stdout.split('\n');
    expect(lines.join('')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
    const body = lines.filter((line) => line.startsWith('  '));
    for (const line of body) expect(line.length, line).toBeLessThanOrEqual(80);
  });
});
