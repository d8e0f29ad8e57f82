import { describe, expect, test } from 'vitest';
import { DiscretizeError } from '../../src/core/errors/error.ts';
import type { Source } from '../../src/csv/decode.ts';
import { resolveDialect } from '../../src/csv/dialect.ts';
import type { Sink } from '../../src/engine/table.ts';
import { type Applied, apply, type RunOptions } from '../../src/jobs/apply.ts';
import { requestFor } from '../../src/plan/bin-request.ts';
import { parseSpec } from '../../src/spec/parse.ts';
import { applied, SEED } from '../support/applied.ts';
import { caught } from '../support/caught.ts';
import { sourceOf, watchedSource } from '../support/sources.ts';

/** Runs with the boundaries of the seed matrix. */
function run(
  source: Source,
  sink: Sink,
  options: Partial<RunOptions> = {},
): Promise<Applied | undefined> {
  const request = requestFor(parseSpec(SEED));
  return apply(request, [source], resolveDialect(), sink, { ...RECORDS, ...options });
}

/** The engine that is slow and obvious. */
const RECORDS: RunOptions = { engine: 'records', threads: 1 };

/** A sink that keeps text. */
function keeping(): Sink & { readonly texts: string[] } {
  const texts: string[] = [];
  return { texts, write: async (bytes) => void texts.push(Buffer.from(bytes).toString()) };
}

const MATRIX = 'a,b,c,d\n0.0,0.15,0.21,0.3\n0.0,0.17,0.451,7.8\n';

describe('the seed matrix', () => {
  test.each([
    ['int', 'a,b,c,d\n2,3,4,4\n2,3,4,5\n'],
    [
      'count',
      'a_b_c_d_0,a_b_c_d_1,a_b_c_d_2,a_b_c_d_3,a_b_c_d_4,a_b_c_d_5\n0,0,1,1,2,0\n0,0,1,1,1,1\n',
    ],
    [
      'multi_hot',
      'a_b_c_d_0,a_b_c_d_1,a_b_c_d_2,a_b_c_d_3,a_b_c_d_4,a_b_c_d_5\n0,0,1,1,1,0\n0,0,1,1,1,1\n',
    ],
    [
      'label',
      'a,b,c,d\n"[0, 0.1)","[0.1, 0.2)","[0.2, 3)","[0.2, 3)"\n"[0, 0.1)","[0.1, 0.2)","[0.2, 3)","[3, +inf)"\n',
    ],
    [
      'one_hot',
      `${[...'abcd'].flatMap((name) => [0, 1, 2, 3, 4, 5].map((bin) => `${name}_${bin}`))}\n` +
        '0,0,1,0,0,0,0,0,0,1,0,0,0,0,0,0,1,0,0,0,0,0,1,0\n' +
        '0,0,1,0,0,0,0,0,0,1,0,0,0,0,0,0,1,0,0,0,0,0,0,1\n',
    ],
  ])('is binned as %s', async (mode, output) => {
    const spec = { boundaries: SEED, output: mode };
    expect((await applied(MATRIX, { spec })).output).toBe(output);
  });

  test('is the same in float32, and closed on the right but for 0.0', async () => {
    const { output } = await applied(MATRIX, { spec: { boundaries: SEED, precision: 'float32' } });
    expect(output).toBe('a,b,c,d\n2,3,4,4\n2,3,4,5\n');
    const right = await applied(MATRIX, { spec: { boundaries: SEED, closed: 'right' } });
    expect(right.output).toBe('a,b,c,d\n1,3,4,4\n1,3,4,5\n');
  });

  test('may keep its columns', async () => {
    const { output } = await applied(MATRIX, { request: { append: true, columns: 'b,d' } });
    expect(output).toBe('a,b,c,d,b_bin,d_bin\n0.0,0.15,0.21,0.3,3,4\n0.0,0.17,0.451,7.8,3,5\n');
  });
});

