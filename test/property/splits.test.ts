import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DialectOptions } from '../../src/csv/dialect.ts';
import type { BinRequest } from '../../src/plan/bin-request.ts';
import { type AppliedOutcome, applied } from '../support/applied.ts';
import { cutEvery } from '../support/sources.ts';

/** A file that has something in it which a cut could spoil, and how it is read. */
interface Nasty {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly dialect?: DialectOptions;
  readonly request?: Partial<BinRequest>;
  readonly spec?: unknown;
  /** The code of the error that it ends in. */
  readonly error?: string;
  readonly maxErrors?: number;
}

const BOM = '\ufeff';

/** Text as UTF-16, with its byte order mark. */
function utf16le(text: string): Buffer {
  return Buffer.from(BOM + text, 'utf16le');
}

const X: Partial<BinRequest> = { columns: 'x' };

const GOOD: readonly Nasty[] = [
  { name: 'quotes', content: 'x,"y"\n"0.1","a,b"\n0.2,"c\nd"\n', request: X },
  { name: 'doubled quotes', content: '"x","y ""z"""\n0.15,""""\n-1,"""a"""\n', request: X },
  { name: 'CR LF', content: 'x,y\r\n0.1,"a\r\nb"\r\n\r\n7,"c\nd"\r\n', request: X },
  { name: 'lone CR', content: 'x,y\r0.1,"a\rb"\r\r7,c\r', request: X },
  { name: 'line ends of all kinds', content: 'x,y\r\n1,2\n3,4\r5,6\r\n\n\r7,8\n', request: X },
  { name: 'a byte order mark', content: `${BOM}x,y\n1,${BOM}\n`, request: X },
  { name: 'a byte order mark before a quote', content: `${BOM}"x",y\n1,2\n`, request: X },
  { name: 'multi-byte UTF-8', content: 'x,é€𝄞\n1,日本語\n2,"👩‍👩‍👧"\n', request: X },
  {
    name: 'invalid UTF-8',
    content: Buffer.from('x,\xff\xfe\n1,\xe2\x82\n2,"\xc3"\n', 'latin1'),
    request: X,
  },
  {
    name: 'numbers of every form',
    content: 'x,y\n-1e-3,+.5\n 1. ,\t2e+2\nInfinity,-inf\nNaN,NA\n1e999,0x10\n007,1.10\n',
    request: { columns: 'x,y' },
    spec: { boundaries: [0, 1], invalid: 'missing' },
  },
  { name: 'blank lines in a table of two', content: '\n\nx,y\n\n1,"2"\n\n\n3,"4"\n\n', request: X },
  { name: 'blank lines in a table of one', content: 'x\n\n1\n\n""\n"2"\n\n', request: X },
  {
    name: 'comments',
    content: '# "a\nx,y\n# b\r\n#\n1,#2\n\n#"c"\n\n3,"\n#d"\n#e',
    dialect: { comment: '#' },
    request: X,
  },
  {
    name: 'a comment sign of two characters',
    content: '// "a\nx,y\n/1,/\n2,//\n//\n3,4\n',
    dialect: { comment: '//' },
    spec: { boundaries: [2], invalid: 'missing' },
    request: X,
  },
  {
    name: 'a delimiter of two characters',
    content: 'x||y\n1||"a||b"\n2|||c\n3||"d|"\n4||"e""|||"\n',
    dialect: { delimiter: '||' },
    spec: { boundaries: [2], invalid: 'drop' },
    request: X,
  },
  {
    name: 'a delimiter of many bytes',
    content: 'x→→y\n1→→"a→→b"\n2→→→c\n',
    dialect: { delimiter: '→→' },
    request: X,
  },
  {
    name: 'an escape other than the quote',
    content: 'x,y\n1,"a\\"b"\n2,"c\\\\"\n3,d\\e\n4,"\\\n"\n',
    dialect: { escape: '\\' },
    request: X,
  },
  {
    name: 'no quotes',
    content: 'x,"y\n1,"\n2,"a"\n3,\n',
    dialect: { quote: null },
    request: X,
  },
  {
    name: 'UTF-16',
    content: utf16le('x,é𝄞\r\n1,"€\r\n𝄞"\r\n'),
    dialect: { encoding: 'utf-16le' },
    request: X,
  },
  {
    name: 'Shift JIS, with quotes and backslashes as second bytes',
    content: Buffer.from('x,y\n1,"\x83\x5c\x83\x7c"\n2,\x95\x5c\n', 'latin1'),
    dialect: { encoding: 'shift_jis' },
    request: X,
  },
  { name: 'no line end after the last row', content: 'x,y\n1,"2"', request: X },
  { name: 'a CR and nothing more at the end', content: 'x,y\r\n1,"2"\r', request: X },
  { name: 'a header and nothing more', content: 'x,y', request: X },
  { name: 'a byte order mark and nothing more', content: BOM },
  { name: 'nothing', content: '' },
  { name: 'nothing but line ends', content: '\r\n\n\r\n' },
  {
    name: 'no header',
    content: '1,"a"\n\n2,"b"',
    dialect: { header: false },
    request: { columns: '1' },
  },
  { name: 'columns to choose', content: '\nx,y,z\n1,NA,a\n"2",,3\n', request: {} },
  { name: 'NUL bytes', content: 'x,y\0\n1,\0\n2,"\0\0"\n', request: X },
];

