import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DiscretizeError } from '../../../src/core/errors/error.ts';
import { MAX_SPEC_LENGTH, parseJson } from '../../../src/spec/json/json.ts';
import { MAX_DEPTH } from '../../../src/spec/json/syntax.ts';
import { refusal } from '../refusal.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether we take a text as JSON; repeated keys are no matter of syntax. */
function isOurJson(text: string): boolean {
  try {
    parseJson(text);
    return true;
  } catch (error) {
    if (!(error instanceof DiscretizeError)) throw error;
    return error.problems.length > 0;
  }
}

describe('JSON text', () => {
  test('any JSON text is read as JSON.parse reads it', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 1, '\t'), (json, indent) => {
        const text = JSON.stringify(JSON.parse(json), undefined, indent);
        expect(parseJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  test('a text with one character changed is rejected exactly where JSON.parse rejects it', () => {
    const signs = [...'{}[],:"\\/bu01.+-eE \n\ttfnl\u0000\u007f'];
    const edit = fc.record({ at: fc.nat(), cut: fc.nat(2), add: fc.constantFrom('', ...signs) });
    let rejected = 0;
    fc.assert(
      fc.property(fc.json({ maxDepth: 3 }), edit, (json, { at, cut, add }) => {
        const from = at % (json.length + 1);
        const text = json.slice(0, from) + add + json.slice(from + cut);
        if (!isJson(text)) rejected++;
        expect(isOurJson(text)).toBe(isJson(text));
      }),
      { numRuns: 2000 },
    );
    expect(rejected).toBeGreaterThan(200);
  });

  test.each(['', ' ', '\n    '])(
    'a list with many short numbers (%j between them) is read as it is',
    (gap) => {
      const numbers = Array.from({ length: 700 }, (_, i) => (i % 3 === 1 ? -i : i / 8));
      const text = `{"a":[${numbers.join(`${gap},${gap}`)}]}`;
      expect(parseJson(text)).toEqual({ a: numbers });
      const late = `{"a":[${numbers.join(',')},9007199254740993,1]}`;
      expect(refusal(() => parseJson(late)).problems.map(({ path }) => path)).toEqual(['/a/700']);
      expect(refusal(() => parseJson(text.replace(/]}$/, ',]}'))).message).toContain('a value');
    },
  );

  test('a byte order mark before the text is no part of it', () => {
    expect(parseJson('\ufeff[1]')).toEqual([1]);
    expect(refusal(() => parseJson('\ufeff[x]')).at).toMatchObject({ line: 1, column: 2 });
    expect(refusal(() => parseJson('\ufeff\ufeff[1]')).message).toContain('expected a value');
  });

  test.each(['', ' ', '\n\t\r\n', '\ufeff'])('an empty text (%j) is said to be empty', (text) => {
    const error = refusal(() => parseJson(text));
    expect(error.code).toBe('E_SPEC');
    expect(error.message).toBe('the spec is empty');
  });

  test('a text of 16 MB is read, a longer one rejected unread', () => {
    const text = `"${'a'.repeat(MAX_SPEC_LENGTH - 2)}"`;
    expect(parseJson(text)).toHaveLength(MAX_SPEC_LENGTH - 2);
    const error = refusal(() => parseJson(`${text} `));
    expect(error.code).toBe('E_SPEC');
    expect(error.message).toBe('the spec is larger than 16 MB');
  });

  test('a million escapes in one string are no trouble', () => {
    const text = `"${'\\n'.repeat(1_000_000)}"`;
    expect(parseJson(text)).toHaveLength(1_000_000);
  });
});