describe('missing values', () => {
  const rows = 'x,y,z\n1,NA,k\n,5,l\n,nan,m\n7,8,n\n';
  const names = (depth: number): string =>
    Array.from({ length: depth }, (_, bin) => `f_${bin}`).join();
  const hot = (depth: number): string =>
    [...'xy'].flatMap((c) => Array.from({ length: depth }, (_, bin) => `${c}_${bin}`)).join();

  test.each<[string, string, string]>([
    ['empty', 'int', 'x,y,z\n0,,k\n,1,l\n,,m\n1,1,n\n'],
    ['empty', 'label', 'x,y,z\nlow,,k\n,high,l\n,,m\nhigh,high,n\n'],
    ['empty', 'one_hot', `${hot(2)},z\n1,0,0,0,k\n0,0,0,1,l\n0,0,0,0,m\n0,1,0,1,n\n`],
    ['empty', 'multi_hot', `${names(2)},z\n1,0,k\n0,1,l\n0,0,m\n0,1,n\n`],
    ['empty', 'count', `${names(2)},z\n1,0,k\n0,1,l\n0,0,m\n0,2,n\n`],
    ['own', 'int', 'x,y,z\n0,2,k\n2,1,l\n2,2,m\n1,1,n\n'],
    ['own', 'label', 'x,y,z\nlow,none,k\nnone,high,l\nnone,none,m\nhigh,high,n\n'],
    ['own', 'one_hot', `${hot(3)},z\n1,0,0,0,0,1,k\n0,0,1,0,1,0,l\n0,0,1,0,0,1,m\n0,1,0,0,1,0,n\n`],
    ['own', 'multi_hot', `${names(3)},z\n1,0,1,k\n0,1,1,l\n0,0,1,m\n0,1,0,n\n`],
    ['own', 'count', `${names(3)},z\n1,0,1,k\n0,1,1,l\n0,0,2,m\n0,2,0,n\n`],
    ['last', 'int', 'x,y,z\n0,1,k\n1,1,l\n1,1,m\n1,1,n\n'],
    ['last', 'label', 'x,y,z\nlow,high,k\nhigh,high,l\nhigh,high,m\nhigh,high,n\n'],
    ['last', 'one_hot', `${hot(2)},z\n1,0,0,1,k\n0,1,0,1,l\n0,1,0,1,m\n0,1,0,1,n\n`],
    ['last', 'multi_hot', `${names(2)},z\n1,1,k\n0,1,l\n0,1,m\n0,1,n\n`],
    ['last', 'count', `${names(2)},z\n1,1,k\n0,2,l\n0,2,m\n0,2,n\n`],
    ['drop', 'int', 'x,y,z\n1,1,n\n'],
    ['drop', 'label', 'x,y,z\nhigh,high,n\n'],
    ['drop', 'one_hot', `${hot(2)},z\n0,1,0,1,n\n`],
    ['drop', 'multi_hot', `${names(2)},z\n0,1,n\n`],
    ['drop', 'count', `${names(2)},z\n0,2,n\n`],
  ])('with the policy %s are written as %s', async (missing, mode, output) => {
    const labels = missing === 'own' ? ['low', 'high', 'none'] : ['low', 'high'];
    const feature = { name: 'f', columns: ['x', 'y'], boundaries: [3], labels, output: mode };
    const outcome = await applied(rows, { spec: { missing, features: [feature] } });
    expect(outcome.output).toBe(output);
    expect(outcome.error).toBeUndefined();
  });

  test.each(['int', 'label', 'one_hot', 'multi_hot', 'count'])(
    'with the policy error end a run that writes %s',
    async (mode) => {
      const feature = { columns: ['y', 'x'], boundaries: [3], output: mode };
      const { output, error } = await applied(rows, {
        spec: { missing: 'error', features: [feature] },
      });
      expect(output.split('\n').length).toBe(2);
      expect(error).toMatchObject({
        code: 'E_MISSING_VALUE',
        message: 'column "y": the value is missing ("NA")',
        at: { file: 'in.csv', line: 2, column: 3, text: '1,NA,k' },
      });
    },
  );

  test('are counted, in their bin where they have one', async () => {
    const counted = async (missing: string): Promise<unknown> => {
      const features = [{ columns: ['x', 'y'], boundaries: [3] }];
      return (await applied(rows, { spec: { missing, features } })).stats;
    };
    const stats = (of: { dropped?: number; counts: number[]; missing: number }): object => ({
      rows: 4,
      dropped: of.dropped ?? 0,
      rejected: 0,
      repaired: { padded: 0, long: 0, quotes: 0 },
      features: [
        {
          name: 'x_y',
          columns: ['x', 'y'],
          counts: of.counts,
          missing: of.missing,
          invalid: 0,
          overflow: 0,
          rounded: 0,
          empty: 2,
          outside: 0,
        },
      ],
    });
    expect(await counted('empty')).toMatchObject(stats({ counts: [1, 3], missing: 4 }));
    expect(await counted('own')).toMatchObject(stats({ counts: [1, 3, 4], missing: 4 }));
    expect(await counted('last')).toMatchObject(stats({ counts: [1, 7], missing: 4 }));
    expect(await counted('drop')).toMatchObject(stats({ counts: [0, 2], missing: 4, dropped: 3 }));
  });
});

