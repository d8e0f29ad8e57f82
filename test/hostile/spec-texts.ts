import { MAX_BOUNDARIES } from '../../src/core/boundaries.ts';
import { MAX_DEPTH, MAX_MEMBERS } from '../../src/spec/json/syntax.ts';

/**
 * A spec that must be refused: what is bad about it, its content, and the place that the error must name:
 * `line:column`, `#` and a JSON Pointer, or `file` where it is the file as a whole.
 */
export type HostileSpec = readonly [name: string, content: string | Uint8Array, place: string];

const MB = 1024 * 1024;

/** A good spec, in lines, with every kind of token in it. */
const GOOD = `{
  "version": 1,
  "default_na": false,
  "na_values": ["-99", "\\u00e9"],
  "features": [
    { "columns": ["a"], "boundaries": [-0.5, 1e1], "fit": { "x": null } },
    { "columns": ["b"], "boundaries": [0, 1] }
  ]
}
`;

const TOKEN = /"(?:[^"\\]|\\.)*"|[\w.+-]+|[{}[\]:,]/g;

/** The good spec cut off after each of its tokens but the last: what is missing is missing there. */
const CUT_OFF: readonly HostileSpec[] = [...GOOD.matchAll(TOKEN)].slice(0, -1).map((token) => {
  const text = GOOD.slice(0, token.index + token[0].length);
  const lines = text.split('\n');
  const end = `${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
  return [`cut off after ${text.length} characters`, text, end];
});

/** What stands where the third boundary should, and how far in it the error is. */
const NO_VALUES: readonly (readonly [name: string, text: string, offset: number])[] = [
  ['NaN', 'NaN', 0],
  ['Infinity', 'Infinity', 0],
  ['a negative infinity', '-Infinity', 0],
  ['a hexadecimal number', '0x10', 1],
  ['a number with an underscore', '1_000', 1],
  ['a number that ends in a point', '5.', 1],
  ['a number that begins with a point', '.5', 0],
  ['a number with a plus', '+5', 0],
  ['a number with zeros before it', '007', 1],
  ['an exponent without digits', '1e', 1],
  ['a decimal comma within a string never closed', '"1,5', 5],
  ['null of Python', 'None', 0],
  ['true of Python', 'True', 0],
  ['undefined', 'undefined', 0],
  ['single quotes', "'5'", 0],
  ['backticks', '`5`', 0],
  ['quotes of a word processor', '\u201c5\u201d', 0],
  ['a comment of C', '/* 5 */ 5', 0],
  ['a comment of C++', '// 5', 0],
  ['a comment of a shell', '# 5', 0],
  ['two commas', ', 5', 0],
  ['two numbers', '5 6', 2],
  ['a semicolon', '5; 6', 1],
  ['an equals sign', '=5', 0],
  ['a brace that closes nothing', '5 }', 2],
  ['a no-break space', '\u00a05', 0],
  ['a line separator', '\u20285', 0],
  ['a form feed', '\f5', 0],
  ['a NUL byte', '\u00005', 0],
  ['a byte order mark', '\ufeff5', 0],
  ['a tab in a string', '"a\tb"', 2],
  ['a line end in a string', '"a\nb"', 2],
  ['an escape that is none', '"\\x41"', 1],
  ['an escape cut short', '"\\u12"', 1],
  ['an expression', 'new Date()', 0],
  ['a terminal escape', '\u001b]0;x\u0007', 0],
];

const NOT_JSON: readonly HostileSpec[] = [
  ...NO_VALUES.flatMap(([name, text, offset]): HostileSpec[] => [
    [name, `{\n "boundaries":\n  [0, 1, ${text}]\n}`, `3:${10 + offset}`],
    [`${name}, with CR LF`, `{\r\n "boundaries":\r\n  [0, 1, ${text}]\r\n}`, `3:${10 + offset}`],
  ]),
  ['a comma before a bracket', '[0, 1,]', '1:7'],
  ['a comma before a brace', '{"boundaries": [0],\n}', '2:1'],
  ['a key without quotes', '{boundaries: [0]}', '1:2'],
  ['a key that is a number', '{1: [0]}', '1:2'],
  ['a key without a value', '{"boundaries"}', '1:14'],
  ['two documents', '[0]\n[1]', '2:1'],
  ['a document and a word', '[0] x', '1:5'],
  ['a bracket closed by a brace', '[0}', '1:3'],
  ['a name of JavaScript', 'export default [0]', '1:1'],
  ['YAML', 'boundaries: [0]', '1:1'],
  ['CSV', 'a,b\n1,2', '1:1'],
  ['HTML', '<!doctype html>', '1:1'],
  ['two byte order marks', '\ufeff\ufeff[0]', '1:1'],
];

/** The members of a document or a feature, and values that are of another type than each. */
const WRONG_TYPES: Readonly<Record<string, readonly unknown[]>> = {
  version: [null, '1', 2, 1.5, [], {}],
  precision: [null, 64, 'float16', ['float64'], {}],
  missing: [null, true, 'keep', []],
  invalid: [null, 0, 'ignore', {}],
  na_values: [null, 'NA', {}],
  default_na: [null, 0, 'true', []],
  features: [null, 5, 'a', {}, []],
  $schema: [null, 5, {}],
};

const WRONG_IN_FEATURE: Readonly<Record<string, readonly unknown[]>> = {
  name: [null, 5, ['a'], {}],
  columns: [null, 'a', 5, {}, []],
  boundaries: [null, 5, '0,1', {}],
  output: [null, 5, 'onehot ', []],
  closed: [null, 'both', true, {}],
  labels: [null, 'a,b', {}, [], ['a'], ['a', 'b', 'c']],
  fit: [null, 'x', [], 5],
};

function wrongTypes(
  table: Readonly<Record<string, readonly unknown[]>>,
  path: string,
  wrap: (member: object) => object,
): HostileSpec[] {
  return Object.entries(table).flatMap(([key, values]) =>
    values.map((value): HostileSpec => {
      const text = JSON.stringify(value);
      return [`${key}: ${text}`, JSON.stringify(wrap({ [key]: value })), `#${path}/${key}`];
    }),
  );
}

