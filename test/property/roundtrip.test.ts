import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applied } from '../support/applied.ts';

/** How a random file is written. */
interface Style {
  readonly delimiter: string;
  readonly quote: string;
  readonly escape: string;
  readonly comment: string | null;
  readonly lineEnd: string;
  readonly bom: string;
  readonly hasLastLineEnd: boolean;
}

/** A cell of a target column: its text, and what it means. Undefined is invalid, NaN missing. */
interface Cell {
  readonly text: string;
  readonly value: number | undefined;
}

const style: fc.Arbitrary<Style> = fc
  .record({
    signs: fc.constantFrom(
      { delimiter: ',', quote: '"', escape: '"', comment: null },
      { delimiter: '\t', quote: '"', escape: '"', comment: '#' },
      { delimiter: ';', quote: "'", escape: "'", comment: '//' },
      { delimiter: '||', quote: '"', escape: '\\', comment: '#' },
      { delimiter: '€,€', quote: '"', escape: '"', comment: null },
    ),
    lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
    bom: fc.constantFrom('', '\ufeff'),
    hasLastLineEnd: fc.boolean(),
  })
  .map(({ signs, ...rest }) => ({ ...signs, ...rest }));

/** Text with all that has a meaning in some dialect. */
const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...',;\t|€"\'\\#/\r\n \0\ufeff'),
    fc.constantFrom('""', '||', '\r\n', '//', 'NA', '1'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 8,
});

const number = fc.oneof(
  fc.double({ noNaN: true }),
  fc.integer({ min: -30, max: 30 }).map((n) => n / 10),
);

const cell: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 6, arbitrary: number.map((value) => ({ text: plain(value), value })) },
  { weight: 1, arbitrary: number.map((value) => ({ text: ` ${plain(value)}\t`, value })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', 'NA', ' null ', 'NaN', '-nan').map((missing) => ({
      text: missing,
      value: Number.NaN,
    })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('x', '0x1', '1,5', '"', '#1', '1 2').map((invalid) => ({
      text: invalid,
      value: undefined,
    })),
  },
);

/** A number in the grammar's words. */
function plain(value: number): string {
  return String(value).replace('Infinity', 'inf');
}

const spec = fc.record({
  boundaries: fc
    .uniqueArray(
      fc.oneof(
        fc.integer({ min: -30, max: 30 }).map((n) => n / 10),
        fc.float({ noNaN: true, noDefaultInfinity: true }),
      ),
      {
        minLength: 1,
        maxLength: 6,
        selector: (n) => Math.fround(n) + 0,
      },
    )
    .map((list) => list.sort((a, b) => a - b)),
  closed: fc.constantFrom('left' as const, 'right' as const),
  precision: fc.constantFrom('float64' as const, 'float32' as const),
  output: fc.constantFrom('int', 'one_hot', 'multi_hot', 'count', 'label'),
  missing: fc.constantFrom('empty', 'own', 'last', 'drop'),
  invalid: fc.constantFrom('missing', 'drop'),
});

type RandomSpec = typeof spec extends fc.Arbitrary<infer T> ? T : never;

/** The rule, as slowly as it can be said; undefined is an empty cell. */
function naiveCode(value: number | undefined, s: RandomSpec): number | undefined {
  const depth = s.boundaries.length + 1;
  if (value === undefined || Number.isNaN(value)) {
    if (s.missing === 'empty') return undefined;
    return s.missing === 'own' ? depth : depth - 1;
  }
  const round = s.precision === 'float32' ? Math.fround : (n: number): number => n;
  const x = round(value);
  return s.boundaries.filter((b) => (s.closed === 'left' ? round(b) <= x : round(b) < x)).length;
}

/** What takes the place of a row's target cells. */
function naiveCells(codes: readonly (number | undefined)[], s: RandomSpec): string[] {
  const depth = s.boundaries.length + (s.missing === 'own' ? 2 : 1);
  const bins = Array.from({ length: depth }, (_, bin) => bin);
  const counts = bins.map((bin) => codes.filter((code) => code === bin).length);
  if (s.output === 'count') return counts.map(String);
  if (s.output === 'multi_hot') return counts.map((n) => (n > 0 ? '1' : '0'));
  if (s.output === 'one_hot') {
    return codes.flatMap((code) => bins.map((bin) => (bin === code ? '1' : '0')));
  }
  const word = s.output === 'label' ? labelOf : String;
  return codes.map((code) => (code === undefined ? '' : word(code)));
}