const BAD: readonly Nasty[] = [
  { name: 'a ragged row', content: 'x,y\n1,2\n3,"4",5\n6,7\n', request: X, error: 'E_RAGGED_ROW' },
  {
    name: 'a ragged row at the end',
    content: 'x,y\n1,"2"\n\n# 3\n"4"',
    dialect: { comment: '#' },
    request: X,
    error: 'E_RAGGED_ROW',
  },
  {
    name: 'a quote that is never closed',
    content: 'x,y\r\n1,"é\r\n\r\n"\r\n€,"3\n4,5\n',
    request: X,
    error: 'E_QUOTE_NOT_CLOSED',
  },
  {
    name: 'a quote that is never closed in the last row',
    content: 'x,y\n1,"2"\n3,"4\n5,6\n7,8',
    request: X,
    error: 'E_QUOTE_NOT_CLOSED',
  },
  {
    name: 'a quote in an unquoted field',
    content: 'x,y\n1,2\n3,ab"c"d\n4,5\n',
    request: X,
    error: 'E_STRAY_QUOTE',
  },
  {
    name: 'text after a closing quote',
    content: 'x,y\n1,2\n3,"a\nb"c,d\r\n4,5\n',
    request: X,
    error: 'E_STRAY_QUOTE',
  },
  {
    name: 'a bad cell',
    content: 'x,y\n1,2\n"3",4\n"é\n5",6\nz,8\n',
    request: X,
    error: 'E_NOT_A_NUMBER',
  },
  {
    name: 'a missing cell on a blank line',
    content: 'x\n1\n# a\n\n3\n',
    dialect: { comment: '#' },
    request: X,
    spec: { boundaries: [2], missing: 'error' },
    error: 'E_MISSING_VALUE',
  },
  {
    name: 'a record that is too long',
    content: 'x,y\n1,2345678901\n# 1234567890 1234567890\n2,34567890123\n4,5\n',
    dialect: { maxRecord: 12, comment: '#' },
    request: X,
    error: 'E_RECORD_TOO_LONG',
  },
  {
    name: 'a record that is too long by its delimiters',
    content: `x,y\n1,2\n${','.repeat(40)}\n3,4\n`,
    dialect: { maxRecord: 20 },
    request: X,
    error: 'E_RECORD_TOO_LONG',
  },
  {
    name: 'a quote that would be closed beyond the longest record',
    content: 'x,y\n1,2\n3,"4567\n890\n123"\n4,5\n',
    dialect: { maxRecord: 10 },
    request: X,
    error: 'E_QUOTE_NOT_CLOSED',
  },
  {
    name: 'UTF-16 that ends within a character',
    content: utf16le('x,y\n1,2\n3,4').subarray(0, -1),
    dialect: { encoding: 'utf-16le' },
    request: X,
    error: 'E_ENCODING',
  },
  {
    name: 'bytes that are not in the encoding',
    content: Buffer.from('x,y\n1,\x83\x5c\n2,3\n4,\x81\xff\n5,6\n', 'latin1'),
    dialect: { encoding: 'shift_jis' },
    request: X,
    error: 'E_ENCODING',
  },
  {
    name: 'UTF-16 that was not named',
    content: utf16le('x,y\n1,2\n'),
    request: X,
    error: 'E_ENCODING',
  },
  {
    name: 'a label that cannot be written without quotes',
    content: 'x\n1\n2\n3\n4\n',
    dialect: { quote: null },
    spec: { boundaries: [3], output: 'label', labels: ['low', 'a,b'] },
    request: X,
    error: 'E_DIALECT',
  },
];

