import { describe, expect, test } from 'vitest';
import { resolveDialect } from '../../../src/csv/dialect.ts';
import { openTable } from '../../../src/csv/table/table.ts';
import { caught } from '../../support/caught.ts';
import { sourceOf, watchedSource } from '../../support/sources.ts';
import { readTable } from '../../support/table.ts';

describe('a table', () => {
  test('has a header and rows', async () => {
    expect(await readTable('a,b\n1,2\n3,4\n')).toEqual({
      header: ['a', 'b'],
      rows: [
        ['1', '2'],
        ['3', '4'],
      ],
      failure: undefined,
    });
  });

  test('without a header has columns 1 to n, and the first record is a row', async () => {
    expect(await readTable('a,b\n1,2\n', { header: false })).toMatchObject({
      header: ['1', '2'],
      rows: [
        ['a', 'b'],
        ['1', '2'],
      ],
    });
  });

  test.each(['', '\n', '\r\n\r\n', '\ufeff', '# only a comment'])(
    'of %j has no columns and no rows',
    async (content) => {
      const table = await readTable(content, { comment: '#' });
      expect(table).toEqual({ header: [], rows: [], failure: undefined });
    },
  );

  test('reads CR LF, LF and CR as line endings, mixed in a file', async () => {
    const { rows } = await readTable('a,b\n1,2\r\n3,"4\r"\r5,6\r\n');
    expect(rows).toEqual([
      ['1', '2'],
      ['3', '4\r'],
      ['5', '6'],
    ]);
  });

  test('leaves out comments, but no field that begins like one', async () => {
    const { header, rows } = await readTable('#1\na,#b\n#2"\n1,#\n"#3",4\n#5', { comment: '#' });
    expect(header).toEqual(['a', '#b']);
    expect(rows).toEqual([
      ['1', '#'],
      ['#3', '4'],
    ]);
  });

  test('keeps NUL bytes', async () => {
    const { header, rows } = await readTable('a\0,b\n\0,"1\0"\n');
    expect([header, rows]).toEqual([['a\0', 'b'], [['\0', '1\0']]]);
  });

  test('with an escape of its own drops it before a quote and before itself, and nowhere else', async () => {
    const { rows } = await readTable('a,b\n"\\"","\\\\"\n\\,"\\x"\n', { escape: '\\' });
    expect(rows).toEqual([
      ['"', '\\'],
      ['\\', '\\x'],
    ]);
  });

  test.each(['__proto__', 'constructor', 'toString', '', 'a,b', '👩‍👩‍👧', 'x'.repeat(1_000_000)])(
    'may call a column %.20j',
    async (name) => {
      const { header, rows } = await readTable(`"${name}",other\n1,2\n`);
      expect(header).toEqual([name, 'other']);
      expect(rows).toEqual([['1', '2']]);
      expect(Object.keys(Object.prototype)).toEqual([]);
    },
  );

  test('may have columns of the same name', async () => {
    const { header, rows } = await readTable('a,a\n1,2\n');
    expect([header, rows]).toEqual([['a', 'a'], [['1', '2']]]);
  });

  test('may have 10,000 columns', async () => {
    const numbers = Array.from({ length: 10_000 }, (_, i) => String(i));
    const { header, rows } = await readTable(`${numbers}\n${numbers}\n`);
    expect(header).toEqual(numbers);
    expect(rows).toEqual([numbers]);
  });
});

describe('how a file is written', () => {
  test.each([
    ['a\r\n1\n', { hasBom: false, lineEnd: '\r\n', hasLineEnd: true }],
    ['a\n1\r\n', { hasBom: false, lineEnd: '\n', hasLineEnd: true }],
    ['a\r1', { hasBom: false, lineEnd: '\r', hasLineEnd: true }],
    ['\ufeffa', { hasBom: true, lineEnd: '\n', hasLineEnd: false }],
    ['\r\na\n', { hasBom: false, lineEnd: '\n', hasLineEnd: true }],
    ['"a\r\nb"\n', { hasBom: false, lineEnd: '\n', hasLineEnd: true }],
  ])('is detected by the first record of %j', async (content, style) => {
    const table = await openTable([sourceOf(content)], resolveDialect());
    expect(table.style).toEqual(style);
    await table.close();
  });

  test('is that of the first file with a record in it', async () => {
    const table = await openTable(
      ['\ufeff', '\n\n', 'a\r\n'].map((c) => sourceOf(c)),
      resolveDialect(),
    );
    expect(table.style).toEqual({ hasBom: false, lineEnd: '\r\n', hasLineEnd: true });
    await table.close();
  });
});

