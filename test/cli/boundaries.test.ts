import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/cli.ts';
import { fails, outcomeIn, prints } from '../support/outcome.ts';

const RIDES = 'id,fare,tip,name\n1,5,0.5,a\n2,15,2,b\n3,25,,c\n';

describe.concurrent('--boundaries', () => {
  test('one list is for all columns that hold numbers', async () => {
    const folder = await scratchFolder({ 'in.csv': RIDES });
    expect(await outcomeIn(folder, ['-b', '2,10', 'in.csv'])).toEqual(
      prints('id,fare,tip,name', '0,1,0,a', '1,2,1,b', '1,2,,c'),
    );
  });

  test('each column can have a list of its own, and the others stay as they are', async () => {
    const folder = await scratchFolder({ 'in.csv': RIDES });
    const args = ['-b', 'fare=10,20', '-b', 'tip=1', 'in.csv'];
    expect(await outcomeIn(folder, args)).toEqual(
      prints('id,fare,tip,name', '1,0,0,a', '2,1,1,b', '3,2,,c'),
    );
  });

  test('a list for one column wins over the list for all', async () => {
    const folder = await scratchFolder({ 'in.csv': RIDES });
    const expected = prints('id,fare,tip,name', '0,1,0,a', '1,1,1,b', '1,2,,c');
    const runs = await Promise.all([
      outcomeIn(folder, ['-b', 'fare=0,20', '-b', '2', 'in.csv']),
      outcomeIn(folder, ['-b', '2', '-b', 'fare=0,20', 'in.csv']),
    ]);
    expect(runs).toEqual([expected, expected]);
  });

  test('one list can be for several columns, by name, position, range or pattern', async () => {
    const folder = await scratchFolder({ 'in.csv': RIDES });
    const expected = prints('id,fare,tip,name', '1,1,0,a', '2,1,1,b', '3,1,,c');
    const lists = ['fare,tip=1', '2-3=1', '2,3=1', 'fare..tip=1', '"fare",t*=1', ' fare , tip =1'];
    const runs = lists.map((list) => outcomeIn(folder, ['-b', list, 'in.csv']));
    expect(await Promise.all(runs)).toEqual(lists.map(() => expected));
  });

  test('a column name may hold commas, quotes, blanks and equals signs', async () => {
    const input = 'a=b,"c, d","e ""f"" g", h \n1,1,1,1\n3,3,3,3\n';
    const folder = await scratchFolder({ 'in.csv': input });
    const header = 'a=b,"c, d","e ""f"" g", h ';
    const [equals, comma, quotes, blanks] = await Promise.all([
      outcomeIn(folder, ['-b', 'a=b=2', 'in.csv']),
      outcomeIn(folder, ['-b', '"c, d"=2', 'in.csv']),
      outcomeIn(folder, ['-b', 'e "f" g=2', 'in.csv']),
      outcomeIn(folder, ['-b', '" h "=2', 'in.csv']),
    ]);
    expect(equals).toEqual(prints(header, '0,1,1,1', '1,3,3,3'));
    expect(comma).toEqual(prints(header, '1,0,1,1', '3,1,3,3'));
    expect(quotes).toEqual(prints(header, '1,1,0,1', '3,3,1,3'));
    expect(blanks).toEqual(prints(header, '1,1,1,0', '3,3,3,1'));
  });

  test('two lists for the same columns are an error', async () => {
    const folder = await scratchFolder({ 'in.csv': RIDES });
    const [all, one] = await Promise.all([
      outcomeIn(folder, ['-b', '1', '-b', '2', 'in.csv']),
      outcomeIn(folder, ['-b', 'fare=1', '-b', 'fare=2', 'in.csv']),
    ]);
    expect(all).toEqual(
      fails(
        2,
        'error: duplicate -b for all columns',
        '  hint: name the columns: -b fare=10,20 -b tip=1,5',
      ),
    );
    expect(one).toEqual(
      fails(2, 'error: duplicate -b for "fare"', '  hint: remove one list, or join the two'),
    );
  });

  test('without any boundaries the error says how to give them', async () => {
    const folder = await scratchFolder({ 'in.csv': RIDES });
    expect(await outcomeIn(folder, ['in.csv'])).toEqual(
      fails(
        2,
        'error: missing boundaries',
        '  hint: use -b 0,10,20, -s spec.json, or fit them with -n 5',
      ),
    );
  });

  test('without any boundaries, the error for years says that they have no first or last', async () => {
    const folder = await scratchFolder({ 'in.csv': 'd\n2026-01-01\n' });
    expect(await outcomeIn(folder, ['--part', 'year', '-c', 'd', 'in.csv'])).toEqual(
      fails(
        2,
        'error: missing boundaries',
        '  hint: years have no first or last: use -b 2020,2025, or --every year instead of --part',
      ),
    );
    const given = await outcomeIn(folder, ['--part', 'year', '-b', 'd=2020,2025', 'in.csv']);
    expect(given).toMatchObject({ stdout: 'd\n2\n', status: 0 });
  });

  test.each([
    { list: '', problem: 'boundary 1 is empty' },
    { list: '1,', problem: 'boundary 2 is empty' },
    { list: '1,,2', problem: 'boundary 2 is empty' },
    { list: '0;1', problem: 'boundary 1 is not a number: "0;1"' },
    { list: '0,0x10', problem: 'boundary 2 is not a number: "0x10"' },
    { list: 'fare=', problem: 'boundary 1 is empty' },
    { list: '1\n2', problem: 'boundary 1 is not a number: "1 2"' },
  ])('the list "$list" is rejected: $problem', async ({ list, problem }) => {
    const folder = await scratchFolder({ 'in.csv': RIDES });
    expect(await outcomeIn(folder, ['-b', list, '-o', 'out.csv', 'in.csv'])).toEqual(
      fails(
        2,
        `error: ${problem}`,
        '  hint: use numbers such as -0.5,0,0.1,0.2,3, or a range: 0:100:10',
      ),
    );
  });

  test('a list that does not increase is rejected, and the sorted one offered', async () => {
    const folder = await scratchFolder({ 'in.csv': RIDES });
    expect(await outcomeIn(folder, ['-b', '20,10,10,-5', 'in.csv'])).toEqual(
      fails(
        2,
        'error: boundaries must strictly increase, but 20 (number 1) is followed by 10 (number 2)',
        '  hint: sorted, without duplicates: -5,10,20',
      ),
    );
  });

  test('infinite boundaries are rejected, since the outer bins are open', async () => {
    const folder = await scratchFolder({ 'in.csv': RIDES });
    const result = await outcomeIn(folder, ['-b', '-inf,0', 'in.csv']);
    expect(result).toMatchObject({ stdout: '', status: 2 });
    expect(result.stderr).toContain('boundary 1 is -Infinity, not a finite number');
  });

  test('thousands of boundaries from a shell variable are taken', async () => {
    const list = Array.from({ length: 15_000 }, (_, i) => i).join(',');
    const folder = await scratchFolder({ 'in.csv': 'x\n-1\n0\n7499.5\n20000\n' });
    expect(await outcomeIn(folder, ['-b', list, 'in.csv'])).toEqual(
      prints('x', '0', '1', '7500', '15000'),
    );
  });
});

