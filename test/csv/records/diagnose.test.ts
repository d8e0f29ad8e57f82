import { describe, expect, test } from 'vitest';
import type { DiscretizeError } from '../../../src/core/errors/error.ts';
import { type DialectOptions, resolveDialect } from '../../../src/csv/dialect.ts';
import type { RecordBlock } from '../../../src/csv/records/record-block.ts';
import { openTable } from '../../../src/csv/table/table.ts';
import { cutEvery, watchedSource } from '../../support/sources.ts';
import { readTable } from '../../support/table.ts';

async function failureOf(text: string, options: DialectOptions = {}): Promise<DiscretizeError> {
  const { failure } = await readTable(text, options);
  if (failure === undefined) throw new Error('there is no failure');
  return failure;
}

/** The fault of the first bad record; nothing is read after it. */
async function firstFault(
  blocks: AsyncIterable<RecordBlock>,
): Promise<DiscretizeError | undefined> {
  for await (const { records } of blocks) {
    const bad = records.find(({ fault }) => fault !== undefined);
    if (bad !== undefined) return bad.fault?.error();
  }
  return undefined;
}

describe('a quote that is never closed', () => {
  test('is reported where it opened', async () => {
    const failure = await failureOf('a,b\r\n"c\r\nd",e\r\né,"f\r\ng,h\r\n');
    expect(failure).toMatchObject({
      code: 'E_QUOTE_NOT_CLOSED',
      message: 'unclosed quote (byte offset 18)',
      at: { file: 'in.csv', line: 4, column: 3, byte: 18, text: 'é,"f' },
    });
    expect(failure.hint).toMatch(/--quote none$/);
  });

  test('in the header is reported too', async () => {
    const failure = await failureOf('a,"b\n1,2\n');
    expect(failure).toMatchObject({ code: 'E_QUOTE_NOT_CLOSED', at: { line: 1, column: 3 } });
  });

  test('is reported where it opened when it swallows more than the longest record', async () => {
    const source = watchedSource((i) =>
      i < 320 ? `${i === 0 ? 'a,b\n1,"' : ''}${LONG}` : undefined,
    );
    const { blocks } = await openTable([source], resolveDialect());
    const failure = await firstFault(blocks);
    expect(failure).toMatchObject({
      code: 'E_QUOTE_NOT_CLOSED',
      message: 'unclosed quote (byte offset 6) in a record longer than 1048576 bytes',
      at: { file: 'in.csv', line: 2, column: 3, byte: 6 },
    });
    expect(failure?.hint).toMatch(/--max-record$/);
    // Of 20 MB in pieces of 64 KB, one megabyte and what was on the way.
    expect(source.pulled).toBeLessThanOrEqual(19);
    expect(source.isClosed).toBe(true);
  });

  test('may be closed within the longest record, and after it no more', async () => {
    const options = { maxRecord: 12 };
    const { rows, failure } = await readTable('a,b\n1,"34567890"\n2,"345678901"\n', options);
    expect(rows).toEqual([['1', '34567890']]);
    expect(failure).toMatchObject({ code: 'E_QUOTE_NOT_CLOSED', at: { line: 3, column: 3 } });
  });

  test.each([
    ['"",'.repeat(40), 'E_RECORD_TOO_LONG', 1],
    [`${'x'.repeat(30)},"y`, 'E_RECORD_TOO_LONG', 1],
    [`${'x'.repeat(30)},"y\n`, 'E_QUOTE_NOT_CLOSED', 32],
    [`x,"${'y'.repeat(40)}`, 'E_QUOTE_NOT_CLOSED', 3],
  ])(
    'is to blame for a long record where it contains a line ending, or most of it: %j',
    async (row, code, column) => {
      for (const size of [1, 7, 1000]) {
        const content = `a,b\n${row}${'z'.repeat(60)}`;
        const { failure } = await readTable(content, { maxRecord: 40 }, cutEvery(size, content));
        expect(failure).toMatchObject({ code, at: { line: 2, column } });
      }
    },
  );
});

/** 64 KB of text with a line end in it. */
const LONG = `${'x'.repeat(63_999)}\n`;

describe('a stray quote', () => {
  test('in an unquoted field is reported where it is', async () => {
    expect(await failureOf('a,b\n1,é"2"\n')).toMatchObject({
      code: 'E_STRAY_QUOTE',
      message: 'quote in an unquoted field',
      at: { file: 'in.csv', line: 2, column: 4, text: '1,é"2"' },
    });
  });

  test('after quotes is reported where the text begins, with its field', async () => {
    expect(await failureOf('a,b\n1,"2"x\n')).toMatchObject({
      code: 'E_STRAY_QUOTE',
      message: 'text after the closing quote of the field at column 3',
      at: { line: 2, column: 6, text: '1,"2"x' },
      hint: 'double the quotes that are part of the text',
    });
    expect(await failureOf('a,b\n1,"2\n3"x\n')).toMatchObject({
      message: 'text after the closing quote of the field at line 2',
      at: { line: 3, column: 3, text: '3"x' },
    });
  });

  test('is text where quotes mean nothing', async () => {
    const { rows } = await readTable('a,b\n1,2"\n"3",4\n', { quote: null });
    expect(rows).toEqual([
      ['1', '2"'],
      ['"3"', '4'],
    ]);
  });
});

describe('a record that is too long', () => {
  test.each([
    ['by its text', '12345678901'],
    ['by its delimiters', ',,,,,,,,,,,'],
    ['by its quotes', '"1""""""",'],
  ])('%s is reported where it begins', async (_, record) => {
    expect(Buffer.byteLength(record)).toBeGreaterThan(9);
    const content = `# a comment may be longer\na,b\n1,2\n# and so may this\n${record}\n3,4\n`;
    for (const cuts of [[], cutEvery(1, content)]) {
      const { rows, failure } = await readTable(content, { maxRecord: 9, comment: '#' }, cuts);
      expect(rows).toEqual([['1', '2']]);
      expect(failure).toMatchObject({
        code: 'E_RECORD_TOO_LONG',
        message: 'a record is longer than 9 bytes',
        at: { file: 'in.csv', line: 5, column: 1, text: record },
      });
    }
  });

  test('is one byte longer than the longest one; line ends do not count', async () => {
    for (const end of ['\n', '\r\n', '\r', '']) {
      const fits = await readTable(`a,b\n1,34567890${end}`, { maxRecord: 10 });
      expect(fits).toMatchObject({ rows: [['1', '34567890']], failure: undefined });
      const failure = await failureOf(`a,b\n1,345678901${end}`, { maxRecord: 10 });
      expect(failure.code).toBe('E_RECORD_TOO_LONG');
    }
  });

  test('of delimiters alone is stopped after about the longest record', async () => {
    const source = watchedSource((i) =>
      i < 320 ? `${i === 0 ? 'a,b\n' : ''}${COMMAS}` : undefined,
    );
    const { blocks } = await openTable([source], resolveDialect());
    const failure = await firstFault(blocks);
    expect(failure).toMatchObject({ code: 'E_RECORD_TOO_LONG', at: { line: 2, column: 1 } });
    expect(source.pulled).toBeLessThanOrEqual(19);
  });
});

const COMMAS = ','.repeat(64_000);
