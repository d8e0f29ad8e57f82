import { describe, expect, test } from 'vitest';
import { OUTPUT_WORDS } from '../../src/encode/registry.ts';
import { scratchFolder } from '../support/cli.ts';
import { fails, outcomeIn, prints } from '../support/outcome.ts';

const RIDES = 'id,fare,note,tip\n1,5,a,25\n2,15,b,15\n3,25,c,\n';

async function bucket(...args: readonly string[]): Promise<Awaited<ReturnType<typeof outcomeIn>>> {
  const folder = await scratchFolder({ 'in.csv': RIDES });
  return await outcomeIn(folder, ['-b', '10,20', ...args, 'in.csv']);
}

describe.concurrent('--output-mode', () => {
  test('int, which is the default, puts the code in place of the value', async () => {
    const expected = prints('id,fare,note,tip', '1,0,a,25', '2,1,b,15', '3,2,c,');
    const runs = await Promise.all([
      bucket('-c', 'fare'),
      bucket('-c', 'fare', '-m', 'int'),
      bucket('-c', 'fare', '--output-mode', 'INT'),
    ]);
    expect(runs).toEqual([expected, expected, expected]);
  });

  test('label puts the interval in place of the value, in quotes where it has a comma', async () => {
    expect(await bucket('-c', 'fare', '-m', 'label')).toEqual(
      prints('id,fare,note,tip', '1,"(-inf, 10)",a,25', '2,"[10, 20)",b,15', '3,"[20, +inf)",c,'),
    );
  });

  test('one_hot and one-hot columns stand where their column stood', async () => {
    const expected = prints(
      'id,fare_0,fare_1,fare_2,note,tip',
      '1,1,0,0,a,25',
      '2,0,1,0,b,15',
      '3,0,0,1,c,',
    );
    const runs = await Promise.all([
      bucket('-c', 'fare', '-m', 'one_hot'),
      bucket('-c', 'fare', '-m', 'one-hot'),
      bucket('-c', 'fare', '-m', 'One_Hot'),
    ]);
    expect(runs).toEqual([expected, expected, expected]);
  });

  test('every one_hot column has its own group', async () => {
    expect(await bucket('-c', 'fare,tip', '-m', 'one_hot')).toEqual(
      prints(
        'id,fare_0,fare_1,fare_2,note,tip_0,tip_1,tip_2',
        '1,1,0,0,a,0,0,1',
        '2,0,1,0,b,0,1,0',
        '3,0,0,1,c,0,0,0',
      ),
    );
  });

  test('multi_hot columns stand where the first of their columns stood', async () => {
    const expected = prints(
      'id,fare_tip_0,fare_tip_1,fare_tip_2,note',
      '1,1,0,1,a',
      '2,0,1,0,b',
      '3,0,0,1,c',
    );
    const runs = await Promise.all([
      bucket('-c', 'fare,tip', '-m', 'multi_hot'),
      bucket('-c', 'fare,tip', '-m', 'multi-hot'),
    ]);
    expect(runs).toEqual([expected, expected]);
  });

  test('count columns count, and are named after the feature', async () => {
    expect(await bucket('-c', 'fare,tip', '-m', 'count', '--name', 'trip')).toEqual(
      prints('id,trip_0,trip_1,trip_2,note', '1,1,0,1,a', '2,0,2,0,b', '3,0,0,1,c'),
    );
  });

  test('an unknown mode is an error with the list', async () => {
    const [near, far] = await Promise.all([bucket('-m', 'onehots'), bucket('-m', 'binary')]);
    const hint = `  hint: use ${OUTPUT_WORDS.join(', ')}`;
    expect(near).toEqual(
      fails(2, 'error: unknown --output-mode "onehots", did you mean "one_hot"?', hint),
    );
    expect(far).toEqual(fails(2, 'error: unknown --output-mode "binary"', hint));
  });
});

