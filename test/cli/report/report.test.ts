import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { errorLines, exitCode, isBrokenPipe, runOf } from '../../../src/cli/report/report.ts';
import {
  DiscretizeError,
  ERROR_KINDS,
  type ErrorCode,
  type Place,
} from '../../../src/core/errors/error.ts';

beforeAll(() => {
  vi.stubEnv('NO_COLOR', '1');
});

afterAll(() => {
  vi.unstubAllEnvs();
});

/** The lines for an error at a place. */
function linesAt(at: Place, hint?: string): string[] {
  return errorLines(new DiscretizeError('E_NOT_A_NUMBER', 'no number', { at, hint }));
}

describe('errorLines', () => {
  test('prints the location, the line with a caret, and the hint', () => {
    const at = { file: 'in.csv', line: 1042, column: 17, text: 'a,b,c,d,e,f,g,h,"1,5",x' };
    expect(linesAt(at, 'write 1.5')).toEqual([
      'in.csv:1042:17: no number',
      '  1042 | a,b,c,d,e,f,g,h,"1,5",x',
      '                         ^',
      '  hint: write 1.5',
    ]);
  });

  test('begins with the word error without a location', () => {
    expect(linesAt({})).toEqual(['error: no number']);
    expect(linesAt({ file: 'spec.json' })).toEqual(['spec.json: no number']);
    expect(linesAt({ line: 3, column: 1 })).toEqual(['3:1: no number']);
  });

  test('places the caret under the location, also after wide characters', () => {
    const cases = [
      { text: 'ab,x', column: 4, under: 'ab,' },
      { text: 'é,x', column: 3, under: 'é,' },
      { text: 'e\u0301,x', column: 4, under: 'e,' },
      { text: '価格,x', column: 4, under: '....,' },
      { text: '🚕🚕,x', column: 4, under: '....,' },
      { text: 'a\tb,x', column: 5, under: 'a\\tb,' },
      { text: 'a\x1b[31m,x', column: 8, under: 'a\\x1b[31m,' },
      { text: 'x', column: 1, under: '' },
      { text: 'ab', column: 3, under: 'ab' },
    ];
    for (const { text, column, under } of cases) {
      const lines = linesAt({ file: 'f', line: 7, column, text });
      expect(lines[2], text).toBe(`${' '.repeat('  7 | '.length + under.length)}^`);
    }
  });

  test('cuts a long line on one side or on both', () => {
    const text = `${'a'.repeat(300)}X${'b'.repeat(300)}`;
    const [, line = '', caret = ''] = linesAt({ file: 'f', line: 1, column: 301, text });
    expect(line).toMatch(/^ {2}1 \| \.\.\.a+Xb+\.\.\.$/);
    expect(line.length).toBeLessThanOrEqual(80);
    expect(line[caret.indexOf('^')]).toBe('X');

    const [, start = ''] = linesAt({ file: 'f', line: 1, column: 1, text });
    expect(start).toMatch(/^ {2}1 \| a+\.\.\.$/);
    const [, end = ''] = linesAt({ file: 'f', line: 1, column: 600, text });
    expect(end).toMatch(/^ {2}1 \| \.\.\.b+$/);
  });

  test('cuts a long line of wide characters or controls to 80 terminal cells', () => {
    for (const sign of ['価', '🚕', '\x1b']) {
      const text = `${sign.repeat(300)}X${sign.repeat(300)}`;
      const [, line = '', caret = ''] = linesAt({ file: 'f', line: 99, column: 301, text });
      const cells = line.replaceAll(/[価🚕]/gu, '..');
      expect(cells.length, sign).toBeLessThanOrEqual(80);
      expect(cells[caret.length - 1], sign).toBe('X');
    }
  });

  test('prints no snippet for a location without text', () => {
    expect(linesAt({ file: 'f', line: 2 })).toEqual(['f:2: no number']);
    expect(linesAt({ file: 'f', line: 2, column: 3 })).toEqual(['f:2:3: no number']);
  });

  test('escapes control characters in all parts of an error', () => {
    const evil = '\x1b]52;c;x\x07\u202e\x9b2J\r';
    const error = new DiscretizeError('E_NOT_A_NUMBER', `column "${evil}"`, {
      at: { file: evil, line: 1, column: 2, text: `a${evil}b` },
      hint: `--na-values "${evil}"`,
    });
    const lines = errorLines(error);
    expect(lines).toHaveLength(4);
    expect(lines.join('')).not.toMatch(/[\p{Cc}\u202e]/u);
    expect(lines[0]).toContain('\\x1b]52;c;x\\x07\\u202e\\x9b2J\\r');
  });

  test('escapes a line ending in the data', () => {
    const error = new DiscretizeError('E_UNKNOWN_COLUMN', 'unknown column "a\nerror: b"');
    expect(errorLines(error)).toEqual(['error: unknown column "a\\nerror: b"']);
  });

  test('prints a line for each problem of a list', () => {
    const problems = [
      { path: '/a', message: 'x' },
      { path: '/b', message: 'y' },
    ];
    const message = 'the spec has 2 problems:\n  /a: x\n  /b: y';
    expect(errorLines(new DiscretizeError('E_SPEC', message, { problems }))).toEqual([
      'error: the spec has 2 problems:',
      '  /a: x',
      '  /b: y',
    ]);
  });

  test('shortens a message with a megabyte of data', () => {
    const cell = 'x'.repeat(1_000_000);
    const error = new DiscretizeError('E_NOT_A_NUMBER', `column "v": "${cell}" is not a number`, {
      hint: `--na-values "${cell}"`,
    });
    const [message = '', hint = ''] = errorLines(error);
    expect(message).toMatch(/^error: column "v": "x+\.\.\.x+" is not a number$/);
    expect(message.length).toBeLessThan(1100);
    expect(hint.length).toBeLessThan(1100);
  });

  test('U25: prints version, system and command for a bug, and the stack with --debug only', () => {
    const error = new TypeError('x is not a function');
    const lines = errorLines(error, runOf(['-b', '1, 2', "it's.csv"]));
    expect(lines).toEqual([
      'this is a bug in discretize, please report it with these lines:',
      expect.stringMatching(/^ {2}discretize \d+\.\d+\.\d+, node v\d+\.\d+\.\d+, \w+ \w+$/),
      "  command: discretize -b '1, 2' 'it'\\''s.csv'",
      '  TypeError: x is not a function',
      '  run it again with --debug for more',
    ]);
    const debug = errorLines(error, runOf(['-b', '1', '--debug']));
    expect(debug.slice(3, 4)).toEqual(['  TypeError: x is not a function']);
    expect(debug.slice(4).join('\n')).toMatch(/^ {6}at .*report\.test\.ts/);
    expect(errorLines('just text', runOf(['--debug'])).at(-1)).toBe('  just text');
    expect(errorLines(new DiscretizeError('E_BUG', 'odd'))[1]).toMatch(/^this is a bug/);
  });

  test('U25: escapes control characters of the command', () => {
    expect(errorLines('odd', runOf(['\x1b[31m']))[2]).toBe("  command: discretize '\\x1b[31m'");
  });

  test('U25: prints the code of an error with --debug, and the command that explains it', () => {
    const error = new DiscretizeError('E_NOT_A_NUMBER', 'no number');
    expect(errorLines(error, runOf(['--debug']))).toEqual([
      'error: no number',
      '  code: E_NOT_A_NUMBER (discretize explain E_NOT_A_NUMBER)',
    ]);
    expect(errorLines(error, runOf(['--', '--debug']))).toEqual(['error: no number']);
  });
});

