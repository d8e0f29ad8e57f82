import { describe, expect, test } from 'vitest';
import { escapeAndShorten, escapeControls } from '../../../src/cli/terminal/escape-controls.ts';
import { PAYLOADS } from '../../support/payloads.ts';

describe('visible', () => {
  test.each(PAYLOADS)('%s is shown, not sent', (_, text, shown) => {
    expect(escapeControls(text)).toBe(shown);
    expect(escapeControls(`x${text}y${text}`)).toBe(`x${shown}y${shown}`);
  });

  test('there are at least 40 payloads', () => {
    expect(PAYLOADS.length).toBeGreaterThanOrEqual(40);
  });

  test('no control character and no bidirectional control is left, whatever the text', () => {
    const all = Array.from({ length: 0x3000 }, (_, code) => String.fromCharCode(code)).join('');
    expect(escapeControls(all)).not.toMatch(
      /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u,
    );
  });

  test.each([
    ['plain'],
    ['Größe'],
    ['価格'],
    ['🚕 fare'],
    ['👩‍👩‍👧'],
    ['❤\ufe0f 1\ufe0f\u20e3'],
    ['می\u200cخواهم'],
    ['a\u0301'],
    ['\u00a0'],
    ['\\x1b'],
    [''],
  ])('other text stays as it is: %j', (text) => {
    expect(escapeControls(text)).toBe(text);
  });
});

describe('shortened', () => {
  test('a text that fits stays as it is', () => {
    expect(escapeAndShorten('12345', 5)).toBe('12345');
  });

  test('a longer one loses its middle, and shows how it begins and ends', () => {
    const text = `begin${'x'.repeat(1000)}end`;
    expect(escapeAndShorten(text, 13)).toBe('begin...xxend');
    expect(escapeAndShorten(text, 100)).toHaveLength(99);
  });

  test('characters outside the basic plane are not cut apart', () => {
    expect(escapeAndShorten('🚕'.repeat(10), 7)).toBe('🚕🚕...🚕🚕');
  });
});
