import { describe, expect, test } from 'vitest';
import { toUtf8 } from '../../src/csv/decode.ts';
import { CSV } from '../../src/csv/dialect.ts';
import { caught } from '../support/caught.ts';
import { cutEvery, sourceOf, watchedSource } from '../support/sources.ts';

interface Decoded {
  readonly hasBom: boolean;
  readonly bytes: Buffer;
  readonly lengths: readonly number[];
}

async function decoded(
  content: string | Uint8Array,
  encoding = 'utf-8',
  cuts: readonly number[] = [],
): Promise<Decoded> {
  const { hasBom, pieces } = await toUtf8(sourceOf(content, { cuts }), { encoding, skip: 0 });
  const taken: Uint8Array[] = [];
  for await (const piece of pieces) taken.push(piece);
  return { hasBom, bytes: Buffer.concat(taken), lengths: taken.map(({ length }) => length) };
}

function latin1(bytes: string): Buffer {
  return Buffer.from(bytes, 'latin1');
}

describe('UTF-8', () => {
  test('passes unchanged, valid or not', async () => {
    const bytes = latin1('a\xff\xfe\0\xe2\x82,\xc3');
    expect((await decoded(bytes)).bytes).toEqual(bytes);
  });

  test('loses its byte order mark, wherever it is cut', async () => {
    const content = '\ufeffa,\ufeffb';
    for (const cuts of [[], [1], [2], [0, 0, 1, 1, 2], cutEvery(1, content)]) {
      const { hasBom, bytes } = await decoded(content, 'utf-8', cuts);
      expect({ hasBom, text: bytes.toString() }).toEqual({ hasBom: true, text: 'a,\ufeffb' });
    }
  });

  test.each([
    ['nothing', ''],
    ['one byte', 'a'],
    ['the first byte of a byte order mark', '\xef'],
    ['two bytes of a byte order mark', '\xef\xbb'],
    ['all but a byte order mark', '\xef\xbb\xbea'],
    ['half a mark of UTF-16', '\xff'],
  ])('has no byte order mark where there is %s', async (_, content) => {
    const { hasBom, bytes } = await decoded(latin1(content));
    expect({ hasBom, bytes }).toEqual({ hasBom: false, bytes: latin1(content) });
  });

  test('comes in pieces of at most 64 KiB, and loses nothing', async () => {
    const content = Buffer.from(Uint8Array.from({ length: 200_000 }, (_, i) => i % 251));
    const { bytes, lengths } = await decoded(content);
    expect(lengths).toEqual([65_536, 65_536, 65_536, 200_000 - 3 * 65_536]);
    expect(bytes.equals(content)).toBe(true);
  });

  test('is read one piece at a time, and closed when nobody wants more', async () => {
    const source = watchedSource((i) => `${i}234,`);
    const { pieces } = await toUtf8(source, CSV);
    expect(source.pulled).toBe(1);
    for await (const piece of pieces) {
      expect(Buffer.from(piece).toString()).toBe('0234,');
      break;
    }
    expect(source).toMatchObject({ pulled: 1, isClosed: true });
  });
});

describe('UTF-16 that nobody has named', () => {
  test.each([
    ['utf-16le', '\xff\xfea\0'],
    ['utf-16be', '\xfe\xff\0a'],
  ])('is rejected with the encoding %s as the hint', async (encoding, bytes) => {
    for (const cuts of [[], [1]]) {
      const error = await caught(() => decoded(latin1(bytes), 'utf-8', cuts));
      expect(error).toMatchObject({
        code: 'E_ENCODING',
        message: `the input begins with the byte order mark of ${encoding}`,
        hint: `read it with --encoding ${encoding}`,
        at: { file: 'in.csv' },
      });
    }
  });

  test.each([
    ['utf-32le', '\xff\xfe\0\0a\0\0\0'],
    ['utf-32be', '\0\0\xfe\xff\0\0\0a'],
  ])('or UTF-32, which no decoder reads, is to be converted: %s', async (encoding, bytes) => {
    for (const cuts of [[], [1], [3]]) {
      expect(await caught(() => decoded(latin1(bytes), 'utf-8', cuts))).toMatchObject({
        message: `the input begins with the byte order mark of ${encoding}`,
        hint: `convert it first: iconv -f ${encoding} -t utf-8 FILE | discretize ...`,
      });
    }
  });

  test('is closed', async () => {
    const source = watchedSource(() => 'unused');
    const content = latin1('\xff\xfea\0');
    const bytes = (async function* (): AsyncGenerator<Uint8Array> {
      try {
        yield content;
      } finally {
        source.isClosed = true;
      }
    })();
    await caught(() => toUtf8({ name: 'in.csv', bytes }, CSV));
    expect(source.isClosed).toBe(true);
  });
});