describe('several files', () => {
  test('are one table', async () => {
    const { header, rows, failure } = await readTable([
      'a,b\n1,2',
      '\ufeffa,b\r\n\r\n3,4\r\n',
      'a,b',
    ]);
    expect(header).toEqual(['a', 'b']);
    expect(rows).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(failure).toBeUndefined();
  });

  test('without a header all have rows only', async () => {
    const { rows } = await readTable(['1,2\n', '3,4\n'], { header: false });
    expect(rows).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  test('that are empty are passed over, the first ones too', async () => {
    const { header, rows } = await readTable(['', '\n\n', 'a\n1\n', '', '\ufeff', 'a\n2\n', '\n']);
    expect(header).toEqual(['a']);
    expect(rows).toEqual([['1'], ['2']]);
    expect(await readTable(['', '\n'])).toEqual({ header: [], rows: [], failure: undefined });
  });

  test.each([
    [['a,b', 'a,c'], 'column 2 is "c", not "b"', 3],
    [['a,b', 'b,a'], 'column 1 is "b", not "a"', 1],
    [['a,b', 'a'], 'it has 1 column, not 2', 1],
    [['a,b', 'a,b,c'], 'it has 3 columns, not 2', 5],
  ])('with the headers %j are no table', async (headers, difference, column) => {
    const contents = headers.map(
      (header) => `${header}\n1${',1'.repeat(header.split(',').length - 1)}\n`,
    );
    const { rows, failure } = await readTable(contents);
    expect(rows).toEqual([['1', '1']]);
    expect(failure).toMatchObject({
      code: 'E_HEADER_MISMATCH',
      message: `the header differs from 1.csv: ${difference}`,
      at: { file: '2.csv', line: 1, column, text: headers[1] },
      expected: headers[0]?.split(','),
      received: headers[1]?.split(','),
    });
  });

  test('say on which line the other header is', async () => {
    const { failure } = await readTable(['a\n1\n', '# x\n\r\nb\n2\n'], { comment: '#' });
    expect(failure?.at).toEqual({ file: '2.csv', line: 3, column: 1, byte: 6, text: 'b' });
  });

  test('of different widths are no table without a header either', async () => {
    const { rows, failure } = await readTable(['1,2\n', '3\n'], { header: false });
    expect(rows).toEqual([['1', '2']]);
    expect(failure?.code).toBe('E_HEADER_MISMATCH');
  });

  test('say which of them is broken, and on which of its lines', async () => {
    const { rows, failure } = await readTable(['a,b\n1,2\n', 'a,b\n3,4\n5\n']);
    expect(rows.length).toBe(2);
    expect(failure?.at).toMatchObject({ file: '2.csv', line: 3 });
  });

  test('end after the rows before a first record that is broken', async () => {
    const { rows, failure } = await readTable(['a,b\n1,2\n', 'a,"b\n']);
    expect(rows).toEqual([['1', '2']]);
    expect(failure).toMatchObject({ code: 'E_QUOTE_NOT_CLOSED', at: { file: '2.csv', line: 1 } });
  });
});

describe('a source', () => {
  test('is closed when its table is, whether its rows were walked or not', async () => {
    for (const blocks of [0, 1, 2]) {
      const source = watchedSource((i) => (i === 0 ? 'a\n1\n' : `${i}\n`));
      const table = await openTable([source], resolveDialect());
      for (let i = 0; i < blocks; i++) expect((await table.blocks.next()).done).toBe(false);
      expect(source.isClosed).toBe(false);
      await table.close();
      expect(source.isClosed).toBe(true);
    }
  });

  test('is closed when it does not begin with a table', async () => {
    const source = watchedSource(() => 'a"b\n');
    const { code } = await caught(() => openTable([source], resolveDialect()));
    expect(code).toBe('E_STRAY_QUOTE');
    expect(source.isClosed).toBe(true);
  });

  test('is closed when its header is not that of the first one', async () => {
    const [first, second] = [sourceOf('a\n'), watchedSource(() => 'b\n1\n')];
    const table = await openTable([first, second], resolveDialect());
    const codes: unknown[] = [];
    for await (const { failure } of table.blocks) codes.push(failure?.code);
    expect(codes.at(-1)).toBe('E_HEADER_MISMATCH');
    expect(second.isClosed).toBe(true);
  });

  test('is not opened before the one before it is read', async () => {
    const second = watchedSource(() => undefined);
    const table = await openTable([sourceOf('a\n1\n'), second], resolveDialect());
    await table.blocks.next();
    expect(second.pulled).toBe(0);
    await table.close();
  });
});
