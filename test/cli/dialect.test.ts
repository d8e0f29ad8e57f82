import { describe, expect, test } from 'vitest';
import { runCli, scratchFolder } from '../support/cli.ts';
import { fails, joined, outcomeIn, prints } from '../support/outcome.ts';

describe.concurrent('another delimiter than the one that is read', () => {
  const LIKELY = 'the delimiter is probably ";" (-d semi)';

  test.each([
    { args: ['-b', '0'] },
    { args: ['-b', '0', '-c', '1'] },
    { args: ['-b', '0', '--engine', 'records'] },
    { args: ['-b', '0', '-c', '1', '--engine', 'records'] },
    { args: ['-n', '2'] },
    { args: ['hist'] },
    { args: ['--preview', '-b', '0'] },
    { args: ['-b', '0', '--decimal', ','] },
  ])('is named where the header is one column: $args', async ({ args }) => {
    for (const stdin of ['a;b;c\n1,5;2,5;x\n', 'a;b\n1,5;2,5\n']) {
      const { stderr, status } = await runCli(args, { stdin });
      expect(status).toBe(1);
      expect(stderr).toMatch(/^<stdin>:2:\d+: this row has \d fields, the header has 1\n/);
      expect(stderr).toMatch(/\n {2}hint: the header is one column, "a;b(;c)?": the delimiter is/);
      expect(stderr).not.toMatch(/quote|no rows/);
    }
  });

  test.each([
    { where: 'the header', stdin: '"a";"b"\n1;2\n', sign: LIKELY },
    { where: 'a row', stdin: 'a;b\n1;"x"\n', sign: LIKELY },
    { where: 'the header', stdin: '"a"|"b"\n', sign: 'the delimiter is probably "|" (-d pipe)' },
    { where: 'a row', stdin: 'a\n1\t"x"\n', sign: 'the delimiter is probably a tab (-d tab)' },
  ])('is named beside a quote in $where', async ({ stdin, sign }) => {
    const { stderr } = await runCli(['-b', '0'], { stdin });
    expect(stderr.split('\n').at(-2)).toBe(`  hint: ${sign}`);
  });

  test('is not looked for behind the first field', async () => {
    const { stderr } = await runCli(['-b', '0'], { stdin: 'a,b\n1,2;"x"\n' });
    expect(stderr).toContain('hint: put the field in quotes and double those inside');
  });

  test('is found behind a byte order mark and comment lines', async () => {
    const stdin = '\ufeff# x,y,z\na;b\n1,5;2\n';
    const { stdout } = await runCli(['-d', 'auto', '--comment', '#', '-b', 'b=0'], { stdin });
    expect(stdout).toMatch(/a;b\n1,5;1\n$/);
  });
});

describe.concurrent('--delimiter', () => {
  test.each([
    { sign: ';', flags: [['-d', ';'], ['-d', 'semi'], ['-d=;'], ['--delimiter=semi']] },
    { sign: '\t', flags: [['-d', '\t'], ['-d', 'tab'], ['-d', '\\t'], ['-dtab']] },
    {
      sign: '|',
      flags: [
        ['-d', '|'],
        ['-d', 'pipe'],
        ['--delimiter', '|'],
      ],
    },
    { sign: '::', flags: [['-d', '::']] },
  ])('$flags read and write "$sign"', async ({ sign, flags }) => {
    const folder = await scratchFolder({ 'in.csv': `a${sign}b\n1${sign}"x${sign}y"\n` });
    const runs = flags.map((flag) => outcomeIn(folder, ['-b', '1', ...flag, 'in.csv']));
    const expected = prints(`a${sign}b`, `1${sign}"x${sign}y"`);
    expect(await Promise.all(runs)).toEqual(flags.map(() => expected));
  });

  test('a .tsv file has tabs, unless another delimiter is named', async () => {
    const folder = await scratchFolder({
      'in.tsv': 'a\tb\n1\tx\n',
      'IN.TSV': 'a\tb\n1\tx\n',
      'commas.tsv': 'a,b\n1,x\n',
    });
    const [lower, upper, named] = await Promise.all([
      outcomeIn(folder, ['-b', '0', 'in.tsv']),
      outcomeIn(folder, ['-b', '0', 'IN.TSV']),
      outcomeIn(folder, ['-b', '0', '-d', ',', 'commas.tsv']),
    ]);
    expect(lower).toEqual(prints('a\tb', '1\tx'));
    expect(upper).toEqual(prints('a\tb', '1\tx'));
    expect(named).toEqual(prints('a,b', '1,x'));
  });

  test('a delimiter that cannot be one is rejected', async () => {
    const folder = await scratchFolder({ 'in.csv': 'a\n1\n' });
    const [empty, quote, lineEnd] = await Promise.all([
      outcomeIn(folder, ['-b', '0', '-d', '', 'in.csv']),
      outcomeIn(folder, ['-b', '0', '-d', '"', 'in.csv']),
      outcomeIn(folder, ['-b', '0', '-d', '\n', 'in.csv']),
    ]);
    expect(empty).toEqual(fails(2, 'error: the delimiter is empty'));
    expect(quote).toEqual(fails(2, 'error: the delimiter and the quote are the same'));
    expect(lineEnd).toEqual(fails(2, 'error: the delimiter contains a line ending'));
  });
});

