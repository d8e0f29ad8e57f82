import { describe, expect, test } from 'vitest';
import { toUtf8 } from '../../src/csv/decode.ts';
import { isSeparatorOpen, separatorLine } from '../../src/csv/preamble.ts';
import { applied } from '../support/applied.ts';
import { caught } from '../support/caught.ts';
import { cutEvery, sourceOf } from '../support/sources.ts';

interface Skipped {
  readonly text: string;
  readonly lead: number;
  readonly firstLine: number;
}

async function skipped(content: string, skip: number, cut?: number): Promise<Skipped> {
  const cuts = cut === undefined ? [] : cutEvery(cut, content);
  const utf8 = await toUtf8(sourceOf(content, { cuts }), { encoding: 'utf-8', skip });
  const taken: Uint8Array[] = [];
  for await (const piece of utf8.pieces) taken.push(piece);
  const { lead, firstLine } = utf8;
  return { text: Buffer.concat(taken).toString(), lead, firstLine };
}

describe('the lines before a table', () => {
  test.each([
    ['a\nb\nc,d\n', 0, { text: 'a\nb\nc,d\n', lead: 0, firstLine: 1 }],
    ['a\nb\nc,d\n', 2, { text: 'c,d\n', lead: 4, firstLine: 3 }],
    ['a\r\nb\rc,d\n', 2, { text: 'c,d\n', lead: 5, firstLine: 3 }],
    ['\n\r\n\nc', 3, { text: 'c', lead: 4, firstLine: 4 }],
    ['"a\nb"\nc', 1, { text: 'b"\nc', lead: 3, firstLine: 2 }],
    ['a\nb', 2, { text: '', lead: 3, firstLine: 3 }],
    ['\ufeffa\nb', 1, { text: 'b', lead: 5, firstLine: 2 }],
    ['sep=;\nb', 0, { text: 'b', lead: 6, firstLine: 2 }],
    ['sep=;\nb\nc', 1, { text: 'b\nc', lead: 6, firstLine: 2 }],
    ['sep=;\nb\nc', 2, { text: 'c', lead: 8, firstLine: 3 }],
    ['', 3, { text: '', lead: 0, firstLine: 4 }],
  ])('of %j are skipped: %i', async (content, skip, expected) => {
    for (const cut of [undefined, 1, 2, 3]) {
      expect(await skipped(content, skip, cut)).toEqual(expected);
    }
  });

  test('are skipped after decoding', async () => {
    const bytes = Buffer.from('\ufeffa\n\u0a0a\nc', 'utf16le');
    const options = { encoding: 'utf-16le', skip: 2 };
    const { pieces } = await toUtf8(sourceOf(bytes), options);
    const taken: Uint8Array[] = [];
    for await (const piece of pieces) taken.push(piece);
    expect(Buffer.concat(taken).toString()).toBe('c');
  });

  test.each([
    ['a\nb\n', 3, 'cannot skip 3 lines: the input has 2 lines'],
    ['a', 2, 'cannot skip 2 lines: the input has 1 line'],
  ])('fail if there are not as many: %j', async (content, skip, message) => {
    expect(await caught(() => skipped(content, skip))).toMatchObject({
      code: 'E_DIALECT',
      message,
    });
  });
});

describe('a first line that names the delimiter', () => {
  test.each([
    ['sep=;\r\na;b', ';', 7],
    ['SEP=|\na|b', '|', 6],
    ['sep=\t\rab', '\t', 6],
    ['sep=,', ',', 5],
  ])('is known by its form: %j', (text, delimiter, length) => {
    expect(separatorLine(Buffer.from(text))).toEqual({ delimiter, length });
  });

  test.each([
    'sep=a\n',
    'sep=1\n',
    'sep="\n',
    'sep=;;\n',
    'sep=\n',
    'sep\n',
    'xsep=;\n',
    'sep=é\n',
  ])('is nothing else: %j', (text) => {
    expect(separatorLine(Buffer.from(text))).toBeUndefined();
  });

  test('is open until its line end is there', () => {
    const starts = ['', 's', 'se', 'sep', 'sep=', 'sep=;', 'sep=;\r', 'sep=;\r\n', 'sep=;\n', 'so'];
    expect(starts.map((start) => isSeparatorOpen(Buffer.from(start)))).toEqual([
      ...[true, true, true, true, true, true, true, false, false, false],
    ]);
  });

  test.each(['records', 'bytes'] as const)(
    'is left out by the %s engine, however cut',
    async (engine) => {
      for (const start of ['sep=;\r\n', '\ufeffsep=;\n', 'Sep=;\r']) {
        const content = `${start}a;b\n1;2\n`;
        const mark = start.startsWith('\ufeff') ? '\xef\xbb\xbf' : '';
        for (let cut = 0; cut <= 12; cut++) {
          const run = await applied(content, { spec: [2], engine, cuts: [cut] });
          expect(run).toMatchObject({ output: `${mark}a;b\n0;1\n`, error: undefined });
        }
      }
    },
  );

  test.each(['records', 'bytes'] as const)(
    'counts as a line and as bytes in the %s engine',
    async (engine) => {
      const { error } = await applied('sep=;\r\na;b\n1;x\n', {
        spec: { boundaries: [2], columns: ['b'] },
        engine,
      });
      expect(error?.at).toMatchObject({ line: 3, column: 3 });
    },
  );
});
