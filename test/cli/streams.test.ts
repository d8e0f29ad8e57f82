import { gzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { scratchFolder } from '../support/cli.ts';
import { outcomeIn, prints } from '../support/outcome.ts';
import { type Started, shell, startCli } from '../support/start.ts';
import { TIME_LIMIT } from '../support/time-limit.ts';

/** The first bytes of gzip data that goes on, with a bad cell in them. */
const PACKED_BAD = gzipSync(`a\nx\n${'1\n'.repeat(100_000)}`).subarray(0, -20);

/** Waits until a run has said something on standard output. */
async function firstOutput({ child }: Started): Promise<string> {
  return await new Promise((resolve) => {
    child.stdout?.once('data', (piece: Buffer) => resolve(piece.toString()));
  });
}

describe('inputs', () => {
  test('no file, or -, is standard input', async () => {
    const folder = await scratchFolder();
    const expected = prints('a', '0', '1');
    const runs = await Promise.all([
      outcomeIn(folder, ['-b', '2'], 'a\n1\n2\n'),
      outcomeIn(folder, ['-b', '2', '-'], 'a\n1\n2\n'),
      outcomeIn(folder, ['-', '-b', '2'], 'a\n1\n2\n'),
    ]);
    expect(runs).toEqual([expected, expected, expected]);
  });

  test('several files with equal headers are one input', async () => {
    const folder = await scratchFolder({
      'a.csv': 'a,b\n1,x\n',
      'no-end.csv': 'a,b\n2,y',
      'crlf.csv': 'a,b\r\n3,z\r\n',
      'header.csv': 'a,b\n',
      'empty.csv': '',
    });
    const [all, piped, quoted] = await Promise.all([
      outcomeIn(folder, ['-b', '2', 'empty.csv', 'a.csv', 'no-end.csv', 'header.csv', 'crlf.csv']),
      outcomeIn(folder, ['-b', '2', 'a.csv', '-'], 'a,b\n2,y\n'),
      outcomeIn(folder, ['-b', '2', '-', 'a.csv'], '"a","b"\n2,y\n'),
    ]);
    expect(all).toEqual(prints('a,b', '0,x', '1,y', '1,z\r'));
    expect(piped).toEqual(prints('a,b', '0,x', '1,y'));
    expect(quoted).toMatchObject({ stderr: '', status: 0 });
    expect(quoted.stdout.split('\n').slice(1)).toEqual(['1,y', '0,x', '']);
  });

  test('without a header, files of equal width are one input', async () => {
    const folder = await scratchFolder({ 'a.csv': '1,x\n', 'b.csv': '2,y\n' });
    expect(await outcomeIn(folder, ['--no-header', '-b', '2', 'a.csv', 'b.csv'])).toEqual(
      prints('0,x', '1,y'),
    );
  });

  test('standard input may come in pieces of any size', async () => {
    const input = Buffer.from('\ufeffé,"q ""x"""\r\n1.5,"a\r\nb"\r\n2.5,\u{1f695}\r\n');
    const folder = await scratchFolder({ 'in.csv': input });
    const whole = await outcomeIn(folder, ['-b', 'é=2', 'in.csv']);
    expect(whole.stdout).toBe('\ufeffé,"q ""x"""\r\n0,"a\r\nb"\r\n1,\u{1f695}\r\n');
    const run = startCli(['-b', 'é=2'], folder);
    for (const byte of input) {
      run.child.stdin?.write(Buffer.of(byte));
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    run.child.stdin?.end();
    expect(await run.ended).toEqual({ ...whole, signal: null });
  });

  test('output is written while input still comes', async () => {
    const run = startCli(['-b', 'a=2'], await scratchFolder());
    run.child.stdin?.write('a\n1\n2\n');
    expect(await firstOutput(run)).toMatch(/^a/);
    run.child.stdin?.end('3\n');
    expect(await run.ended).toMatchObject(prints('a', '0', '1', '1'));
  });
});

describe('a run that fails while standard input stays open', () => {
  test.concurrent.each([
    { why: 'a bad cell', args: ['-b', 'a=0'], input: 'a\nx\n1\n2\n3\n', status: 1 },
    { why: 'a broken header', args: ['-b', '0'], input: 'a"b,c\n1,2\n3,4\n', status: 1 },
    {
      why: 'an encoding',
      args: ['-b', '0'],
      input: Buffer.from('\ufeffa\n1\n', 'utf16le'),
      status: 1,
    },
    { why: 'xz data', args: ['-b', '0'], input: Buffer.from([253, 55, 122, 88]), status: 1 },
    {
      why: 'damaged gzip data',
      args: ['-b', '0'],
      input: Buffer.from([31, 139, 9, 0, 0, 0]),
      status: 66,
    },
    { why: 'a bad cell in gzip data', args: ['-b', 'a=0'], input: PACKED_BAD, status: 1 },
    { why: 'an unknown column', args: ['-b', 'z=0'], input: 'a\n1\n2\n3\n', status: 2 },
    { why: 'a bad list', args: ['-b', '2,1'], input: '', status: 2 },
    { why: 'bins that cannot be learned', args: ['-n', '0'], input: 'a\n1\n', status: 2 },
    { why: 'a bad output', args: ['-b', '0', '-o', 'no/x'], input: '', status: 73 },
    { why: 'a bad spec', args: ['-s', '-', 'in.csv'], input: 'x'.repeat(17 << 20), status: 2 },
  ])('ends at once: $why', async ({ args, input, status }) => {
    const run = startCli(args, await scratchFolder({ 'in.csv': 'a\n1\n' }));
    run.child.stdin?.write(input);
    const { stderr, ...ended } = await run.ended;
    expect(ended).toMatchObject({ status, signal: null });
    expect(stderr).toMatch(/^(error|<stdin>)/);
  });
});

describe('a live pipe', () => {
  test.concurrent.each([
    { engine: 'bytes', threads: '1' },
    { engine: 'bytes', threads: '2' },
  ])('is answered while it stays open: $engine, $threads threads', async (way) => {
    const args = ['-b', 'a=2', '--engine', way.engine, '--threads', way.threads];
    const run = startCli(args, await scratchFolder());
    let answer = '';
    run.child.stdout?.on('data', (piece: Buffer) => (answer += piece.toString('latin1')));
    run.child.stdin?.write('a,b\n');
    for (let row = 1; row < 4; row++) {
      run.child.stdin?.write(`${row},x\n`);
      const wanted = `a,b\n${'0,x\n1,x\n1,x\n'.slice(0, 4 * row)}`;
      await vi.waitFor(() => expect(answer).toBe(wanted), { timeout: TIME_LIMIT });
    }
    run.child.stdin?.end();
    expect(await run.ended).toMatchObject({ status: 0, stderr: '' });
  });

  test.skipIf(process.platform === 'win32')(
    'is answered while it stays open, also where it is no socket',
    async () => {
      // Each row is sent once the answer to the one before has come.
      const feed = 'echo a,b; for i in 1 2 3; do echo $i,x; read -r _ < answers; done';
      const line = `mkfifo answers; exec 4<> answers; (${feed}) | $D -b a=2 -q | tee /dev/fd/4`;
      const folder = await scratchFolder();
      // The header is an answer, too.
      const { stdout, stderr, status } = await shell(line, folder);
      expect({ stdout, stderr, status }).toEqual(prints('a,b', '0,x', '1,x', '1,x'));
    },
  );

  test('that goes on after a bad row does not keep the run from ending', async () => {
    const args = ['-b', 'a=2', '--threads', '2'];
    const run = startCli(args, await scratchFolder());
    run.child.stdin?.write(`a\n${'1\n'.repeat(12 << 20)}x\n1\n`);
    expect(await run.ended).toMatchObject({ status: 1, signal: null });
  });
});

describe.skipIf(process.platform === 'win32')('a pipe', () => {
  /** More than a pipe holds and than a block, with a quoted line end on the way. */
  const TABLE = `v,t\n${Array.from({ length: 200_000 }, (_, i) => `${i % 97},"x\n${i}"\n`).join('')}`;
  const ARGS = '-b v=10,50 --threads';

  test.each(['1', '2', '3'])(
    'gives what a file gives, at both ends: %s threads',
    async (threads) => {
      const folder = await scratchFolder({ 'in.csv': TABLE });
      const lines = [
        `cat in.csv | $D ${ARGS} ${threads} | cmp - want`,
        `$D ${ARGS} ${threads} <(cat in.csv) | cmp - want`,
        `(head -c 7; sleep 0.1; cat) < in.csv | $D ${ARGS} ${threads} | (sleep 0.1; cmp - want)`,
        `mkfifo p; cat in.csv > p & $D ${ARGS} ${threads} p -o /dev/stdout | cmp - want`,
      ];
      const file = await outcomeIn(folder, `${ARGS} 1 in.csv -o want`.split(' '));
      expect(file).toEqual(prints());
      const all = lines.map((line) => shell(`set -o pipefail; ${line}`, folder));
      expect(await Promise.all(all)).toEqual(lines.map(() => prints()));
    },
  );

  test('with nothing in it is an empty input', async () => {
    const folder = await scratchFolder({ 'in.csv': '' });
    const [piped, file] = await Promise.all([
      shell('true | $D -b 1', folder),
      shell('$D -b 1 < in.csv', folder),
    ]);
    expect(piped).toEqual(file);
  });

  test('is left to the next program as it was', async () => {
    const line =
      '(echo a; echo 1; sleep 0.2; echo 2) | ($D -b 1 -q; grep flags /proc/self/fdinfo/0) | tail -1';
    const before = '(sleep 0.1; echo) | grep flags /proc/self/fdinfo/0';
    const [after, flags] = await Promise.all(
      [line, before].map((one) => shell(`${one} || true`, process.cwd())),
    );
    expect(after?.stdout).toBe(flags?.stdout);
  });
});

describe('a reader that closes early', () => {
  test('ends the run with status 0 and nothing on standard error', async () => {
    const folder = await scratchFolder({ 'in.csv': `a,b\n${'1,x\n'.repeat(200_000)}` });
    const statuses = 'echo "$' + '{PIPESTATUS[@]}"';
    const [file, piped, endless, stats] = await Promise.all([
      shell(`$D -b 0 in.csv | head -1; ${statuses}`, folder),
      shell(`cat in.csv | $D -b 0 | head -2; ${statuses} | cut -d " " -f 2-`, folder),
      shell(`(echo a; yes 1) | $D -b 0 | head -2; ${statuses} | cut -d " " -f 2-`, folder),
      shell(`$D -b 0 in.csv --verbose 2> err | head -1; ${statuses}; grep -c rows err`, folder),
    ]);
    expect(file).toEqual(prints('a,b', '0 0'));
    expect(piped).toEqual(prints('a,b', '1,x', '0 0'));
    expect(endless).toEqual(prints('a', '1', '0 0'));
    expect(stats).toMatchObject({ stdout: 'a,b\n0 0\n0\n', stderr: '' });
  });

  test('does not matter where standard error has no reader', async () => {
    const folder = await scratchFolder({ 'in.csv': 'a\n1\n', 'bad.csv': 'a\nx\n' });
    const [good, bad] = await Promise.all([
      shell('$D -b a=0 --verbose in.csv 2> >(true); echo $?', folder),
      shell('$D -b a=0 bad.csv 2>&-; echo $?', folder),
    ]);
    expect(good).toEqual(prints('a', '1', '0'));
    expect(bad).toEqual(prints('a', '1'));
  });
});

/** Rows of a number and a text, and what becomes of them with the boundary 1000. */
function numbered(count: number): { readonly table: string; readonly codes: string } {
  const texts = Array.from({ length: count }, (_, i) => `text ${i}`);
  const lines = (codeOf: (i: number) => number): string =>
    `v,t\n${texts.map((text, i) => `${codeOf(i)},${text}\n`).join('')}`;
  return { table: lines((i) => i), codes: lines((i) => (i < 1000 ? 0 : 1)) };
}

describe.concurrent('a slow reader', () => {
  const { table, codes } = numbered(100_000);

  test('of a shell gets every byte', async () => {
    const folder = await scratchFolder({ 'in.csv': table });
    const { stdout, stderr, status } = await shell('$D -b v=1000 in.csv | (sleep 1; cat)', folder);
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    expect(stdout.length).toBe(codes.length);
    expect(stdout === codes).toBe(true);
  });

  test('of a program gets every byte', async () => {
    const folder = await scratchFolder({ 'in.csv': table });
    const run = startCli(['-b', 'v=1000', 'in.csv'], folder);
    run.child.stdout?.pause();
    await new Promise((resolve) => setTimeout(resolve, 500));
    run.child.stdout?.resume();
    expect((await run.ended).stdout === codes).toBe(true);
  });
});

describe.skipIf(process.platform === 'win32')('a standard output that does not block', () => {
  // Whoever shares a pipe or a terminal may have made it so; a write then takes a part, or nothing.
  const NON_BLOCKING = `node -e '
    const { spawn } = require("node:child_process");
    process.stdout._handle.setBlocking(false);
    const child = spawn(process.argv[1], process.argv.slice(2), { stdio: "inherit" });
    child.on("exit", (status) => { process.exitCode = status });
  ' $D`;

  test.concurrent.each(['records', 'bytes'])('gets every byte: %s', async (engine) => {
    const { table, codes } = numbered(60_000);
    const folder = await scratchFolder({ 'in.csv': table });
    const flags = `-b v=1000 --engine ${engine} in.csv`;
    const line = `set -o pipefail; ${NON_BLOCKING} ${flags} | (sleep 0.3; cat)`;
    const { stdout, stderr, status } = await shell(line, folder);
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    expect(stdout === codes).toBe(true);
  });
});
