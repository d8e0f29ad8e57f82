import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applied } from '../support/applied.ts';

interface Refused {
  readonly code: string;
  readonly at: { readonly byte?: number };
}

const cell = fc.constantFrom('1', '22', 'no!', '"no!"', 'né!');
const before = fc.constantFrom('é', '', 'long text', '"a\r\nb"', '"q""q"', '#x');
const rows = fc.array(fc.tuple(before, cell), { maxLength: 30 });
const table = fc.record({
  bom: fc.constantFrom('', '\ufeff'),
  comments: fc.constantFrom('', '# "one\n', '#\r\n# é\r\n'),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  rows,
});

test('the byte offset of a rejected cell is where it begins in the file, in both engines', async () => {
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.array(fc.nat(400), { maxLength: 4 }),
      fc.constantFrom('records' as const, 'bytes' as const),
      async ({ bom, comments, lineEnd, rows: pairs }, cuts, engine) => {
        const lines = pairs.map(([a, b]) => `${a.startsWith('#') ? `"${a}"` : a},${b}`);
        const text = `${bom}${comments}${['a,b', ...lines].join(lineEnd)}${lineEnd}`;
        const content = Buffer.from(text);
        const { rejected, error } = await applied(content, {
          spec: { b: [0] },
          dialect: { comment: '#' },
          cuts: cuts.filter((cut) => cut < content.length).sort((a, b) => a - b),
          maxErrors: Number.POSITIVE_INFINITY,
          engine,
        });
        expect(error).toBeUndefined();
        const bad = pairs.filter(([, text]) => text.includes('!'));
        const found = (rejected as Refused[]).map(({ at }) => {
          const from = at.byte ?? Number.NaN;
          return content
            .subarray(from, from + 6)
            .toString()
            .split(/[\r\n]/)[0];
        });
        expect(found).toEqual(bad.map(([, text]) => text));
      },
    ),
    { numRuns: 300 },
  );
});

test('there is no byte offset in text of another encoding', async () => {
  const content = Buffer.from('\ufeffa\n1\nx\n', 'utf16le');
  const { error } = await applied(content, { spec: { a: [0] }, dialect: { encoding: 'utf-16le' } });
  expect(error?.at).toEqual({ file: 'in.csv', line: 3, column: 1, text: 'x' });
});