describe('invalid cells', () => {
  const rows = 'x,y\n1,5\nbad,1e999\n7,0x1\n';
  const features = [{ columns: ['x', 'y'], boundaries: [3] }];

  test('end the run, after the rows before them', async () => {
    const { output, error, stats } = await applied(rows, { spec: { features } });
    expect(output).toBe('x,y\n0,1\n');
    expect(stats).toBeUndefined();
    expect(error).toMatchObject({
      code: 'E_NOT_A_NUMBER',
      message: 'column "x": "bad" is not a number',
      at: { line: 3, column: 1 },
    });
  });

  test.each([
    ['empty', 'x,y\n0,1\n,1\n1,\n', [1, 3], 2],
    ['own', 'x,y\n0,1\n2,1\n1,2\n', [1, 3, 2], 2],
    ['last', 'x,y\n0,1\n1,1\n1,1\n', [1, 5], 2],
  ])('may count as missing: %s', async (missing, output, counts, count) => {
    const spec = { missing, invalid: 'missing', features };
    const outcome = await applied(rows, { spec });
    expect(outcome.output).toBe(output);
    expect(outcome.stats).toMatchObject({
      rows: 3,
      features: [{ counts, missing: count, invalid: 2, overflow: 1 }],
    });
  });

  test('may drop their row, and are counted', async () => {
    const { output, stats } = await applied(rows, { spec: { invalid: 'drop', features } });
    expect(output).toBe('x,y\n0,1\n');
    expect(stats).toMatchObject({
      rows: 3,
      dropped: 2,
      features: [{ counts: [1, 1], missing: 0, invalid: 2, overflow: 1 }],
    });
  });
});

describe('several features', () => {
  test('have counts of their own', async () => {
    const spec = {
      features: [
        { columns: ['b', 'a'], boundaries: [0], output: 'count', name: 'f' },
        { columns: ['c'], boundaries: [1, 2], closed: 'right' },
      ],
    };
    const { output, stats } = await applied('a,b,c\n-1,1,1\n2,3,2.5\n', { spec });
    expect(output).toBe('f_0,f_1,c\n1,1,0\n0,2,2\n');
    expect(stats?.features.map(({ byColumn }) => byColumn?.map(({ name }) => name))).toEqual([
      ['b', 'a'],
      ['c'],
    ]);
    expect(stats?.features.flatMap(({ byColumn = [] }) => byColumn)).toMatchObject([
      { name: 'b', counts: new Float64Array([0, 2]) },
      { name: 'a', counts: new Float64Array([1, 1]) },
      { name: 'c', counts: new Float64Array([1, 0, 1]) },
    ]);
    expect(stats?.features).toMatchObject([
      {
        name: 'f',
        columns: ['b', 'a'],
        counts: [1, 3],
        missing: 0,
        invalid: 0,
        overflow: 0,
        rounded: 0,
        empty: 0,
        outside: 0,
      },
      {
        name: 'c',
        columns: ['c'],
        counts: [1, 0, 1],
        missing: 0,
        invalid: 0,
        overflow: 0,
        rounded: 0,
        empty: 0,
        outside: 0,
      },
    ]);
  });
});

describe('input without rows', () => {
  test.each(['', '\n\n', '\ufeff'])('that is %j makes no output and no stats', async (content) => {
    const outcome = await applied(content, { request: { columns: 'x' } });
    expect(outcome).toEqual({ output: '', rejected: [], stats: undefined, error: undefined });
  });

  test.each(['a,b', 'a,b\n', 'a,b\r\n\r\n', '\ufeff"a",b\r'])(
    'that is the header %j stays a header',
    async (content) => {
      const { output, stats } = await applied(content);
      expect(output).toBe(
        Buffer.from(content.replaceAll('"', '').replace('\r\n\r\n', '\r\n')).toString('latin1'),
      );
      expect(stats).toMatchObject({ rows: 0, dropped: 0, rejected: 0, features: [] });
    },
  );

  test('that is a header has the header that its rows would have had', async () => {
    const spec = { features: [{ columns: ['a'], boundaries: [0], output: 'one_hot' }] };
    expect((await applied('a,b\n', { spec })).output).toBe('a_0,a_1,b\n');
    expect((await applied('a,b', { spec })).output).toBe('a_0,a_1,b');
  });
});

