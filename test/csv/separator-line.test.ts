import { describe, expect, test } from 'vitest';
import { isSeparatorOpen, separatorLine } from '../../src/csv/separator-line.ts';
import { applied } from '../support/applied.ts';

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
