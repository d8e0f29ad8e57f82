import { describe, expect, test } from 'vitest';
import {
  escapeControls,
  shellWord,
  shortenText,
} from '../../../src/cli/terminal/escape-controls.ts';
import { PAYLOADS } from '../../support/payloads.ts';
import { run } from '../../support/run.ts';

describe('escapeControls', () => {
  test.each(PAYLOADS)('escapes %s', (_, text, shown) => {
    expect(escapeControls(text)).toBe(shown);
    expect(escapeControls(`x${text}y${text}`)).toBe(`x${shown}y${shown}`);
  });

  test('is tested with 40 payloads or more', () => {
    expect(PAYLOADS.length).toBeGreaterThanOrEqual(40);
  });

  test('leaves no control character and no bidirectional control in any text', () => {
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
  ])('leaves other text unchanged: %j', (text) => {
    expect(escapeControls(text)).toBe(text);
  });
});

describe('shortenText', () => {
  test('leaves a text that fits unchanged', () => {
    expect(shortenText('12345', 5)).toBe('12345');
  });

  test('replaces the middle of a longer text by three dots', () => {
    const text = `begin${'x'.repeat(1000)}end`;
    expect(shortenText(text, 13)).toBe('begin...xxend');
    expect(shortenText(text, 100)).toHaveLength(99);
  });

  test('keeps characters beyond the basic plane whole', () => {
    expect(shortenText('🚕'.repeat(10), 7)).toBe('🚕🚕...🚕🚕');
  });
});

describe('shellWord', () => {
  test.each([
    ['in.csv', 'in.csv'],
    ['../data/a-1_b.csv', '../data/a-1_b.csv'],
    ['fare=0,10', 'fare=0,10'],
    ['=ls', "'=ls'"],
    ['my trips.csv', "'my trips.csv'"],
    ['%d.%m.%Y', "'%d.%m.%Y'"],
    ["it's", `'it'\\''s'`],
    ['$HOME', "'$HOME'"],
    ['~', "'~'"],
    ['', "''"],
  ])('writes %j as %s', (text, word) => {
    expect(shellWord(text)).toBe(word);
  });

  test('gives a word that a shell reads as the text', async () => {
    const ascii = Array.from({ length: 0x5f }, (_, i) => String.fromCharCode(0x20 + i));
    const texts = [...ascii, ...ascii.map((sign) => `a${sign}b`), ascii.join(''), 'Größe', '\t\n'];
    const script = `printf '<%s>' ${texts.map(shellWord).join(' ')}`;
    const { output, status } = await run('sh', ['-c', script], { cwd: '/' });
    expect({ output, status }).toEqual({
      output: texts.map((text) => `<${text}>`).join(''),
      status: 0,
    });
  });
});