describe('input without a header', () => {
  test('has its first record binned, and no header written', async () => {
    const dialect = { header: false };
    const { output } = await applied('0.15,x\n7,y\n', { dialect });
    expect(output).toBe('3,x\n5,y\n');
    const hot = await applied('0.15,x', { dialect, spec: { boundaries: [1], output: 'one_hot' } });
    expect(hot.output).toBe('1,0,x');
  });
});

describe('columns that nobody named', () => {
  test('are chosen by the first 1,000 rows, however they come', async () => {
    const numbers = Array.from({ length: 1000 }, (_, i) => `${i},${i === 999 ? 'x' : i}`);
    const content = `a,b\n${numbers.join('\n')}\n`;
    const { output, stats } = await applied(content, { cuts: [7, 500, 501] });
    expect(stats).toMatchObject({ rows: 1000, features: [{ name: 'a' }] });
    expect(output.split('\n').at(-2)).toBe('5,x');
  });

  test('are not chosen again: a bad cell after the first 1,000 rows ends the run', async () => {
    const numbers = Array.from({ length: 1000 }, () => '0.15');
    const { output, error } = await applied(`a\n${numbers.join('\n')}\nx\n`);
    expect(output).toBe(`a\n${'3\n'.repeat(1000)}`);
    expect(error).toMatchObject({ code: 'E_NOT_A_NUMBER', at: { line: 1002 } });
  });

  test('are chosen by the rows before a fault', async () => {
    const { output, error } = await applied('a,b\n1,x\n2,y,z\n');
    expect(output).toBe('a,b\n4,x\n');
    expect(error?.code).toBe('E_RAGGED_ROW');
  });

  test('are an error where none is numeric', async () => {
    const { output, error } = await applied('a;b\n1;2\n');
    expect([output, error?.code]).toEqual(['', 'E_COLUMNS']);
  });
});

describe('several sources', () => {
  test('are written as one table, like the first of them', async () => {
    const contents = ['\ufeffa,b\r\n1,x', 'a,b\n2,"y\n"\n', '', 'a,b\r3,z'];
    const sources = contents.map((content, i) => sourceOf(content, { name: `${i}` }));
    const { output, stats } = await applied(sources);
    const bom = '\xef\xbb\xbf';
    expect(output).toBe(`${bom}a,b\r\n4,x\r\n4,"y\n"\r\n5,z`);
    expect(stats?.rows).toBe(3);
  });

  test('end in a line end before one that cannot be read', async () => {
    const gone: Source = {
      name: '2.csv',
      bytes: (async function* (): AsyncGenerator<Uint8Array> {
        yield Buffer.from('a\n2');
        throw new DiscretizeError('E_INPUT', 'it is gone');
      })(),
    };
    const settings = { request: { columns: 'a' } };
    const { output, error } = await applied([sourceOf('a\n1'), gone], settings);
    expect(output).toBe('a\n4\n');
    expect(error?.code).toBe('E_INPUT');
  });

  test('end in a line end before one with another header', async () => {
    const sources = [sourceOf('a\n1'), sourceOf('b\n2\n')];
    const { output, error } = await applied(sources, { request: { columns: 'a' } });
    expect(output).toBe('a\n4\n');
    expect(error?.code).toBe('E_HEADER_MISMATCH');
  });
});

describe('untouched columns', () => {
  test('keep what they hold, byte for byte', async () => {
    const rows = Buffer.from('1,"1.10", 007 ,\xff\xe2\x82,=a,\0\r\n', 'latin1').toString('latin1');
    const content = `x,b,c,d,e,f\r\n${rows}2,"a\nb","""",\xe9,"c,d",\r\n`;
    const { output } = await applied(Buffer.from(content, 'latin1'), { request: { columns: 'x' } });
    expect(output).toBe(
      'x,b,c,d,e,f\r\n4,1.10, 007 ,\xff\xe2\x82,=a,\0\r\n4,"a\nb","""",\xe9,"c,d",\r\n',
    );
  });
});

