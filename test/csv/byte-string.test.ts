import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf, textOf } from '../../src/csv/byte-string.ts';
import { anyText } from '../support/any-text.ts';

describe('byte strings', () => {
  test('hold one byte of UTF-8 in each character', () => {
    expect(bytesOf('aé€')).toBe('a\xc3\xa9\xe2\x82\xac');
    expect(textOf('a\xc3\xa9\xe2\x82\xac')).toBe('aé€');
  });

  test('of text are that text again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(textOf(bytesOf(text))).toBe(text);
      }),
    );
  });

  test('that are invalid UTF-8 become text with U+FFFD', () => {
    expect(textOf('a\xff\xe2\x82b')).toBe('a\ufffd\ufffdb');
  });

  test('keep a byte order mark as the character that it is', () => {
    expect(textOf('\xef\xbb\xbf5')).toBe('\ufeff5');
  });
});