describe('another encoding', () => {
  test.each<[string, Buffer, string]>([
    ['utf-16le', Buffer.from('\ufeffa,é𝄞\r\n', 'utf16le'), 'a,é𝄞\r\n'],
    ['utf-16le', Buffer.from('a,\ufeff', 'utf16le'), 'a,\ufeff'],
    ['utf-16be', Buffer.from('\ufeffa,é𝄞', 'utf16le').swap16(), 'a,é𝄞'],
    ['windows-1252', latin1('a,\xe9\x80\x93'), 'a,é€“'],
    ['iso-8859-2', latin1('\xb1'), 'ą'],
    ['shift_jis', latin1('\x93\xfa\x96{,\x83\x5c'), '日本,ソ'],
    ['gb18030', latin1('\x81\x30\x81\x30'), '\u0080'],
    ['iso-2022-jp', latin1('\x1b$BF|\x1b(B,a'), '日,a'],
  ])('%s becomes UTF-8, wherever it is cut', async (encoding, content, text) => {
    for (const cuts of [[], cutEvery(1, content), cutEvery(3, content)]) {
      const { hasBom, bytes } = await decoded(content, encoding, cuts);
      expect({ hasBom, text: bytes.toString() }).toEqual({ hasBom: false, text });
    }
  });

  test('comes in pieces of at most 64 KiB too', async () => {
    const { bytes, lengths } = await decoded(latin1('\xe9'.repeat(100_000)), 'windows-1252');
    expect(Math.max(...lengths)).toBe(65_536);
    expect(bytes.toString()).toBe('é'.repeat(100_000));
  });

  test.each<[string, Buffer, string, string]>([
    ['shift_jis', latin1('abc\x81\xffde'), 'invalid byte 5', 'abc'],
    ['utf-16le', latin1('a\0b\0c\0\0\xd8d\0'), 'invalid byte 10', 'abc'],
    ['utf-16le', latin1('a\0b\0c\0d'), 'it ends inside a character', 'abc'],
    ['shift_jis', latin1('abc\x81'), 'it ends inside a character', 'abc'],
  ])('that is not %s is rejected where it goes wrong', async (encoding, content, why, before) => {
    for (const cuts of [[], cutEvery(1, content), cutEvery(3, content)]) {
      const taken: Uint8Array[] = [];
      const error = await caught(async () => {
        const { pieces } = await toUtf8(sourceOf(content, { cuts }), { encoding, skip: 0 });
        for await (const piece of pieces) taken.push(piece);
      });
      expect(error).toMatchObject({
        code: 'E_ENCODING',
        message: `the input is not valid ${encoding}: ${why}`,
        at: { file: 'in.csv' },
      });
      expect(Buffer.concat(taken).toString()).toBe(before);
    }
  });
});

describe('UTF-16 without a byte order mark', () => {
  test.each(['utf-16le', 'utf-16be'])(
    'is rejected as UTF-8, however it is cut: %s',
    async (encoding) => {
      const little = Buffer.from('a,b\n1,2\n', 'utf16le');
      const content = encoding === 'utf-16le' ? little : Buffer.from(little).swap16();
      for (const cuts of [[], [1], [1, 2, 3], cutEvery(1, content.toString('latin1'))]) {
        const error = await caught(() => decoded(content, 'utf-8', cuts));
        expect(error).toMatchObject({
          code: 'E_ENCODING',
          message: `the input looks like ${encoding} without a byte order mark`,
          hint: `read it with --encoding ${encoding}`,
        });
      }
      expect((await decoded(content, encoding)).bytes.toString()).toBe('a,b\n1,2\n');
    },
  );

  test('is not found in UTF-8 with single zero bytes', async () => {
    for (const text of ['a\0bc', 'a\0b', 'a\0b\0cd', '\0a\0bcd', '\0abc', 'ab\0c', '\0\0\0\0']) {
      expect((await decoded(text)).bytes.toString()).toBe(text);
    }
  });
});
