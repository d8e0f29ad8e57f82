import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countCharacters } from '../../src/csv/utf8.ts';
import { anyText } from '../support/any-text.ts';

/** The number of characters that a decoder finds; undefined if it finds other bytes than UTF-8. */
function decoded(bytes: Uint8Array): number | undefined {
  try {
    return [...new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)].length;
  } catch {
    return undefined;
  }
}

test('counts the characters of UTF-8, and finds all other bytes', () => {
  const edge = fc.constantFrom(
    0x00,
    0x7f,
    0x80,
    0x8f,
    0x90,
    0x9f,
    0xa0,
    0xbf,
    0xc0,
    0xc1,
    0xc2,
    0xdf,
    0xe0,
    0xe1,
    0xec,
    0xed,
    0xee,
    0xef,
    0xf0,
    0xf1,
    0xf3,
    0xf4,
    0xf5,
    0xff,
  );
  const wrong = fc.array(edge, { maxLength: 5 }).map((all) => Uint8Array.from(all));
  const right = anyText.map((text) => new TextEncoder().encode(text));
  fc.assert(
    fc.property(fc.oneof(wrong, right), (bytes) => {
      expect(countCharacters(bytes, 0, bytes.length)).toBe(decoded(bytes));
    }),
    { numRuns: 5000 },
  );
});

test('counts a part of some bytes', () => {
  const bytes = Buffer.from('aé€😀b');
  expect(countCharacters(bytes, 1, bytes.length - 1)).toBe(3);
  expect(countCharacters(bytes, 2, bytes.length)).toBeUndefined();
});
