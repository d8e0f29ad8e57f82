import { describe, expect, test } from 'vitest';
import type { DialectOptions } from '../../src/csv/dialect.ts';
import { cutEvery } from '../support/sources.ts';
import { readTable } from '../support/table.ts';

/**
 * The situations that the test tables of other readers have (csv-test-data, PapaParse, rust-csv's core),
 * with content of our own: what the records are, or where the table is refused.
 */
const NO_HEADER: DialectOptions = { header: false };

type Good = readonly [
  situation: string,
  content: string,
  rows: readonly (readonly string[])[],
  options?: DialectOptions,
];

const ONE = [['p', 'q', 'r']];
const TWO = [
  ['p', 'q', 'r'],
  ['s', 't', 'u'],
];

const GOOD: readonly Good[] = [
  ['one record', 'p,q,r', ONE],
  ['one record and a line end', 'p,q,r\n', ONE],
  ['two records, LF', 'p,q,r\ns,t,u\n', TWO],
  ['two records, CR LF', 'p,q,r\r\ns,t,u\r\n', TWO],
  ['two records, CR', 'p,q,r\rs,t,u\r', TWO],
  ['two records, the last without a line end', 'p,q,r\ns,t,u', TWO],
  ['LF and then CR LF', 'p,q,r\ns,t,u\r\n', TWO],
  ['CR LF and then LF', 'p,q,r\r\ns,t,u\n', TWO],
  ['blank lines between records', 'p,q,r\n\n\ns,t,u\n', TWO],
  ['blank lines before the first', '\n\r\n\rp,q,r\n', ONE],
  ['blank lines at the end', 'p,q,r\n\n\n', ONE],
  ['one cell', 'p', [['p']]],
  ['one cell and a line end', 'p\n', [['p']]],
  ['one column', 'p\nq\n', [['p'], ['q']]],
  ['one column with an empty cell in quotes', 'p\n""\nq\n', [['p'], [''], ['q']]],
  ['an empty cell', 'p,,r\n', [['p', '', 'r']]],
  ['empty cells only', ',,\n', [['', '', '']]],
  ['an empty cell at the end', 'p,q,\n', [['p', 'q', '']]],
  ['an empty cell at the end of the input', 'p,q,', [['p', 'q', '']]],
  ['an empty cell at the start', ',q,r\n', [['', 'q', 'r']]],
  ['blanks before and after', ' p, q ,r \n', [[' p', ' q ', 'r ']]],
  ['blanks only', ' ,\t\n', [[' ', '\t']]],
  ['quotes around a cell', 'p,"q",r\n', ONE],
  ['quotes around all cells', '"p","q","r"\n', ONE],
  ['quotes at the end of the input', 'p,q,"r"', ONE],
  ['nothing in quotes', 'p,"",r\n', [['p', '', 'r']]],
  ['nothing in quotes at the end of the input', 'p,""', [['p', '']]],
  ['a delimiter in quotes', 'p,"q,q",r\n', [['p', 'q,q', 'r']]],
  ['a line end in quotes', 'p,"q\nq",r\n', [['p', 'q\nq', 'r']]],
  ['line ends of all kinds in quotes', '"\r\n","\n","\r"\n', [['\r\n', '\n', '\r']]],
  ['blanks in quotes', 'p," q ",r\n', [['p', ' q ', 'r']]],
  ['a quote in quotes', 'p,"q ""q""",r\n', [['p', 'q "q"', 'r']]],
  ['quotes only, in quotes', '"""",""""""\n', [['"', '""']]],
  ['a quote and a delimiter in quotes', '""",""","p"\n', [['","', 'p']]],
  ['quotes and a line end in quotes', '"p\n""q""",r\n', [['p\n"q"', 'r']]],
  ['UTF-8', 'h\u00e9,\u65e5\u672c,\u{1f600}\n', [['h\u00e9', '\u65e5\u672c', '\u{1f600}']]],
  ['UTF-8 in quotes', '"\u00e9,\u00e9",\u20ac\n', [['\u00e9,\u00e9', '\u20ac']]],
  ['a byte order mark', '\ufeffp,q,r\n', ONE],
  ['a byte order mark before a quote', '\ufeff"p",q,r\n', ONE],
  ['tabs as delimiters', 'p\tq\tr\n', ONE, { delimiter: '\t' }],
  ['a delimiter that is text elsewhere', 'p|q,q|r\n', [['p', 'q,q', 'r']], { delimiter: '|' }],
  ['a delimiter of two signs', 'p, q, r\n', ONE, { delimiter: ', ' }],
  ['a delimiter from Unicode', 'p\u2020q\u2020r\n', ONE, { delimiter: '\u2020' }],
  ['a delimiter that is a letter', 'pxqxr\n', ONE, { delimiter: 'x' }],
  ['single quotes', "p,'q,''q',r\n", [['p', "q,'q", 'r']], { quote: "'" }],
  ['another escape', 'p,"q\\"q",r\n', [['p', 'q"q', 'r']], { escape: '\\' }],
  ['an escape of itself', 'p,"q\\\\",r\n', [['p', 'q\\', 'r']], { escape: '\\' }],
  ['no quotes', 'p,"q,r\n', [['p', '"q', 'r']], { quote: null }],
  ['no quotes, and whole cells in them', '"p",q\n', [['"p"', 'q']], { quote: null }],
  ['comments before, between, after', '#x\np,q,r\n#y,"\ns,t,u\n#z', TWO, { comment: '#' }],
  ['comments only', '#x\n#y\n', [], { comment: '#' }],
  ['a comment sign within a record', 'p,#q,r\n', [['p', '#q', 'r']], { comment: '#' }],
  ['a comment sign in quotes', '"#p",q\n', [['#p', 'q']], { comment: '#' }],
  ['another comment sign', '!x\np,q,r\n', ONE, { comment: '!' }],
  ['nothing', '', []],
  ['a line end', '\n', []],
  ['a NUL byte', 'p\0,q\n', [['p\0', 'q']]],
  ['a cell that looks like a number', '1.10,007,-0\n', [['1.10', '007', '-0']]],
  [
    'a cell of a megabyte less its frame',
    `${'p'.repeat(1_048_000)},q\n`,
    [['p'.repeat(1_048_000), 'q']],
  ],
];