describe.concurrent('--quote, --escape and --comment', () => {
  test('another quote and escape are read and written', async () => {
    const folder = await scratchFolder({
      'quote.csv': "a,b\n1,'x, ''y'''\n",
      'escape.csv': 'a,b\n1,"x, \\"y\\""\n',
      'none.csv': 'a,b\n1,5" disk\n',
    });
    const [quote, escape, none] = await Promise.all([
      outcomeIn(folder, ['-b', '2', '--quote', "'", 'quote.csv']),
      outcomeIn(folder, ['-b', '2', '--escape', '\\', 'escape.csv']),
      outcomeIn(folder, ['-b', '2', '--quote', 'none', 'none.csv']),
    ]);
    expect(quote).toEqual(prints('a,b', "0,'x, ''y'''"));
    expect(escape).toEqual(prints('a,b', '0,"x, \\"y\\""'));
    expect(none).toEqual(prints('a,b', '0,5" disk'));
  });

  test('comment lines are left out where a sign for them is named', async () => {
    const folder = await scratchFolder({ 'in.csv': '# made by x\na,b\n1,x#2\n#3,4\n5,6\n' });
    expect(await outcomeIn(folder, ['-b', '2', '-c', 'a', '--comment', '#', 'in.csv'])).toEqual(
      prints('a,b', '0,x#2', '1,6'),
    );
  });

  test('a sign of more than one character is rejected', async () => {
    const folder = await scratchFolder({ 'in.csv': 'a\n1\n' });
    const [quote, escape] = await Promise.all([
      outcomeIn(folder, ['-b', '0', '--quote', "''", 'in.csv']),
      outcomeIn(folder, ['-b', '0', '--escape', 'ab', 'in.csv']),
    ]);
    expect(quote).toMatchObject({ stdout: '', status: 2 });
    expect(quote.stderr).toMatch(/^error: the quote must be one ASCII character.*, not "''"\n$/);
    expect(escape).toMatchObject({ stdout: '', status: 2 });
    expect(escape.stderr).toMatch(/^error: the escape must be one ASCII character, not "ab"\n$/);
  });
});

describe.concurrent('--encoding', () => {
  test('latin1 comes out as UTF-8', async () => {
    const folder = await scratchFolder({ 'in.csv': Buffer.from('préis,naïf\n1,ü\n', 'latin1') });
    const args = ['-b', '0', '-c', 'préis', '--encoding', 'latin1', 'in.csv'];
    expect(await outcomeIn(folder, args)).toEqual(prints('préis,naïf', '1,ü'));
  });

  test('bytes that are no UTF-8 pass unchanged where nobody asks for them', async () => {
    const folder = await scratchFolder({ 'in.csv': Buffer.from('pr\xe9is,b\n1,\xff\n', 'latin1') });
    const { stdoutBytes, stderr, status } = await runCli(['-b', '0', 'in.csv'], { cwd: folder });
    expect(stdoutBytes.toString('latin1')).toBe('pr\xe9is,b\n1,\xff\n');
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  });

  test('an unknown encoding is an error', async () => {
    const folder = await scratchFolder({ 'in.csv': 'a\n1\n' });
    const result = await outcomeIn(folder, ['-b', '0', '--encoding', 'utf-9', 'in.csv']);
    expect(result).toMatchObject({ stdout: '', status: 2 });
    expect(result.stderr).toMatch(/^error: unknown encoding "utf-9"\n {2}hint: .*windows-1252/);
  });

  test('UTF-16 without its name is recognized by its byte order mark', async () => {
    const folder = await scratchFolder({ 'in.csv': Buffer.from('\ufeffa\n1\n', 'utf16le') });
    const [bare, named] = await Promise.all([
      outcomeIn(folder, ['-b', '0', 'in.csv']),
      outcomeIn(folder, ['-b', '0', '--encoding', 'utf-16le', 'in.csv']),
    ]);
    expect(bare).toEqual(
      fails(
        1,
        'in.csv: the input begins with the byte order mark of utf-16le',
        '  hint: read it with --encoding utf-16le',
      ),
    );
    expect(named).toMatchObject({ stderr: '', status: 0 });
    expect(named.stdout.replace('\ufeff', '')).toBe('a\n1\n');
  });
});