describe('a syntax error', () => {
  // Line, column, the message after "the spec is not JSON: ", and the hint. The message is ours: what
  // engines say differs between Node 20, 22 and 24, and often comes without a place.
  test.each<[string, number, number, string, string?]>([
    ['{"a":}', 1, 6, 'expected a value, found "}"'],
    ['{"a" 1}', 1, 6, 'expected ":", found "1"'],
    ['{"a":1', 1, 7, 'expected "," or "}", found the end of the text'],
    ['{', 1, 2, 'expected a key in double quotes or "}", found the end of the text'],
    ['{a: 1}', 1, 2, 'expected a key in double quotes or "}", found "a"'],
    ['[1,', 1, 4, 'expected a value, found the end of the text'],
    ['[1 2]', 1, 4, 'expected "," or "]", found "2"'],
    ['[', 1, 2, 'expected a value or "]", found the end of the text'],
    ['[1}', 1, 3, 'expected "," or "]", found "}"'],
    ['{"a":1]', 1, 7, 'expected "," or "}", found "]"'],
    ['[1]x', 1, 4, 'expected the end of the text, found "x"'],
    ['[1]]', 1, 4, 'expected the end of the text, found "]"'],
    ['[1,\n2 \r\n\n', 2, 2, 'expected "," or "]", found the end of the text'],
    ['nul', 1, 1, 'expected a value, found "nul"'],
    ['-', 1, 1, 'expected a value, found "-"'],
    ['"ab', 1, 4, 'the string has no closing quote, found the end of the text'],
    ['"a\nb"', 1, 3, 'the string has no closing quote, found "\\n"'],
    ['"a\tb"', 1, 3, 'a control character is not escaped, found "\\t"'],
    ['"\\x"', 1, 2, 'the backslash begins no escape, found "\\\\"'],
    ['"\\u12g4"', 1, 2, 'the backslash begins no escape, found "\\\\"'],
    ['{\n  "a": 1,\n  "b": x\n}', 3, 8, 'expected a value, found "x"'],
    ['{\r\n  "a": 1,\r\n  "b": x\r\n}', 3, 8, 'expected a value, found "x"'],
    ['["\u{1f600}", x]', 1, 7, 'expected a value, found "x"'],
    ['[1,]', 1, 4, 'expected a value, found "]"', 'remove the comma before it'],
    [
      '{"a":1,\n}',
      2,
      1,
      'expected a key in double quotes, found "}"',
      'remove the comma before it',
    ],
    [
      "{'a': 1}",
      1,
      2,
      'expected a key in double quotes or "}", found "\'"',
      'JSON has double quotes only',
    ],
    ['// mine\n[1]', 1, 1, 'expected a value, found "//"', 'JSON has no comments'],
    ['[1, # mine\n2]', 1, 5, 'expected a value, found "#"', 'JSON has no comments'],
    ['[NaN]', 1, 2, 'expected a value or "]", found "NaN"', 'JSON has no NaN and no infinity'],
    ['[0, -inf]', 1, 5, 'expected a value, found "-inf"', 'JSON has no NaN and no infinity'],
    ['{"a": None}', 1, 7, 'expected a value, found "None"', 'JSON writes null, true and false'],
    [
      '[0, .5]',
      1,
      5,
      'expected a value, found ".5"',
      'JSON writes .5 as 0.5, 5. as 5.0, +5 as 5 and 007 as 7',
    ],
    [
      '[5.]',
      1,
      3,
      'expected "," or "]", found "."',
      'JSON writes .5 as 0.5, 5. as 5.0, +5 as 5 and 007 as 7',
    ],
  ])('%j is rejected at line %i, column %i: %s', (text, line, column, message, hint) => {
    const error = refusal(() => parseJson(text));
    expect(error.code).toBe('E_SPEC');
    expect(error.message).toBe(`the spec is not JSON: ${message}`);
    expect(error.at).toMatchObject({ line, column });
    expect(error.hint).toBe(hint);
  });

  test('the line it is on comes with it, without its line break', () => {
    const error = refusal(() => parseJson('[1,\r\n x,\r\n2]'));
    expect(error.at).toEqual({ line: 2, column: 2, text: ' x,' });
  });

  test('a very long line does not come with it', () => {
    const error = refusal(() => parseJson(`[${'1,'.repeat(100_000)}x]`));
    expect(error.at).toEqual({ line: 1, column: 200_002 });
  });

  test('a long word that is no JSON is shown by its beginning', () => {
    const error = refusal(() => parseJson(`[${'x'.repeat(1_000_000)}]`));
    expect(error.message).toBe(
      `the spec is not JSON: expected a value or "]", found "${'x'.repeat(20)}"`,
    );
  });
});