const FEATURE = { boundaries: [0] };

const WRONG_MEMBERS: readonly HostileSpec[] = [
  ...wrongTypes(WRONG_TYPES, '', (member) => ({ features: [FEATURE], ...member })),
  ...wrongTypes(WRONG_IN_FEATURE, '/features/0', (member) => ({
    features: [{ ...FEATURE, ...member }],
  })),
  ...[null, true, 5, '"a"'].map((value): HostileSpec => [`${value} alone`, `${value}`, '#']),
  ['no features', '{}', '#'],
  ['an unknown member', '{"features": [{"boundaries": [0]}], "x": 1}', '#/x'],
  [
    'an unknown member of a feature',
    '{"features": [{"boundaries": [0], "x": 1}]}',
    '#/features/0/x',
  ],
  ['a feature that is a number', '{"features": [{"boundaries": [0]}, 5]}', '#/features/1'],
  ['a column twice in a feature', '{"boundaries": [0], "columns": ["a", "a"]}', '#/columns/1'],
  [
    'a column in two features',
    '{"features": [{"columns": ["a"], "boundaries": [0]}, {"columns": ["b", "a"], "boundaries": [0]}]}',
    '#/features/1/columns/1',
  ],
  [
    'two features for all columns',
    '{"features": [{"boundaries": [0]}, {"boundaries": [1]}]}',
    '#/features/1',
  ],
];

/** Keys that have reached a prototype in other programs, wherever an object may stand. */
const PROTOTYPE_KEYS: readonly HostileSpec[] = ['__proto__', 'constructor', 'prototype'].flatMap(
  (key): HostileSpec[] => {
    const member = `"${key}": {"polluted": 1}`;
    const escaped = `"\\u00${key.charCodeAt(0).toString(16)}${key.slice(1)}": {"polluted": 1}`;
    return [
      [`${key} in the document`, `{"features": [{"boundaries": [0]}], ${member}}`, `#/${key}`],
      [
        `${key} in a feature`,
        `{"features": [{"boundaries": [0], ${member}}]}`,
        `#/features/0/${key}`,
      ],
      [`${key} beside boundaries`, `{"boundaries": [0], ${member}}`, `#/${key}`],
      [`${key} in escapes`, `{"boundaries": [0], ${escaped}}`, `#/${key}`],
      [`${key} as a column`, `{"a": [0], "${key}": [1]}`, '#/a'],
      [`${key} twice in fit`, `{"boundaries": [0], "fit": {${member}, ${member}}}`, `#/fit/${key}`],
      [`${key} as the features`, `{"${key}": {"features": [{"boundaries": [0]}]}}`, `#/${key}`],
    ];
  },
);

/** Lists that are no boundaries, and where in the list that is; '' for the list. */
const NO_BOUNDARIES: readonly (readonly [name: string, list: string, place: string])[] = [
  ['1e400', '[0, 1e400]', ''],
  ['-1e400', '[-1e400, 0]', ''],
  ['a number of 10,000 digits', `[${'1'.repeat(10_000)}]`, ''],
  ['equal ones', '[0, 1, 1]', ''],
  ['equal ones that are written otherwise', '[0.1, 1e-1]', ''],
  ['0 and -0', '[-0, 0]', ''],
  ['decreasing ones', '[2, 1]', ''],
  ['the same number by its last digits', '[9007199254740992, 9007199254740993]', '/1'],
  ['two that underflow to 0', '[1e-400, 1e-399]', ''],
  ['a string', '[0, "1"]', '/1'],
  ['a null', '[null, 1]', '/0'],
  ['a truth value', '[0, 1, true]', '/2'],
  ['a list', '[[0, 1]]', '/0'],
  ['an object', '[0, {"__proto__": 1}]', '/1'],
];

