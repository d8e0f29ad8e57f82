import { resolve } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import fc from 'fast-check';
import { rolldown } from 'rolldown';
import { beforeAll, expect, test } from 'vitest';
import { type CsvSyncOptions, discretizeSync, type SpecInput } from '../../src/index.ts';
import { scratchFolder } from '../support/cli.ts';

const DIST = resolve(import.meta.dirname, '../../dist');

/** What comes of a run: its output, counts and rejected rows, or its error. */
const OUTCOME = `
function outcome(csv, spec, options, isLenient) {
  const rejected = [];
  const onRejected = ({ error, column, record }) => void rejected.push([error.message, error.at, column, [...record]]);
  try {
    return { ...discretizeSync(csv, spec, isLenient ? { ...options, onRejected } : options), rejected };
  } catch (error) {
    return { code: error.code, message: error.message, at: error.at, hint: error.hint, rejected };
  }
}`;

type Outcome = (...given: readonly [string, SpecInput, CsvSyncOptions, boolean]) => object;

const here = new Function('discretizeSync', `${OUTCOME}; return outcome;`)(
  discretizeSync,
) as Outcome;
const browser = createContext({ TextDecoder, TextEncoder });

/** The same in a browser, which has nothing of Node. */
function inBrowser(...given: Parameters<Outcome>): unknown {
  browser['given'] = JSON.stringify(given);
  return JSON.parse(String(runInContext('JSON.stringify(outcome(...JSON.parse(given)))', browser)));
}

beforeAll(async () => {
  const program = `import { discretizeSync } from '${DIST}/browser.js';
${OUTCOME}
globalThis.outcome = outcome;
globalThis.bytes = () => discretizeSync(new TextEncoder().encode('a\\n5\\n'), { a: [0] }).csv;`;
  const folder = await scratchFolder({ 'program.js': program });
  const bundle = await rolldown({ input: `${folder}/program.js`, platform: 'browser' });
  const { output } = await bundle.generate({ format: 'esm' });
  await bundle.close();
  expect([...output[0].imports, ...output[0].dynamicImports]).toEqual([]);
  runInContext(output[0].code, browser);
});

const SPECS: readonly SpecInput[] = [
  { a: [0, 10] },
  { features: [{ columns: ['a'], boundaries: [0], output: 'one_hot' }], missing: 'own' },
  { features: [{ columns: ['a', 'é'], boundaries: [0], output: 'label' }], missing: 'drop' },
];

const CASES: readonly [string, string, CsvSyncOptions][] = [
  ['text beyond ASCII', 'a,é\n5,ü€😀\n-1,"x,""y"\n', {}],
  ['a byte order mark', '\ufeffa,b\r\n5,x\r\n', {}],
  ['no last line ending', 'a,b\n5,x', {}],
  ['quoted line endings', 'a,b\n5,"x\ny"\n12,"\r\n"\n', {}],
  ['a comment sign', '# c\na,b\n5,x\n# d\n7,#\n', { comment: '#' }],
  ['a delimiter of two bytes', 'a€b\n5€x\n', { delimiter: '€' }],
  ['an escape character', 'a,b\n5,"x\\"y"\n', { escape: '\\' }],
  ['no quotes', 'a,b\n5,"x\n', { quote: null }],
  ['a bad cell', 'a,b\n5,x\nfive,y\n', {}],
  ['a stray quote', 'a,b\n5,x"y\n6,z\n', {}],
  ['an unclosed quote', 'a,b\n5,"x\n6,z\n', {}],
  ['a long row', 'a,b\n5,x,y\n6,z\n', {}],
  ['lenient rows', 'a,b\n5\n6,z,y\n', { lenient: true }],
  ['lines before and after', 'x\ny\na,b\n5,x\nsum\n', { skip: 2, skipFooter: 1 }],
  ['no header', '5,x\n6,y\n', { header: false, names: ['a', 'b'] }],
  ['decimal commas', 'a;b\n5,5;x\n', { delimiter: ';', decimal: ',' }],
  ['UTF-16', 'a,b\n5,x\n', { encoding: 'utf-16le' }],
  ['an empty text', '', {}],
  ['a column that is chosen', 'a,b\n5,6\n', { columns: 'b', append: true }],
];

test.each(CASES)('CSV in memory is binned in browsers as in Node: %s', (_, csv, options) => {
  for (const spec of SPECS) {
    for (const isLenient of [false, true]) {
      const expected = JSON.parse(JSON.stringify(here(csv, spec, options, isLenient)));
      expect(inBrowser(csv, spec, options, isLenient)).toEqual(expected);
    }
  }
});

test('CSV of any characters is binned in browsers as in Node', () => {
  const cell = fc.oneof(
    fc.integer({ min: -5, max: 20 }).map(String),
    fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', '#', ' ', 'é', '😀', '1', '\\') }),
  );
  const csv = fc
    .array(fc.array(cell, { minLength: 1, maxLength: 3 }), { maxLength: 8 })
    .map((rows) => ['a,b', ...rows.map((row) => row.join(','))].join('\n'));
  const options = fc.constantFrom<CsvSyncOptions>({}, { comment: '#' }, { lenient: true });
  fc.assert(
    fc.property(csv, options, fc.boolean(), (text, own, isLenient) => {
      const expected = JSON.parse(JSON.stringify(here(text, { a: [0, 10] }, own, isLenient)));
      expect(inBrowser(text, { a: [0, 10] }, own, isLenient)).toEqual(expected);
    }),
  );
});

test('bytes give bytes', () => {
  const given = runInContext('Array.from(bytes())', browser) as number[];
  expect(Buffer.from(given).toString()).toBe('a\n1\n');
});