/** A label that needs quotes in every dialect. */
function labelOf(code: number): string {
  return `#${code}, "${"'"}\\;\t||€,€`;
}

function isDropped(cells: readonly Cell[], s: RandomSpec): boolean {
  return cells.some(({ value }) => {
    if (value === undefined) return s.invalid === 'drop' || s.missing === 'drop';
    return Number.isNaN(value) && s.missing === 'drop';
  });
}

/** Quotes a field where it is asked for or needed, with no library's help. */
function written(field: string, isQuoted: boolean, s: Style): string {
  const signs = [...s.delimiter, s.quote, ...(s.comment ?? ''), '\r', '\n', '\ufeff'];
  if (!isQuoted && field !== '' && !signs.some((sign) => field.includes(sign))) return field;
  const escaped = [...field].map((c) => (c === s.quote || c === s.escape ? s.escape + c : c));
  return s.quote + escaped.join('') + s.quote;
}

function parsed(bytes: Buffer, s: Style): string[][] {
  return parse(bytes, {
    delimiter: s.delimiter,
    quote: s.quote,
    escape: s.escape,
    comment: s.comment,
    comment_no_infix: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    bom: true,
  });
}

test('the output parsed is the input parsed, but for the columns that were asked for', async () => {
  const targets = 2;
  const row = fc.tuple(fc.array(cell, { minLength: 2, maxLength: 2 }), text, text, fc.boolean());
  const rows = fc.array(row, { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(style, spec, rows, text, async (s, randomSpec, table, name) => {
      const names = [`${name}~`, 'x', `${name}!`, 'y'];
      const body = table.map(([[x, y], before, between]) => [before, x?.text, between, y?.text]);
      const quoted = [false, ...table.map(([, , , isQuoted]) => isQuoted)];
      const lines = [names, ...body].map((fields, i) =>
        fields.map((field) => written(field ?? '', quoted[i] ?? false, s)).join(s.delimiter),
      );
      const end = s.hasLastLineEnd ? s.lineEnd : '';
      const content = Buffer.from(s.bom + lines.join(s.lineEnd) + end);
      expect(parsed(content, s)).toEqual([names, ...body]);

      const depth = randomSpec.boundaries.length + (randomSpec.missing === 'own' ? 2 : 1);
      const labels = Array.from({ length: depth }, (_, code) => labelOf(code));
      const { missing, invalid, precision, ...feature } = randomSpec;
      const features = [{ ...feature, columns: ['x', 'y'], labels, name: 'f' }];
      const { delimiter, quote, escape, comment } = s;
      const { output, error, stats } = await applied(content, {
        spec: { missing, invalid, precision, features },
        dialect: { delimiter, quote, escape, comment },
      });

      expect(error).toBeUndefined();
      const bytes = Buffer.from(output, 'latin1');
      const kept = table.filter(([cells]) => !isDropped(cells, randomSpec));
      const isCombined = ['count', 'multi_hot'].includes(randomSpec.output);
      const expected = kept.map(([cells, before, between]) => {
        const made = naiveCells(
          cells.map(({ value }) => naiveCode(value, randomSpec)),
          randomSpec,
        );
        const half = isCombined ? made.length : made.length / targets;
        return [before, ...made.slice(0, half), between, ...made.slice(half)];
      });
      const [header, ...records] = parsed(bytes, s);
      expect(records).toEqual(expected);
      expect(header?.filter((column) => /[~!]$/.test(column))).toEqual([names[0], names[2]]);
      expect(header?.length).toBe(expected[0]?.length ?? header?.length);
      expect(stats?.rows).toBe(table.length);
      expect(stats?.dropped).toBe(table.length - kept.length);

      expect(bytes.toString().startsWith('\ufeff')).toBe(s.bom !== '');
      // Rows keep their line ends: the last one that stays may lack it only if it was the last one.
      const isLastDropped = kept.at(-1) !== table.at(-1);
      expect(/[\r\n]$/.test(output)).toBe(s.hasLastLineEnd || isLastDropped);
      if (s.lineEnd === '\r\n') expect(parsed(bytes, s).length).toBe(kept.length + 1);
    }),
    { numRuns: 1000 },
  );
});