describe.concurrent('--append', () => {
  test('keeps the columns, and puts the made ones after the last', async () => {
    const [int, label] = await Promise.all([
      bucket('-c', 'fare,tip', '--append'),
      bucket('-c', 'fare', '--append', '-m', 'label', '--suffix', ' range'),
    ]);
    expect(int).toEqual(
      prints('id,fare,note,tip,fare_bin,tip_bin', '1,5,a,25,0,2', '2,15,b,15,1,1', '3,25,c,,2,'),
    );
    expect(label).toEqual(
      prints(
        'id,fare,note,tip,fare range',
        '1,5,a,25,"(-inf, 10)"',
        '2,15,b,15,"[10, 20)"',
        '3,25,c,,"[20, +inf)"',
      ),
    );
  });

  test('works with every mode', async () => {
    const [oneHot, count] = await Promise.all([
      bucket('-c', 'fare', '--append', '-m', 'one_hot'),
      bucket('-c', 'fare,tip', '--append', '-m', 'count'),
    ]);
    expect(oneHot.stdout.split('\n').slice(0, 2)).toEqual([
      'id,fare,note,tip,fare_0,fare_1,fare_2',
      '1,5,a,25,1,0,0',
    ]);
    expect(count.stdout.split('\n').slice(0, 2)).toEqual([
      'id,fare,note,tip,fare_tip_0,fare_tip_1,fare_tip_2',
      '1,5,a,25,1,0,1',
    ]);
  });

  test('and --only exclude each other; --only takes a suffix', async () => {
    expect(await bucket('--append', '--only')).toEqual(
      fails(
        2,
        'error: cannot use --append with --only',
        '  hint: remove one of them; --only --suffix _bin names the output columns',
      ),
    );
    const only = await bucket('--only', '--suffix', '_q');
    expect(only.stdout.split('\n')[0]).toBe('id_q,fare_q,tip_q');
    const kept = await bucket('--append', '--keep', 'fare');
    expect(kept.stdout.split('\n')[0]).toBe('fare,id_bin,fare_bin,tip_bin');
  });

  test('a suffix without it would do nothing, is rejected', async () => {
    expect(await bucket('--suffix', '_q')).toEqual(
      fails(
        2,
        'error: --suffix does nothing without --append or --only',
        '  hint: add --append, or remove --suffix: replaced columns keep their names',
      ),
    );
  });
});

describe.concurrent('names of made columns', () => {
  test('--name-by label ends them in the label', async () => {
    const [oneHot, count] = await Promise.all([
      bucket('-c', 'fare', '-m', 'one_hot', '--name-by', 'label'),
      bucket('-c', 'fare', '-m', 'count', '--name', 'f', '--name-by=label', '--closed=right'),
    ]);
    expect(oneHot.stdout.split('\n')[0]).toBe(
      'id,"fare_(-inf, 10)","fare_[10, 20)","fare_[20, +inf)",note,tip',
    );
    expect(count.stdout.split('\n')[0]).toBe(
      'id,"f_(-inf, 10]","f_(10, 20]","f_(20, +inf)",note,tip',
    );
  });

  test('a name that is taken is an error that offers a way out', async () => {
    const input = 'fare,fare_1,fare_bin\n5,x,y\n';
    const folder = await scratchFolder({ 'in.csv': input });
    const hint =
      '  hint: use another --suffix, --name or --name-by, give each bin its own label, or rename the input column';
    const [group, suffix, empty, out] = await Promise.all([
      outcomeIn(folder, ['-b', '9', '-c', 'fare', '-m', 'one_hot', 'in.csv']),
      outcomeIn(folder, ['-b', '9', '-c', 'fare', '--append', 'in.csv']),
      outcomeIn(folder, ['-b', '9', '-c', 'fare', '--append', '--suffix', '', 'in.csv']),
      outcomeIn(folder, ['-b', '9', '-c', 'fare', '--append', '--suffix', '2', 'in.csv']),
    ]);
    const twice = (name: string): string => `error: duplicate output column "${name}"`;
    expect(group).toEqual(fails(2, twice('fare_1'), hint));
    expect(suffix).toEqual(fails(2, twice('fare_bin'), hint));
    expect(empty).toEqual(fails(2, twice('fare'), hint));
    expect(out).toEqual(prints('fare,fare_1,fare_bin,fare2', '5,x,y,0'));
  });
});