const BOUNDARIES: readonly HostileSpec[] = NO_BOUNDARIES.flatMap(
  ([name, list, place]): HostileSpec[] => [
    [
      `boundaries: ${name}`,
      `{"features": [{"boundaries": ${list}}]}`,
      `#/features/0/boundaries${place}`,
    ],
    [`boundaries of a column: ${name}`, `{"a": ${list}}`, `#/a${place}`],
    [`boundaries alone: ${name}`, list, `#${place}`],
  ],
);

/** Texts that no output can hold, and members that hold texts. */
const TEXTS: readonly HostileSpec[] = [
  ['too long', 'x'.repeat(1001)],
  ['too long in characters of two units', '\\ud83d\\ude00'.repeat(1001)],
  ['a megabyte', 'x'.repeat(MB)],
  ['the first half of a character', 'a\\ud83d'],
  ['the second half of a character', '\\ude00a'],
  ['the halves of a character in the wrong order', '\\ude00\\ud83d'],
].flatMap(([name, text]): HostileSpec[] => [
  [`a name that is ${name}`, `{"boundaries": [0], "name": "${text}"}`, '#/name'],
  [`a column that is ${name}`, `{"boundaries": [0], "columns": ["a", "${text}"]}`, '#/columns/1'],
  [`a label that is ${name}`, `{"boundaries": [0], "labels": ["a", "${text}"]}`, '#/labels/1'],
  [
    `a missing value that is ${name}`,
    `{"boundaries": [0], "na_values": ["${text}"]}`,
    '#/na_values/0',
  ],
]);

const listOf = (count: number, item: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => item(i)).join(',');

const TWICE: readonly HostileSpec[] = [
  ['a key twice', '{"boundaries": [0], "boundaries": [1]}', '#/boundaries'],
  ['a key twice, once in escapes', '{"boundaries": [0], "\\u0062oundaries": [1]}', '#/boundaries'],
  ['a column twice ', '{"a": [0], "a": [1]}', '#/a'],
  ['a key twice in a feature', '{"features": [{"name": "a", "name": "b"}]}', '#/features/0/name'],
  [
    'a key twice, deep in fit',
    '{"boundaries": [0], "fit": {"a": [{"b/c": 1, "b/c": 2}]}}',
    '#/fit/a/0/b~1c',
  ],
  ['a key a million times', `{${'"a":1,'.repeat(1_000_000)}"a":1}`, '#/a'],
];

const DEEP = MAX_DEPTH + 1;

const HUGE: readonly HostileSpec[] = [
  ['lists nested too deep', '['.repeat(DEEP) + ']'.repeat(DEEP), `1:${DEEP}`],
  [
    'objects nested too deep',
    `${'{"a":'.repeat(DEEP)}0${'}'.repeat(DEEP)}`,
    `1:${5 * MAX_DEPTH + 1}`,
  ],
  [
    'fit nested too deep',
    `{"boundaries":[0],\n"fit":{"a":${'['.repeat(DEEP)}`,
    `2:${11 + MAX_DEPTH - 1}`,
  ],
  ['a million brackets', '['.repeat(1_000_000), `1:${DEEP}`],
  ['a million braces', '{"":'.repeat(1_000_000), `1:${4 * MAX_DEPTH + 1}`],
  ['a boundary too many', `[${listOf(MAX_BOUNDARIES + 1, String)}]`, '#'],
  [
    'a member too many',
    `{"boundaries":[0],\n${listOf(MAX_MEMBERS, (i) => `"${i}":0`)}}`,
    '2:988881',
  ],
  ['unknown members without end', `{"features":[],${listOf(9999, (i) => `"k${i}":0`)}}`, '#/k0'],
  [
    'unknown members beside boundaries',
    `{"boundaries":[0],${listOf(9999, (i) => `"k${i}":0`)}}`,
    '#/k0',
  ],
  [
    'a hundred thousand bad features',
    `{"features":[${listOf(100_000, () => '0')}]}`,
    '#/features/0',
  ],
  [
    'a member with a name of a megabyte',
    `{"${'k/'.repeat(MB / 2)}":0}`,
    `#/${'k~1'.repeat(MB / 2)}`,
  ],
  ['a word of a megabyte', 'x'.repeat(MB), '1:1'],
  ['a string of a megabyte, never closed', `["${'x'.repeat(MB)}`, `1:${MB + 3}`],
  ['a million line ends', `${'\n'.repeat(1_000_000)}x`, '1000001:1'],
  ['more than 16 MB of blanks', ' '.repeat(16 * MB + 1), 'file'],
  ['100 MB of brackets', new Uint8Array(100 * MB).fill(91), 'file'],
];