/** The bad ones again, read to their end: without their bad rows, leniently, up to a limit. */
const GONE_ON: readonly Nasty[] = BAD.flatMap(({ error: _, ...nasty }) => [
  { ...nasty, name: `${nasty.name}, left out`, maxErrors: Number.POSITIVE_INFINITY },
  {
    ...nasty,
    name: `${nasty.name}, read leniently`,
    dialect: { ...nasty.dialect, lenient: true },
    maxErrors: 1,
  },
]);

/** Fails where a cut changes anything. */
async function expectSame(
  nasty: Nasty,
  whole: AppliedOutcome,
  cuts: readonly number[],
): Promise<void> {
  const cut = await applied(nasty.content, { ...nasty, cuts });
  // Of equal outcomes, `expect` takes as long as a run.
  if (isDeepStrictEqual(cut, whole)) return;
  expect(cut, `cut at ${cuts.slice(0, 5).join(', ')} ...`).toEqual(whole);
}

describe('how the input is cut makes no difference', () => {
  test.each([...GOOD, ...BAD])('$name', async (nasty) => {
    const whole = await applied(nasty.content, nasty);
    expect(whole.error?.code).toBe(nasty.error);
    const { length } = Buffer.from(nasty.content as Uint8Array);
    for (let cut = 0; cut <= length; cut++) await expectSame(nasty, whole, [cut]);
    for (const size of [1, 2, 3, 5]) {
      await expectSame(nasty, whole, cutEvery(size, nasty.content));
    }
  });

  test.each(GONE_ON)('$name', async (nasty) => {
    const whole = await applied(nasty.content, nasty);
    const { length } = Buffer.from(nasty.content as Uint8Array);
    for (let cut = 0; cut <= length; cut++) await expectSame(nasty, whole, [cut]);
    for (const size of [1, 2, 3]) await expectSame(nasty, whole, cutEvery(size, nasty.content));
  });

  test('rows before a failure are written, and end in a line end', async () => {
    for (const nasty of BAD) {
      const { output } = await applied(nasty.content, nasty);
      expect(output, nasty.name).toMatch(/^$|[\r\n]$/);
    }
  });

  test('random tables, cut at random', async () => {
    const cell = fc.oneof(
      fc.constantFrom(
        '',
        '1',
        '-0.5',
        'NA',
        '"2"',
        '""',
        '"a ""b"""',
        '"é,\r\n€"',
        'x',
        '1e3',
        '"',
      ),
      fc.string({ unit: fc.constantFrom(...'0.-|# "\\\r\n', 'é', '𝄞', '"a"') }),
    );
    const lineEnd = fc.constantFrom('\n', '\r\n', '\r', '\n\n', '\n#"\n', '');
    const row = fc.tuple(fc.array(cell, { minLength: 1, maxLength: 3 }), lineEnd);
    const rows = fc.array(row, { maxLength: 8 });
    const dialect = fc.constantFrom<DialectOptions>(
      { comment: '#' },
      { comment: '#', maxRecord: 40 },
      { delimiter: '||', maxRecord: 60 },
      { escape: '\\', comment: '##' },
      { quote: null },
      { escape: null, header: false },
    );
    const spec = fc.record({
      boundaries: fc.constant([0, 1]),
      invalid: fc.constantFrom('error', 'missing', 'drop'),
      missing: fc.constantFrom('empty', 'own', 'drop', 'error'),
      output: fc.constantFrom('int', 'label', 'one_hot'),
    });
    const limit = fc.constantFrom({}, { maxErrors: 1 }, { maxErrors: Number.POSITIVE_INFINITY });
    const going = fc.tuple(fc.boolean(), limit);
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const shares = fc.array(share, { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(rows, dialect, spec, going, shares, async (...random) => {
        const [table, plainSigns, policies, [lenient, limits], ratios] = random;
        const signs = { ...plainSigns, lenient };
        const { delimiter = ',' } = signs;
        const lines = table.map(([cells, end]) => cells.join(delimiter) + end);
        const content = `x${delimiter}y\n${lines.join('')}`;
        const length = Buffer.byteLength(content);
        const request = { columns: '1' };
        const nasty = {
          name: 'random',
          content,
          dialect: signs,
          spec: policies,
          request,
          ...limits,
        };
        const whole = await applied(content, nasty);
        const places = ratios.map((at) => Math.round(at * length)).sort((a, b) => a - b);
        await expectSame(nasty, whole, places);
        await expectSame(nasty, whole, cutEvery(1, content));
      }),
      { numRuns: 500 },
    );
  });
});