describe('exitCode', () => {
  test('has a status for each kind of failure', () => {
    const statuses = {
      data: 1,
      usage: 2,
      input: 66,
      resources: 71,
      create: 73,
      write: 74,
      bug: 70,
    };
    for (const [code, kind] of Object.entries(ERROR_KINDS)) {
      expect(exitCode(new DiscretizeError(code as ErrorCode, 'x')), code).toBe(statuses[kind]);
    }
  });

  test('is that of a bug for any other error', () => {
    expect(exitCode(new TypeError('x'))).toBe(70);
    expect(exitCode(undefined)).toBe(70);
  });
});

describe('isBrokenPipe', () => {
  test('is true only for a write to a closed pipe', () => {
    const failed = (code: string): DiscretizeError =>
      new DiscretizeError('E_WRITE', 'x', { cause: Object.assign(new Error(code), { code }) });
    expect(isBrokenPipe(failed('EPIPE'))).toBe(true);
    expect(isBrokenPipe(failed('ENOSPC'))).toBe(false);
    expect(isBrokenPipe(new DiscretizeError('E_WRITE', 'x'))).toBe(false);
    expect(isBrokenPipe(Object.assign(new Error('x'), { code: 'EPIPE' }))).toBe(false);
    expect(isBrokenPipe(undefined)).toBe(false);
  });
});
