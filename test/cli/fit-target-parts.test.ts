import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/cli.ts';
import { fails, outcomeIn } from '../support/outcome.ts';

const HEADER = 'x,z,y,amount,group,w\n';

/** Rows with special and missing values, missing targets, and weights whose sums are not exact. */
function rowAt(i: number): string {
  const x = i % 13 === 0 ? '-999' : i % 17 === 0 ? '' : `${((i * 37) % 101) / 10}`;
  const y = i % 29 === 0 ? '' : `${+((i * 37) % 101 > 40 + ((i * 7) % 30))}`;
  const amount = `${(i * 7919) % 1009}.${i % 10}`;
  return `${x},${i % 7},${y},${amount},${'abc'[(i * i) % 3]},${(i % 4) / 10}\n`;
}

const rows = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, i) => rowAt(from + i)).join('');
const FILES = {
  'all.csv': HEADER + rows(0, 600),
  '1.csv': HEADER + rows(0, 350),
  '2.csv': HEADER + rows(350, 351),
  '3.csv': HEADER + rows(351, 600),
};
const PARTS = ['3.part', '1.part', '2.part'];

/** A folder with the parts of a table, made with flags. */
async function parts(...flags: string[]): Promise<string> {
  const folder = await scratchFolder(FILES);
  for (const i of [1, 2, 3]) {
    const args = ['fit', '--partial', ...flags, '-o', `${i}.part`, `${i}.csv`];
    expect(await outcomeIn(folder, args)).toEqual({ stdout: '', stderr: '', status: 0 });
  }
  return folder;
}

describe('fit --target with --partial and --merge', () => {
  test.each([
    ['an event', ['y'], []],
    ['an event with weights', ['y'], ['--weight', 'w']],
    ['numbers', ['amount'], []],
    ['numbers with weights', ['amount'], ['--weight', 'w']],
    ['classes', ['group', '--event', 'b'], []],
    ['classes with weights', ['group', '--target-type', 'classes'], ['--weight', 'w']],
  ])('prints the spec of the whole fit to the byte, for %s', async (_, target, reading) => {
    const own = ['-c', 'x,z', '--special', 'x=-999', ...reading];
    const folder = await parts('--target', ...target, ...own);
    const flags = ['-q', '--target', ...target, '-n', '4'];
    const whole = await outcomeIn(folder, ['fit', ...flags, ...own, 'all.csv']);
    expect(whole).toMatchObject({ status: 0, stderr: '' });
    expect(await outcomeIn(folder, ['fit', '--merge', ...flags, ...PARTS])).toEqual(whole);
  });

  test('merges merged parts, and chooses among their columns', async () => {
    const folder = await parts('--target', 'y', '-c', 'x,z');
    const two = ['fit', '--target', 'y', '--merge', '--partial', '3.part', '1.part', '-o', 'two'];
    expect(await outcomeIn(folder, two)).toMatchObject({ status: 0, stderr: '' });
    const merged = ['fit', '-q', '--target', 'y', '--merge', '-c', 'z', 'two', '2.part'];
    const whole = ['fit', '-q', '--target', 'y', '-c', 'z', 'all.csv'];
    expect(await outcomeIn(folder, merged)).toEqual(await outcomeIn(folder, whole));
  });

  test('rejects parts that were not made alike, and names the file', async () => {
    const folder = await parts('--target', 'y', '-c', 'x');
    const other = ['fit', '--target', 'y', '-c', 'z', '--partial', '1.csv', '-o', 'other.part'];
    await outcomeIn(folder, other);
    expect(
      await outcomeIn(folder, ['fit', '--target', 'y', '--merge', '1.part', 'other.part']),
    ).toEqual(
      fails(
        1,
        'other.part: the columns differ: here z; in 1.part x',
        '  hint: make all parts with the same flags, and select the columns with -c',
      ),
    );
  });

  test('says which target the parts have', async () => {
    const folder = await parts('--target', 'y', '-c', 'x');
    const wrong = await outcomeIn(folder, ['fit', '--target', 'z', '--merge', '1.part']);
    expect(wrong.stderr).toBe('error: the parts have target "y"\n  hint: use --target y\n');
    const none = await outcomeIn(folder, ['fit', '--merge', '1.part']);
    expect(none.stderr).toContain('1.part: cannot read sketch: it was made with --target');
  });

  test('says that sums of a numeric target have no event', async () => {
    const folder = await parts('--target', 'amount', '-c', 'x');
    const args = ['fit', '--target', 'amount', '--event', '0.0', '--merge', ...PARTS];
    expect((await outcomeIn(folder, args)).stderr).toContain(
      'hint: name the event in both steps: fit --partial --event VALUE',
    );
  });

  test.each([
    ['--partial', ['-n', '5'], 'cannot use --bins with --partial'],
    ['--partial', ['--trend', 'peak'], 'cannot use --trend with --partial'],
    ['--merge', ['--weight', 'w'], 'cannot use --weight with --merge'],
    ['--merge', ['--special', '-999'], 'cannot use --special with --merge'],
  ])('with %s rejects %j', async (half, flags, message) => {
    const folder = await scratchFolder(FILES);
    const args = ['fit', '--target', 'y', half, ...flags, join(folder, '1.csv')];
    const { status, stderr } = await outcomeIn(folder, args);
    expect({ status, stderr }).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(message),
    });
  });
});