describe('records are the expected ones, also if the input comes in pieces:', () => {
  for (const [situation, content, rows, options = {}] of GOOD) {
    test(situation, async () => {
      const pieces = content.length > 1000 ? [] : cutEvery(1, content);
      for (const cuts of [[], pieces]) {
        const table = await readTable(content, { ...NO_HEADER, ...options }, cuts);
        expect(table.failure).toBeUndefined();
        expect(table.rows).toEqual(rows);
      }
    });
  }

  test('the first one is the header', async () => {
    const { header, rows } = await readTable('\ufeff"p",q\n1,2\n');
    expect({ header, rows }).toEqual({ header: ['p', 'q'], rows: [['1', '2']] });
    expect(await readTable('p,q\n')).toMatchObject({ header: ['p', 'q'], rows: [] });
  });
});

const RAGGED = 'E_RAGGED_ROW';
const STRAY = 'E_STRAY_QUOTE';

type Bad = readonly [
  situation: string,
  content: string,
  code: string,
  line: number,
  options?: DialectOptions,
];

const BAD: readonly Bad[] = [
  ['a record with a cell too few', 'p,q,r\ns,t,u\nv,w\n', RAGGED, 3],
  ['a record with a cell too many', 'p,q,r\ns,t,u,v\n', RAGGED, 2],
  ['a header that is narrower than the records', 'p,q\ns,t,u\n', RAGGED, 2],
  ['a header that is wider than the records', 'p,q,r,s\ns,t,u\n', RAGGED, 2],
  ['a record of one empty cell in quotes', 'p,q\n""\n', RAGGED, 2],
  ['a wide record after a cell of many lines', 'p,q\n"a\nb\nc",d\ne,f,g\n', RAGGED, 5],
  ['a quote that is not closed', 'p,q\ns,"t\nu,v\n', 'E_QUOTE_NOT_CLOSED', 2],
  ['a quote that is not closed at the end', 'p,q\ns,"', 'E_QUOTE_NOT_CLOSED', 2],
  ['a quote within a cell', 'p,q\ns,t"t\n', STRAY, 2],
  ['a quote at the end of a cell', 'p,q\ns,t"\n', STRAY, 2],
  ['quotes around a part of a cell', 'p,q\ns,t "t" t\n', STRAY, 2],
  ['a quote in quotes that is not doubled', 'p,q\ns,"t"t"\n', STRAY, 2],
  ['text after a closing quote', 'p,q\n"s"x,t\n', STRAY, 2],
  ['a blank after a closing quote', 'p,q\n"s" ,t\n', STRAY, 2],
  ['a blank before an opening quote', 'p,q\n "s",t\n', STRAY, 2],
  ['a backslash before a quote', 'p,q\n"s\\"",t\n', 'E_QUOTE_NOT_CLOSED', 2],
  [
    'a record that is too long',
    `p,q\n${'s'.repeat(30)},t\n`,
    'E_RECORD_TOO_LONG',
    2,
    { maxRecord: 20 },
  ],
];

describe('a table is rejected at its line, and the records before that are read:', () => {
  for (const [situation, content, code, line, options = {}] of BAD) {
    test(situation, async () => {
      for (const cuts of [[], cutEvery(1, content)]) {
        const { failure, rows } = await readTable(content, options, cuts);
        expect(failure).toMatchObject({ code, at: { line } });
        expect(rows.length).toBeLessThan(line - 1 || 1);
      }
    });
  }
});