describe('nesting', () => {
  const nest = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

  test(`${MAX_DEPTH} levels are read, one more is refused with its place`, () => {
    expect(parseJson(nest(MAX_DEPTH))).toBeInstanceOf(Array);
    const error = refusal(() => parseJson(nest(MAX_DEPTH + 1)));
    expect(error.code).toBe('E_SPEC');
    expect(error.message).toBe('the spec nests objects and arrays more than 256 deep');
    expect(error.at).toMatchObject({ line: 1, column: MAX_DEPTH + 1 });
  });

  test('arrays side by side do not count as nested', () => {
    const text = `[${'[],'.repeat(1000)}{}]`;
    expect(parseJson(text)).toHaveLength(1001);
  });
});

describe('a key that stands twice in one object', () => {
  const twice = (text: string): string[] => {
    const error = refusal(() => parseJson(text));
    expect(error.code).toBe('E_SPEC');
    expect(error.problems.map(({ message }) => message)).toEqual(
      error.problems.map(() => 'duplicate key in an object'),
    );
    return error.problems.map(({ path }) => path);
  };

  test.each<[string, string[]]>([
    ['{"a":1,"a":2}', ['/a']],
    ['{"a":1,"b":2,"a":3,"a":4}', ['/a', '/a']],
    ['{"a":{"b":1,"b":2}}', ['/a/b']],
    ['[0,[{"x":1}],{"x":1,"x":1}]', ['/2/x']],
    ['[[0,{"x":[1,2],"x":[]}]]', ['/0/1/x']],
    ['{"a":[{"b":{}},{"c":[],"c":1}]}', ['/a/1/c']],
    ['{"a/b":1,"a/b":2}', ['/a~1b']],
    ['{"~":{"~1/":0,"~1/":0}}', ['/~0/~01~1']],
    ['{"":1,"":2}', ['/']],
    ['{"a":1,"\\u0061":2}', ['/a']],
    ['{"\\"":1,"\\u0022":2}', ['/"']],
    ['{"__proto__":1,"__proto__":2}', ['/__proto__']],
    ['{"a":1,"a":{"a":1,"a":1}}', ['/a', '/a/a']],
  ])('in %s is found at %j', (text, paths) => {
    expect(twice(text)).toEqual(paths);
  });

  test.each([
    '{"a":{"a":{"a":1}},"b":{"a":1}}',
    '[{"a":1},{"a":1}]',
    '{"a":"a","b":"a"}',
    '["a","a"]',
    '{"a":"\\"a\\":1,","b":"{\\"a\\":","c":"}],\\\\"}',
    '{"{":1,"}":2,"[":3,"]":4,",":5,":":6,"\\\\":7,"\\"":8}',
    '{"a":1,"A":2,"a ":3}',
  ])('in different objects or in strings is none: %s', (text) => {
    expect(parseJson(text)).toEqual(JSON.parse(text));
  });

  test('is named in the message, so that the command shows it too', () => {
    const error = refusal(() => parseJson('{"features":[{"name":"a","name":"b"}]}'));
    expect(error.message).toBe(
      'the spec is not valid: /features/0/name: duplicate key in an object',
    );
  });

  test('many times ends with a list of a thousand', () => {
    expect(twice(`{${'"a":1,'.repeat(100_000)}"a":1}`)).toHaveLength(1000);
  });
});

test('a whole number in a list that float64 cannot hold is a problem at its place', () => {
  const text = '{"a": [1, 9007199254740993], "seed": 9007199254740993, "b": [9007199254740992]}';
  expect(() => parseJson(text)).toThrow(
    expect.objectContaining({
      code: 'E_SPEC',
      problems: [
        {
          path: '/a/1',
          message:
            '9007199254740993 is a whole number that float64 cannot hold ' +
            '(the nearest numbers that it can hold are 9007199254740992 and 9007199254740994)',
        },
      ],
    }),
  );
});