describe.concurrent('--spec', () => {
  const SPEC = '{"fare": [10, 20], "tip": [1]}';
  const FILES = { 'in.csv': RIDES, 'spec.json': SPEC };

  test('a spec gives the columns, boundaries and output modes', async () => {
    const folder = await scratchFolder({
      ...FILES,
      'full.json': '{"features": [{"columns": ["fare"], "boundaries": [10], "output": "one_hot"}]}',
      'bare.json': '[2, 10]',
    });
    const [short, full, bare] = await Promise.all([
      outcomeIn(folder, ['-s', 'spec.json', 'in.csv']),
      outcomeIn(folder, ['--spec=full.json', 'in.csv']),
      outcomeIn(folder, ['-s', 'bare.json', 'in.csv']),
    ]);
    expect(short).toEqual(prints('id,fare,tip,name', '1,0,0,a', '2,1,1,b', '3,2,,c'));
    expect(full).toEqual(
      prints('id,fare_0,fare_1,tip,name', '1,1,0,0.5,a', '2,0,1,2,b', '3,0,1,,c'),
    );
    expect(bare).toEqual(prints('id,fare,tip,name', '0,1,0,a', '1,2,1,b', '1,2,,c'));
  });

  test('a spec can come on standard input', async () => {
    const folder = await scratchFolder(FILES);
    expect(await outcomeIn(folder, ['-s', '-', 'in.csv'], SPEC)).toEqual(
      prints('id,fare,tip,name', '1,0,0,a', '2,1,1,b', '3,2,,c'),
    );
  });

  test('standard input cannot be the spec and the data', async () => {
    const folder = await scratchFolder(FILES);
    const expected = fails(
      2,
      'error: cannot read standard input twice',
      '  hint: use a file for the spec or for the data',
    );
    const runs = await Promise.all([
      outcomeIn(folder, ['-s', '-'], SPEC),
      outcomeIn(folder, ['-s', '-', '-'], SPEC),
      outcomeIn(folder, ['-b', '1', '-', '-'], RIDES),
    ]);
    expect(runs).toEqual([expected, expected, expected]);
  });

  test('what flags say wins over the spec', async () => {
    const folder = await scratchFolder(FILES);
    const [general, single, fewer, mode] = await Promise.all([
      outcomeIn(folder, ['-s', 'spec.json', '-b', '2', 'in.csv']),
      outcomeIn(folder, ['-s', 'spec.json', '-b', 'tip=0,1,2', 'in.csv']),
      outcomeIn(folder, ['-s', 'spec.json', '-c', 'tip', 'in.csv']),
      outcomeIn(folder, ['-s', 'spec.json', '-m', 'label', '--missing', 'own', 'in.csv']),
    ]);
    expect(general).toEqual(prints('id,fare,tip,name', '1,1,0,a', '2,1,1,b', '3,1,,c'));
    expect(single).toEqual(prints('id,fare,tip,name', '1,0,1,a', '2,1,3,b', '3,2,,c'));
    expect(fewer).toEqual(prints('id,fare,tip,name', '1,5,0,a', '2,15,1,b', '3,25,,c'));
    expect(mode).toEqual(
      prints(
        'id,fare,tip,name',
        '1,"(-inf, 10)","(-inf, 1)",a',
        '2,"[10, 20)","[1, +inf)",b',
        '3,"[20, +inf)",missing,c',
      ),
    );
  });

  test('a selected column that the spec knows nothing of is an error', async () => {
    const folder = await scratchFolder(FILES);
    expect(await outcomeIn(folder, ['-s', 'spec.json', '-c', 'id', 'in.csv'])).toEqual(
      fails(
        2,
        'error: column "id" is selected but has no boundaries',
        '  hint: add -b id=LIST, or -b LIST for all selected columns',
      ),
    );
  });

  test('a spec that is not there is a missing input', async () => {
    const folder = await scratchFolder({ 'in.csv': RIDES });
    expect(await outcomeIn(folder, ['-s', 'nope.json', 'in.csv'])).toEqual(
      fails(66, 'error: cannot read nope.json: no such file or directory'),
    );
  });

  test('every problem of a spec is named, with the file and the place', async () => {
    const spec =
      '{"precison": "float32", "features": [{"boundaries": [2, 1], "output": "onehot"}]}';
    const folder = await scratchFolder({ 'in.csv': RIDES, 'spec.json': spec });
    const { stdout, stderr, status } = await outcomeIn(folder, ['-s', 'spec.json', 'in.csv']);
    const lines = stderr.split('\n');
    expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
    expect(lines[0]).toBe('spec.json: the spec has 3 problems:');
    expect(lines.slice(1, 4).map((line) => line.split(':')[0])).toEqual([
      '  /precison',
      '  /features/0/boundaries',
      '  /features/0/output',
    ]);
    expect(lines[1]).toContain('did you mean "precision"?');
    expect(lines[3]).toContain('did you mean "one_hot"?');
  });

  test('what is no JSON is said with the name of the file', async () => {
    const folder = await scratchFolder({ 'in.csv': RIDES });
    const [csv, empty] = await Promise.all([
      outcomeIn(folder, ['-s', 'in.csv', 'in.csv']),
      outcomeIn(folder, ['-s', '-', 'in.csv'], ''),
    ]);
    expect(csv).toMatchObject({ stdout: '', status: 2 });
    expect(csv.stderr).toMatch(/^in\.csv(:1:1)?: the spec is not JSON/);
    expect(empty).toEqual(fails(2, '<stdin>: the spec is empty'));
  });
});
