import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resolveDialect } from '../../src/csv/dialect.ts';
import { lastLines, withoutFooter, withoutFooterIn } from '../../src/csv/footer.ts';
import { caught } from '../support/caught.ts';
import { cutEvery, sourceOf } from '../support/sources.ts';

async function* each(pieces: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* pieces;
}

async function left(
  bytes: Buffer,
  skipFooter: number,
  encoding = 'utf-8',
  cut = 0,
): Promise<Buffer> {
  const cuts = cut === 0 ? [] : cutEvery(cut, bytes);
  const dialect = resolveDialect({ skipFooter, encoding });
  const taken: Uint8Array[] = [];
  for await (const piece of withoutFooter(sourceOf(bytes, { cuts }), dialect).bytes) {
    taken.push(Buffer.from(piece));
  }
  return Buffer.concat(taken);
}

describe('a footer', () => {
  test.each([
    ['a\nb\nc\n', 1, 'a\nb\n'],
    ['a\nb\nc', 1, 'a\nb\n'],
    ['a\nb\nc\n', 2, 'a\n'],
    ['a\r\nb\r\nc\r\n', 2, 'a\r\n'],
    ['a\rb\rc\r', 1, 'a\rb\r'],
    ['a\nb\n\n', 1, 'a\nb\n'],
    ['a\n\r\r\n', 2, 'a\n'],
    ['', 1, ''],
  ])('of %j is its last lines: %i', async (content, count, expected) => {
    for (const cut of [0, 1, 2, 3]) {
      expect((await left(Buffer.from(content), count, 'utf-8', cut)).toString()).toBe(expected);
    }
  });

  test.each(['utf-16le', 'utf-16be'])('is found in %s by whole characters', async (encoding) => {
    const write = (text: string): Buffer => {
      const bytes = Buffer.from(text, 'utf16le');
      return encoding === 'utf-16le' ? bytes : bytes.swap16();
    };
    // U+0A0A and U+0D0D have bytes of line ends, and end no line.
    const text = '\ufeffa\r\nb\u0a0a\u0d0d\r\nend\r\n';
    for (const cut of [0, 1, 3]) {
      expect(await left(write(text), 1, encoding, cut)).toEqual(
        write('\ufeffa\r\nb\u0a0a\u0d0d\r\n'),
      );
    }
  });

  test('does not depend on how the input is cut', async () => {
    const texts = fc.array(fc.constantFrom('a', 'bc', '\n', '\r', '\r\n'), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(
        texts,
        fc.integer({ min: 1, max: 4 }),
        fc.nat(5),
        async (parts, count, cut) => {
          const text = parts.join('');
          const lines = text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
          fc.pre(lines.length === 0 || lines.length > count);
          const expected = lines.slice(0, Math.max(0, lines.length - count)).join('');
          expect((await left(Buffer.from(text), count, 'utf-8', cut)).toString()).toBe(expected);
        },
      ),
    );
  });

  test.each([
    ['a\nb\n', 2, 'cannot skip the last 2 lines: the input has 2 lines'],
    ['a\nb', 9, 'cannot skip the last 9 lines: the input has 2 lines'],
    ['a', 1, 'cannot skip the last line: the input has 1 line'],
    ['\n', 1, 'cannot skip the last line: the input has 1 line'],
  ])('fails if it has the header: %j, %i lines', async (content, count, message) => {
    const bytes = Buffer.from(content);
    const dialect = resolveDialect({ skipFooter: count });
    for (const cut of [0, 1]) {
      expect(await caught(() => left(bytes, count, 'utf-8', cut))).toMatchObject({
        code: 'E_DIALECT',
        message,
        at: { file: 'in.csv' },
      });
    }
    expect(await caught(async () => withoutFooterIn(bytes, 'in.csv', dialect))).toMatchObject({
      code: 'E_DIALECT',
      message,
    });
  });

  test('may be all lines of a table without a header, and not more', async () => {
    const bytes = Buffer.from('a\nb\n');
    const without = (skipFooter: number): Uint8Array =>
      withoutFooterIn(bytes, 'in.csv', resolveDialect({ skipFooter, header: false }));
    expect(without(2)).toHaveLength(0);
    expect(() => without(3)).toThrow('cannot skip the last 3 lines: the input has 2 lines');
  });

  test('starts nowhere in a text that has no more lines', () => {
    expect(lastLines(Buffer.from('a\nb'), 2, 'utf-8')).toBe(0);
  });

  test('fails if its lines are longer than 64 MiB', async () => {
    const dialect = resolveDialect({ skipFooter: 1 });
    const long = Buffer.alloc(64 * 1024 * 1024, 'b');
    const pieces = [Buffer.from('b'), long];
    const { bytes } = withoutFooter({ name: 'in.csv', bytes: each(pieces) }, dialect);
    const error = await caught(async () => {
      for await (const _ of bytes);
    });
    expect(error).toMatchObject({
      code: 'E_RECORD_TOO_LONG',
      message: 'the last lines are longer than 64 MiB',
    });
  });
});