const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** Files that are no UTF-8 text, or have nothing in them. */
const BYTES: readonly HostileSpec[] = [
  ['nothing', '', 'file'],
  ['a byte order mark and nothing more', '\ufeff', 'file'],
  ['blanks', ' \t\r\n', 'file'],
  ['NUL bytes', '\u0000\u0000', '1:1'],
  ['Latin-1', latin1('{"\xfcber": [0]}'), 'file'],
  ['UTF-16 as PowerShell writes it', Buffer.from('\ufeff[0, 1]', 'utf16le'), 'file'],
  ['UTF-16, big-endian', latin1('\xfe\xff\0[\0\x30\0]'), 'file'],
  ['UTF-16 without a mark', Buffer.from('[0]', 'utf16le'), '1:2'],
  ['a NUL byte written long', latin1('["\xc0\x80"]'), 'file'],
  ['half of a character, as UTF-8', latin1('["\xed\xa0\x80"]'), 'file'],
  ['a character beyond Unicode', latin1('["\xf5\x80\x80\x80"]'), 'file'],
  ['the middle of a character', latin1('["\x80"]'), 'file'],
  ['the beginning of a character', latin1('["\xe2\x82'), 'file'],
  ['a picture', latin1('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'), 'file'],
  ['a program', latin1('\x7fELF\x02\x01\x01\0'), '1:1'],
];

const layer = (config: string): string => `{"class_name": "Discretization", "config": ${config}}`;
const model = (...layers: readonly string[]): string =>
  `{"class_name": "Functional", "config": {"layers": [${layers.join(',')}]}}`;

/** Keras configs: the place is in what was given, not in the spec that is made of it. */
const KERAS: readonly HostileSpec[] = [
  ['a layer that was not adapted', layer('{"bin_boundaries": null}'), '#/config/bin_boundaries'],
  [
    'a layer whose boundaries are a text',
    layer('{"bin_boundaries": "0"}'),
    '#/config/bin_boundaries',
  ],
  ['a layer with 1e39', layer('{"bin_boundaries": [0, 1e39]}'), '#/config/bin_boundaries'],
  [
    'a layer with boundaries that float32 joins',
    layer('{"bin_boundaries": [0.1, 0.10000000001]}'),
    '#/config/bin_boundaries',
  ],
  [
    'a layer with null among its boundaries',
    layer('{"bin_boundaries": [0, null]}'),
    '#/config/bin_boundaries/1',
  ],
  [
    'a layer with another mode',
    layer('{"bin_boundaries": [0], "output_mode": "tf_idf"}'),
    '#/config/output_mode',
  ],
  [
    'a layer with a name that is a list',
    layer('{"bin_boundaries": [0], "name": []}'),
    '#/config/name',
  ],
  [
    'a layer with its boundaries in a prototype',
    layer('{"__proto__": {"bin_boundaries": [0]}}'),
    '#/config/bin_boundaries',
  ],
  ['a layer without a config', '{"class_name": "Discretization"}', 'file'],
  ['a layer that is another', '{"class_name": "Dense", "config": {}}', 'file'],
  [
    'a layer in a model, with decreasing boundaries',
    model('{}', layer('{"bin_boundaries": [1, 0]}')),
    '#/config/layers/1/config/bin_boundaries',
  ],
  ['a model without layers', model(), 'file'],
  ['a model whose layers are numbers', model('1', 'null'), 'file'],
  [
    'a model with two layers',
    model(layer('{"bin_boundaries": [0]}'), layer('{"bin_boundaries": [0]}')),
    'file',
  ],
  [
    'a model in a model in a model ...',
    `${'{"class_name":"a","config":'.repeat(100)}{}${'}'.repeat(100)}`,
    'file',
  ],
  [
    'a model with ten thousand layers',
    model(...Array<string>(10_000).fill(layer('{"bin_boundaries": [0]}'))),
    'file',
  ],
];

/** All of them that are texts; those in `.keras` files are in spec-archives.ts. */
export const HOSTILE_TEXTS: readonly HostileSpec[] = [
  ...CUT_OFF,
  ...NOT_JSON,
  ...WRONG_MEMBERS,
  ...PROTOTYPE_KEYS,
  ...BOUNDARIES,
  ...TEXTS,
  ...TWICE,
  ...HUGE,
  ...BYTES,
  ...KERAS,
];
