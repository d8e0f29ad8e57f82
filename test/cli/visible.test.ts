import { describe, expect, test } from 'vitest';
import { shortened, visible } from '../../src/cli/visible.ts';

/** What could act on a terminal, or deceive the one who looks at it. */
const PAYLOADS: readonly (readonly [name: string, text: string, shown: string])[] = [
  ['NUL', 'a\0b', 'a\\x00b'],
  ['a bell', '\x07', '\\x07'],
  ['a backspace', 'ok\b\bno', 'ok\\x08\\x08no'],
  ['a tab', 'a\tb', 'a\\tb'],
  ['a line feed', 'a\nerror: b', 'a\\nerror: b'],
  ['a vertical tab', '\v', '\\x0b'],
  ['a form feed', '\f', '\\x0c'],
  ['a carriage return', 'evil\rgood', 'evil\\rgood'],
  ['shift out', '\x0e', '\\x0e'],
  ['shift in', '\x0f', '\\x0f'],
  ['substitute', '\x1a', '\\x1a'],
  ['a lone escape', '\x1b', '\\x1b'],
  ['unit separator', '\x1f', '\\x1f'],
  ['DEL', '\x7f', '\\x7f'],
  ['CSI: red', '\x1b[31mred', '\\x1b[31mred'],
  ['CSI: clear the screen', '\x1b[2J', '\\x1b[2J'],
  ['CSI: home', '\x1b[H', '\\x1b[H'],
  ['CSI: a line up', '\x1b[1A\x1b[2K', '\\x1b[1A\\x1b[2K'],
  ['CSI: where is the cursor', '\x1b[6n', '\\x1b[6n'],
  ['CSI: the alternate screen', '\x1b[?1049h', '\\x1b[?1049h'],
  ['OSC 0: the title', '\x1b]0;title\x07', '\\x1b]0;title\\x07'],
  ['OSC 8: a link', '\x1b]8;;http://x\x1b\\y', '\\x1b]8;;http://x\\x1b\\y'],
  ['OSC 52: the clipboard', '\x1b]52;c;cm0=\x07', '\\x1b]52;c;cm0=\\x07'],
  ['OSC 1337: a file', '\x1b]1337;File=:\x07', '\\x1b]1337;File=:\\x07'],
  ['DCS', '\x1bP+q544e\x1b\\', '\\x1bP+q544e\\x1b\\'],
  ['APC', '\x1b_G\x1b\\', '\\x1b_G\\x1b\\'],
  ['reset', '\x1bc', '\\x1bc'],
  ['C1: the first', '\x80', '\\x80'],
  ['C1: next line', '\x85', '\\x85'],
  ['C1: DCS', '\x90', '\\x90'],
  ['C1: CSI', '\x9b31m', '\\x9b31m'],
  ['C1: ST', '\x9c', '\\x9c'],
  ['C1: OSC', '\x9d52;c;x\x9c', '\\x9d52;c;x\\x9c'],
  ['C1: the last', '\x9f', '\\x9f'],
  ['bidi: embedding', '\u202a\u202b', '\\u202a\\u202b'],
  ['bidi: pop', '\u202c', '\\u202c'],
  ['bidi: override', '\u202d\u202etxt.exe', '\\u202d\\u202etxt.exe'],
  ['bidi: isolates', '\u2066\u2067\u2068\u2069', '\\u2066\\u2067\\u2068\\u2069'],
  ['bidi: marks', '\u200e\u200f\u061c', '\\u200e\\u200f\\u061c'],
  ['the line separator', 'a\u2028b', 'a\\u2028b'],
  ['the paragraph separator', 'a\u2029b', 'a\\u2029b'],
];

describe('visible', () => {
  test.each(PAYLOADS)('%s is shown, not sent', (_, text, shown) => {
    expect(visible(text)).toBe(shown);
    expect(visible(`x${text}y${text}`)).toBe(`x${shown}y${shown}`);
  });

  test('there are at least 40 payloads', () => {
    expect(PAYLOADS.length).toBeGreaterThanOrEqual(40);
  });

  test('no control character and no bidirectional control is left, whatever the text', () => {
    const all = Array.from({ length: 0x3000 }, (_, code) => String.fromCharCode(code)).join('');
    expect(visible(all)).not.toMatch(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u);
  });

  test.each([
    ['plain'],
    ['Größe'],
    ['価格'],
    ['🚕 fare'],
    ['a\u0301'],
    ['\u00a0'],
    ['\\x1b'],
    [''],
  ])('other text stays as it is: %j', (text) => {
    expect(visible(text)).toBe(text);
  });
});

describe('shortened', () => {
  test('a text that fits stays as it is', () => {
    expect(shortened('12345', 5)).toBe('12345');
  });

  test('a longer one loses its middle, and shows how it begins and ends', () => {
    const text = `begin${'x'.repeat(1000)}end`;
    expect(shortened(text, 13)).toBe('begin...xxend');
    expect(shortened(text, 100)).toHaveLength(99);
  });

  test('characters outside the basic plane are not cut apart', () => {
    expect(shortened('🚕'.repeat(10), 7)).toBe('🚕🚕...🚕🚕');
  });
});