describe.concurrent('files of spreadsheets', () => {
  test('a file of Excel keeps its byte order mark, semicolons and line ends', async () => {
    const input = '\ufeff"Preis, netto";"x ""q"" y";k=v\r\n1,10;2;3\r\n1,20;5;6\r\n';
    const folder = await scratchFolder({ 'in.csv': input });
    const list = '"x ""q"" y"=3';
    expect(await outcomeIn(folder, ['-d', 'semi', '-b', list, 'in.csv'])).toEqual({
      stdout: '\ufeff"Preis, netto";"x ""q"" y";k=v\r\n1,10;0;3\r\n1,20;1;6\r\n',
      stderr: '',
      status: 0,
    });
  });

  test.each([
    { what: 'xz data', bytes: [0xfd, 0x37, 0x7a, 0x58], hint: 'xzcat FILE | discretize ...' },
    { what: 'a zip archive or an Excel workbook', bytes: [0x50, 0x4b, 3, 4], hint: 'as CSV' },
  ])('$what is no CSV', async ({ what, bytes, hint }) => {
    const input = Buffer.from([...bytes, 10, 49, 10]);
    const folder = await scratchFolder({ 'in.csv': input });
    const [file, piped] = await Promise.all([
      outcomeIn(folder, ['-b', '0', 'in.csv']),
      outcomeIn(folder, ['-b', '0'], input),
    ]);
    expect(file).toMatchObject({ stdout: '', status: 1 });
    expect(file.stderr).toMatch(`in.csv: the input is ${what}, not CSV\n  hint: `);
    expect(file.stderr).toContain(hint);
    expect(piped.stderr).toMatch(`<stdin>: the input is ${what}, not CSV\n`);
  });
});

describe.concurrent('--no-header', () => {
  test('columns are 1 to n, and no header is written', async () => {
    const folder = await scratchFolder({ 'in.csv': '1,x,10\n3,y,30\n' });
    const [all, one, named, made] = await Promise.all([
      outcomeIn(folder, ['--no-header', '-b', '2', 'in.csv']),
      outcomeIn(folder, ['--no-header', '-b', '2', '-c', '1', 'in.csv']),
      outcomeIn(folder, ['--no-header', '-b', '3=20', 'in.csv']),
      outcomeIn(folder, ['--no-header', '-b', '1=2', '-m', 'one_hot', 'in.csv']),
    ]);
    expect(all).toEqual(prints('0,x,1', '1,y,1'));
    expect(one).toEqual(prints('0,x,10', '1,y,30'));
    expect(named).toEqual(prints('1,x,0', '3,y,1'));
    expect(made).toEqual(prints('1,0,x,10', '0,1,y,30'));
  });

  test('a first record of numbers is a header that is warned about', async () => {
    const folder = await scratchFolder({ 'in.csv': '1,2\n3,4\n', 'years.csv': 'x,2019\n3,4\n' });
    const warning = joined([
      'warning: the header row is all numbers',
      '  hint: if the first row is data, add --no-header',
    ]);
    const [header, data, quiet, mixed] = await Promise.all([
      outcomeIn(folder, ['-b', '2', 'in.csv']),
      outcomeIn(folder, ['-b', '2', '--no-header', 'in.csv']),
      outcomeIn(folder, ['-b', '2', '-q', 'in.csv']),
      outcomeIn(folder, ['-b', '2', 'years.csv']),
    ]);
    expect(header).toEqual({ stdout: '1,2\n1,1\n', stderr: warning, status: 0 });
    expect(data).toEqual(prints('0,1', '1,1'));
    expect(quiet).toEqual(prints('1,2', '1,1'));
    expect(mixed).toEqual(prints('x,2019', '1,1'));
  });
});

describe.concurrent('--max-record', () => {
  test('a longer record is bad data, and the limit can be raised', async () => {
    const long = 'x'.repeat(2_000_000);
    const folder = await scratchFolder({ 'in.csv': `a,b\n1,${long}\n`, 'short.csv': 'a\n1\n' });
    const [rejected, raised, wrong] = await Promise.all([
      outcomeIn(folder, ['-b', '0', 'in.csv']),
      outcomeIn(folder, ['-b', '0', '--max-record', '3M', 'in.csv']),
      outcomeIn(folder, ['-b', '0', '--max-record', 'lots', 'short.csv']),
    ]);
    expect(rejected.status).toBe(1);
    expect(rejected.stderr).toContain('a record is longer than 1048576 bytes');
    expect(rejected.stderr).toContain('--max-record');
    expect(raised).toEqual(prints('a,b', `1,${long}`));
    expect(wrong).toEqual(
      fails(
        2,
        'error: invalid --max-record "lots"',
        '  hint: use a number of bytes, such as 1048576, 512k or 16M',
      ),
    );
  });
});