describe('a run', () => {
  test('tells its plan before it writes', async () => {
    const sink = keeping();
    const told: string[][] = [];
    await run(sourceOf('a,b\n1,x\n'), sink, {
      onPlan: (plan, table) => {
        expect(plan.columns).toEqual([{ position: 0, name: 'a', role: 'feature' }]);
        told.push([...table.header], sink.texts);
      },
    });
    expect(told[0]).toEqual(['a', 'b']);
    expect(sink.texts.join('')).toBe('a,b\n4,x\n');
  });

  test('waits for each write before it reads or writes on', async () => {
    const source = watchedSource((i) => (i === 0 ? 'a\n' : i < 30 ? `${i}\n${i}\n` : undefined));
    let [inFlight, most, writes] = [0, 0, 0];
    await run(source, {
      write: async () => {
        inFlight++;
        writes++;
        most = Math.max(most, inFlight);
        const { pulled } = source;
        await new Promise((resolve) => setTimeout(resolve, 1));
        expect(source.pulled).toBe(pulled);
        inFlight--;
      },
    });
    expect(most).toBe(1);
    expect(writes).toBeGreaterThan(20);
    expect(source.isClosed).toBe(true);
  });

  test('of 50 MB never holds more than a piece or two', async () => {
    const text = 'x'.repeat(3000);
    const piece = Array.from({ length: 20 }, (_, i) => `${i / 7},${text},${i},"quoted"\n`).join('');
    const pieces = Math.ceil(50_000_000 / piece.length);
    const source = watchedSource((i) => (i === 0 ? 'a,b,c,d\n' : i <= pieces ? piece : undefined));
    let [atLastWrite, mostPulled, written] = [0, 0, 0];
    const write = async (bytes: Uint8Array): Promise<void> => {
      if (bytes.length > 0) {
        mostPulled = Math.max(mostPulled, source.pulled - atLastWrite);
        atLastWrite = source.pulled;
      }
      expect(bytes.length).toBeLessThan(70_000);
      written += bytes.length;
    };
    const named = { ...requestFor(parseSpec(SEED)), columns: 'a,c' };
    const result = await apply(named, [source], resolveDialect(), { write }, RECORDS);
    expect(result?.stats.rows).toBe(pieces * (piece.split('\n').length - 1));
    expect(mostPulled).toBeLessThanOrEqual(2);
    expect(written).toBeGreaterThan(49_000_000);
  });

  test('closes its source when the sink fails, and fails with it', async () => {
    const full = new Error('no space left');
    const source = watchedSource((i) => (i === 0 ? 'a\n1\n2\n3\n' : `${i}\n`));
    const write = async (): Promise<void> => {
      throw full;
    };
    await expect(run(source, { write })).rejects.toBe(full);
    expect(source.isClosed).toBe(true);
  });

  test('closes its source when there is no plan', async () => {
    const source = watchedSource((i) => (i === 0 ? 'a\nx\n' : 'y\n'));
    const wrong = { ...requestFor(parseSpec(SEED)), columns: 'unknown' };
    const { code } = await caught(() =>
      apply(wrong, [source], resolveDialect(), keeping(), RECORDS),
    );
    expect(code).toBe('E_UNKNOWN_COLUMN');
    expect(source.isClosed).toBe(true);
  });

  test('closes its source when the input is at fault', async () => {
    const source = watchedSource((i) => (i < 5 ? 'a\n1\n' : 'x"y\n'));
    const { code } = await caught(() => run(source, keeping()));
    expect(code).toBe('E_COLUMNS');
    expect(source.isClosed).toBe(true);
  });
});

describe('a signal', () => {
  test('that has come already stops the run before it reads', async () => {
    const source = watchedSource(() => 'a\n');
    const sink = keeping();
    const signal = AbortSignal.abort();
    await expect(run(source, sink, { signal })).rejects.toThrow(signal.reason);
    expect(source.pulled).toBe(0);
    expect(sink.texts).toEqual([]);
  });

  test('stops a run that goes on, and closes its source', async () => {
    const controller = new AbortController();
    const why = new Error('enough');
    const source = watchedSource((i) => (i === 0 ? 'a\n' : `${'1\n'.repeat(1000)}`));
    let writes = 0;
    const write = async (): Promise<void> => {
      writes++;
      if (writes === 3) controller.abort(why);
    };
    await expect(run(source, { write }, { signal: controller.signal })).rejects.toBe(why);
    expect(writes).toBe(3);
    expect(source.isClosed).toBe(true);
  });
});
