import { OUTPUT_MODE_NAMES } from '../../src/encode/registry.ts';
import type { Job } from './run.ts';
import { TYPED_CASES } from './typed-cases.ts';

/** A job with a name. */
export interface Case extends Job {
  readonly name: string;
  /** The files are taken as they are: their line ends stand for nothing else. */
  readonly isExact?: boolean;
}

const SEED = [-0.5, 0, 0.1, 0.2, 3];
const MANY = Array.from({ length: 150 }, (_, i) => i);
const NUMBERS =
  'id,a,b,c,d,note\n1,-1.5,1.0,3.4,.5,x\n2,0,3,1.3,0.0,"y, z"\n3, 0.15 ,0.1,+2e-1,3.,\n';

/** One feature with a name, over some columns. */
function feature(output: string, columns: readonly string[], more: object = {}): object {
  return { features: [{ name: 'f', columns, boundaries: SEED, output, ...more }] };
}

/** Every output mode, in place and appended, with names by code and by label. */
const MODES: readonly Case[] = OUTPUT_MODE_NAMES.flatMap((output) =>
  [
    { append: false, nameBy: 'code' as const },
    { append: true, nameBy: 'code' as const },
    { append: false, nameBy: 'label' as const },
    { append: true, nameBy: 'label' as const },
  ].map((request) => ({
    name: `${output}, ${request.append ? 'appended' : 'in place'}, names by ${request.nameBy}`,
    files: [NUMBERS],
    spec: feature(output, ['a', 'c']),
    request,
  })),
);

/** Lists without boundaries: one bin for every number. */
const ONE_BIN: readonly Case[] = ['int', 'one_hot', 'multi_hot', 'count', 'label'].flatMap(
  (output) =>
    ['empty', 'own', 'last', 'drop'].map((missing) => ({
      name: `no boundaries, ${output}, missing: ${missing}`,
      files: [`${NUMBERS}4,,NaN,inf,-1e999,\n`],
      spec: { ...feature(output, ['a', 'b', 'd'], { boundaries: [] }), missing },
    })),
);
/** Special codes in every mode, beside missing values, outer edges and both precisions. */
const CODED = `id,a,b\n1,-999,0\n2,,-999.0\n3,-998,-9.99e2\n4,0.15,NA\n5, -999 ,7\n6,1e9,-997\n`;
const SPECIAL: readonly Case[] = OUTPUT_MODE_NAMES.flatMap((output) =>
  (['empty', 'own', 'last', 'drop'] as const).flatMap((missing) =>
    [{}, { outside: missing === 'drop' ? 'bins' : 'missing' }, { closed: 'right' }].map((more) => ({
      name: `special codes, ${output}, missing: ${missing}, ${JSON.stringify(more)}`,
      files: [CODED],
      spec: {
        ...feature(output, ['a', 'b'], { special: [-999, [-998, -997]], ...more }),
        missing,
        precision: output === 'int' ? 'float32' : 'float64',
      },
    })),
  ),
);

/** Values of bins: own ones and those of edges, one mode or several, with groups and without. */
const VALUES = [
  { name: 'woe', bins: [0.5, null, -1e-7, 3, 4, 1e300], special: [9, null], missing: 0.25 },
  { name: 'rate', bins: [0, 0.1, 0.2, 0.3, 0.4, 1] },
];
const VALUED: readonly Case[] = [
  'value',
  'woe',
  'midpoint',
  'upper',
  ['rate', 'int'],
  ['woe', 'value', 'label'],
].flatMap((output) =>
  (['empty', 'own', 'last', 'drop'] as const).flatMap((missing) => [
    {
      name: `values of bins, ${output}, missing: ${missing}`,
      files: [CODED],
      spec: {
        missing,
        features: [
          {
            columns: ['a', 'b'],
            boundaries: SEED,
            special: [-999, [-998, -997]],
            values: VALUES,
            value: 'rate',
            output,
          },
        ],
      },
    },
    {
      name: `values of the bins of groups, ${output}, missing: ${missing}`,
      files: ['g,x\np,-1\nq,-1\np,9\nr,0.15\nq,\n,4\nq,2\n'],
      spec: {
        missing,
        features: [
          {
            columns: ['x'],
            boundaries: SEED,
            values: VALUES.map(({ name, bins }) => ({ name, bins })),
            output,
            by: ['g'],
            groups: [
              { key: ['p'] },
              {
                key: ['q'],
                boundaries: [0],
                values: [
                  { name: 'woe', bins: [-7, 7], missing: 70 },
                  { name: 'rate', bins: [8, 9] },
                ],
              },
            ],
          },
        ],
      },
    },
  ]),
);

/** Other forms: several modes, a column fewer, only some columns, formats of labels. */
const FORMS: readonly Case[] = [
  ...OUTPUT_MODE_NAMES.flatMap((output) =>
    [
      { keep: [] },
      { keep: ['id'] },
      { keep: ['note', 'id'] },
      { keep: ['b', 'note'], append: true },
      { keep: ['a', 'c'], append: true },
      { keep: ['d..note', 'id..b'], append: true },
    ].map((request) => ({
      name: `${output}, only ${request.keep.join(' and ') || 'output columns'}`,
      files: [NUMBERS],
      spec: feature(output, ['a', 'c']),
      request,
    })),
  ),
  ...['one_hot', 'multi_hot', 'count'].flatMap((output) =>
    [false, true].map((append) => ({
      name: `${output} without the first bin${append ? ', appended' : ''}`,
      files: [NUMBERS],
      spec: feature(output, ['a', 'c']),
      request: { append, dropFirst: true },
    })),
  ),
  {
    name: 'one_hot of many bins without the first one',
    files: ['x,y\n1,a\n150,b\n-3,c\n,d\n'],
    spec: { features: [{ columns: ['x'], boundaries: MANY, output: 'one_hot' }] },
    request: { dropFirst: true, keep: ['y'] },
  },
  ...[false, true].map((append) => ({
    name: `several modes side by side${append ? ', appended' : ''}`,
    files: [NUMBERS],
    spec: {
      features: [
        { columns: ['a', 'c'], boundaries: SEED, output: ['int', 'label', 'bounds', 'one_hot'] },
      ],
    },
    request: { append },
  })),
  {
    name: 'only one column, with missing values, long rows and blank lines',
    files: ['id,a\n\n1,2\n2,\n\n3,0.1,x,y\n4,NA\n5\n6,0\n'],
    spec: feature('int', ['a']),
    request: { keep: [] },
    dialect: { lenient: true },
  },
  {
    name: 'only some columns, some of them in quotes, with rows that are dropped',
    files: ['p,q,a,r\n"x, y",1,2,"z"\n"a ""b""",,NA,\n,"",0.15," "\n1,2,3,"4"\n'],
    spec: { ...feature('label', ['a']), missing: 'drop' },
    request: { keep: ['r', 'p'] },
  },
  ...['{code:2}: {label}', '{lower}–{upper}', 'Q{n}', '{{{lower}, "{upper}"}}'].map((format) => ({
    name: `labels by the format ${format}`,
    files: [NUMBERS],
    spec: {
      missing: 'own',
      ...feature('label', ['a', 'c'], { label_format: format, label_digits: 1 }),
    },
  })),
];

/** Names with quotes that a lenient reader takes as text. */
const QUOTED_NAMES: readonly Case[] = ['",k,x', 'k,x"y,"z', 'k,"a ""b"""', '"k","z'].flatMap(
  (header) =>
    [false, true].map((append) => ({
      name: `names of a lenient reader: ${header}${append ? ', appended' : ''}`,
      files: [`${header}\r\n1,2,3\r\n`],
      spec: { features: [{ columns: ['k'], boundaries: [2], output: 'one_hot' }] },
      request: { append },
      dialect: { lenient: true },
    })),
);

/** Where the columns of a merged feature stand. */
const MERGED: readonly Case[] = ['multi_hot', 'count'].flatMap((output) =>
  [
    ['the first ones', ['id', 'a']],
    ['the last ones', ['c', 'd']],
    ['adjacent', ['a', 'b', 'c']],
    ['first and last', ['id', 'd']],
    ['in another order', ['d', 'a', 'c']],
    ['everything', ['id', 'a', 'b', 'c', 'd']],
    ['one', ['b']],
  ].flatMap(([where, columns]) =>
    [false, true].map((append) => ({
      name: `${output} of columns that are ${where}${append ? ', appended' : ''}`,
      files: ['id,a,b,c,d\n1,-1.5,1.0,3.4,.5\n2,0,3,1.3,\n,,,,\n3,0.15,0.1,2,3\n'],
      spec: feature(output, columns as string[]),
      request: { append },
    })),
  ),
);

const HOLES = 'a,b\n1,x\n,y\nNA,z\n 0.1 ,w\n"",v\n" nan ",u\n-99,t\n';

/** Every policy for missing cells with every mode. */
const MISSING: readonly Case[] = ['empty', 'own', 'last', 'drop', 'error'].flatMap((missing) =>
  ['int', 'one_hot', 'count', 'label'].map((output) => ({
    name: `missing: ${missing}, ${output}`,
    files: [HOLES],
    spec: { ...feature(output, ['a']), missing, na_values: ['-99'] },
  })),
);

/** Numbers on the list match by their values, and whole numbers past 2^53 are counted. */
const NUMBERS_LISTED: readonly Case[] = ['empty', 'own', 'drop', 'error'].flatMap((missing) =>
  ['.', ','].map((decimal) => ({
    name: `missing: ${missing}, numbers on the list, decimal ${decimal}`,
    files: [
      'a;b;c\n1;0;-5\n-99,0;1;2\n-99.0;0;0\n-99.00;-9.9e1;"-099"\n"-99,00";2;-9,9e1\n-0;3;0,0\n' +
        '9007199254740993;1e400;9007199254740992\n-9007199254740993.0;inf;12345678901234567890\n' +
        '7;00000000000000000000-99;-99\n9007199254740991e5;-98.99999999999999;-99.00000000000001\n',
    ],
    dialect: { delimiter: ';', decimal: decimal as '.' | ',' },
    spec: {
      ...feature('int', ['c', 'a', 'b']),
      missing,
      invalid: 'drop',
      na_values: ['-99', '0', '12345,5', '-inf'],
    },
  })),
);

/** Values outside the edges that count as missing, with every policy that this goes with. */
const OUTSIDE: readonly Case[] = ['empty', 'own', 'last'].flatMap((missing) =>
  ['int', 'one_hot', 'multi_hot', 'count', 'label'].flatMap((output) =>
    ['left', 'right'].map((closed) => ({
      name: `outside: missing, closed ${closed}, missing: ${missing}, ${output}`,
      files: ['a,b\n-0.5,3\n-1,inf\n0,-inf\nNA,0.15\n3,2.9\n1e999,x\n"3.1",0.1\n7,\n'],
      spec: {
        ...feature(output, ['b', 'a'], { closed, outside: 'missing' }),
        missing,
        invalid: 'drop',
      },
    })),
  ),
);

/** Every policy for cells that are no numbers. */
const INVALID: readonly Case[] = ['error', 'missing', 'drop'].flatMap((invalid) =>
  ['empty', 'own', 'drop', 'error'].map((missing) => ({
    name: `invalid: ${invalid}, missing: ${missing}`,
    files: ['a,b,c\n1,2,x\n0.1,zwei,y\n0x1,,z\n"1,5",1e999,"a\nb"\n,,\n-1e999,3,-'],
    spec: { ...feature('int', ['b', 'a']), missing, invalid },
  })),
);

const TEXTS = [
  '0',
  '-0',
  '+0',
  '00012',
  '1.',
  '.5',
  '.',
  '',
  '1e5',
  '1E5',
  '1e+5',
  '1e-5',
  '1e',
  '1e+',
  'e5',
  '0.1',
  '0.2',
  '-0.5',
  '0.30000000000000004',
  '0.1000000000000000055511151231257827',
  '0.09999999999999999',
  '1e-7',
  '9007199254740992',
  '9007199254740993',
  '9007199254740991e1',
  '123456789012345678901234567890',
  '1e22',
  '1e23',
  '1e-22',
  '1e-23',
  '4.9e-324',
  '1e400',
  '-1e400',
  '1e-400',
  '1e99999',
  '0e99999',
  'inf',
  '-Infinity',
  '+INF',
  'nan',
  '-NaN',
  'NaN',
  'infinit',
  '1 2',
  '\t3\t',
  ' 0.15',
  '0.15 ',
  '  ',
  '+-1',
  '--1',
  '1..2',
  '1,5',
  '1_000',
  '0x10',
  '5%',
  '\u00b53',
  '1\u00a0',
  '1\xff',
  '"',
  '-',
  '+',
  '3.00000000000000000000',
  '2.9999999999999999',
  '2.99999999999999999999',
  '18446744073709551616',
  '0000000000000000000000003',
];

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** All kinds of texts of numbers, and of what is none. */
const TEXT_CASES: readonly Case[] = ['left', 'right'].flatMap((closed) =>
  ['float64', 'float32'].flatMap((precision) =>
    [quoted, (text: string) => `"${text.replaceAll('"', '""')}"`].map((write, i) => ({
      name: `texts of numbers${i === 0 ? '' : ' in quotes'}, ${closed}, ${precision}`,
      files: [`v,n\n${TEXTS.map((text, n) => `${write(text)},${n}\n`).join('')}`],
      spec: {
        ...feature('int', ['v'], { closed }),
        precision,
        invalid: 'missing',
        na_values: ['-99', '1e5'],
      },
    })),
  ),
);

const NOTATIONS = [
  { decimal: ',' },
  { decimal: ',', thousands: '.' },
  { decimal: '.', thousands: ',' },
  { decimal: ',', thousands: '\u00a0' },
  { decimal: '.', thousands: ' ' },
] as const;

const GROUPED = [
  '1,5',
  '1.5',
  '-,25',
  '1.234',
  '1,234',
  '1.234.567,89',
  '1,234,567.89',
  '1.23,4',
  '12345678,5',
  '1 234.5',
  ' 1 234 ',
  '1\xc2\xa0234,5',
  '1\xa0234',
  '0,1',
  '0,30000000000000004',
  '9.007.199.254.740.993',
  '9007199254740993,0',
  '-99,0',
  '1e400',
  '1,e400',
  'inf',
  'nan',
  '',
  '1,,5',
  '1.234,',
  ',',
];

/** All kinds of texts of numbers in other notations, together and each as the one that is rejected. */
const NOTATION_CASES: readonly Case[] = NOTATIONS.flatMap((dialect) => {
  const texts = [...GROUPED, ...TEXTS];
  const shown = JSON.stringify(dialect);
  const together = {
    name: `texts of numbers in ${shown}`,
    files: [`v,n\n${texts.map((text, n) => `${quoted(text)},${n}\n`).join('')}`],
    spec: { ...feature('int', ['v']), invalid: 'missing', na_values: ['-99,0'] },
    dialect,
  };
  const alone = GROUPED.map((text) => ({
    name: `a cell ${JSON.stringify(text)} in ${shown}`,
    files: [`n;v\n1;2\n2;${text}\n3;4\n`],
    spec: feature('int', ['v']),
    dialect: { ...dialect, delimiter: ';' },
  }));
  return [together, ...alone];
});

/** Every text alone, so that each is the one that is rejected. */
const REFUSED: readonly Case[] = TEXTS.map((text) => ({
  name: `a cell ${JSON.stringify(text)}`,
  files: [`n,v\n1,2\n2,${quoted(text)}\n3,4\n`],
  spec: { ...feature('int', ['v']), missing: 'error' },
}));

const DELIMITERS = [
  ',',
  ';',
  '\t',
  '|',
  ' ',
  '.',
  '-',
  ':',
  '\0',
  'e',
  '+',
  '^',
  "'",
  '\x01',
  '_',
  '(',
  '[',
  'a',
  '\x7f',
];
const WITH_LABELS = {
  boundaries: [0.5, 1.5],
  labels: ['low; mid', 'a "b", c|d', "it's.\ttop_(x) -+e"],
};

/** Delimiters and quotes, with labels that need quotes in some of them. */
const DIALECTS: readonly Case[] = DELIMITERS.flatMap((delimiter) =>
  ['"', "'", '`', 'x', ' ', null]
    .filter((quote) => quote !== delimiter)
    .flatMap((quote) => {
      const q = quote ?? '';
      const rows = [
        ['n', 'vv', 'w'],
        ['1', '1', `${q}t${q}`],
        ['2', `${q}2${q}`, q + q],
        ['3', '0', `${q}m${q}${q}n${q}`],
      ];
      const files = [rows.map((row) => `${row.join(delimiter)}\n`).join('')];
      const dialect = { delimiter, quote };
      const shown = `delimiter ${JSON.stringify(delimiter)}, quote ${JSON.stringify(quote)}`;
      return [
        { name: `labels, ${shown}`, files, dialect, spec: feature('label', ['vv'], WITH_LABELS) },
        { name: `codes, ${shown}`, files, dialect, spec: feature('int', ['vv']) },
        { name: `count, ${shown}`, files, dialect, spec: feature('count', ['vv', 'n']) },
        {
          name: `labels in names, ${shown}`,
          files,
          dialect,
          spec: feature('one_hot', ['vv'], WITH_LABELS),
          request: { nameBy: 'label' as const },
        },
      ];
    }),
);

/** Files of one column, where a blank line is an empty cell. */
const NARROW: readonly Case[] = [
  'v\n1\n\n2\n\n\n',
  '\n\nv\n1\n\n',
  'v\n""\n1\n""',
  'v\n\n',
  'v',
  'v\n',
  'v\n1\n\n""\n',
].flatMap((file) =>
  ['int', 'one_hot', 'count', 'label'].flatMap((output) => [
    {
      name: `one column ${JSON.stringify(file)}, ${output}`,
      files: [file],
      spec: feature(output, ['v']),
    },
    {
      name: `one column without a header ${JSON.stringify(file)}, ${output}`,
      files: [file.replace('v', '0.5')],
      spec: feature(output, ['1']),
      dialect: { header: false },
    },
    {
      name: `two files of one column ${JSON.stringify(file)}, ${output}`,
      files: [file, file],
      spec: feature(output, ['v']),
    },
    {
      name: `two files of one column without a header ${JSON.stringify(file)}, ${output}`,
      files: [file.replace('v', '0.5'), file.replace('v', '0.5')],
      spec: { ...feature(output, ['1']), missing: 'own' },
      dialect: { header: false },
    },
    {
      name: `one column without quotes ${JSON.stringify(file)}, ${output}`,
      files: [file.replaceAll('""', 'nan')],
      spec: feature(output, ['v']),
      dialect: { quote: null },
    },
  ]),
);

const WIDE = Array.from({ length: 300 }, (_, i) => i);

const SHAPES: readonly Case[] = [
  { name: 'nothing', files: [''], spec: SEED },
  { name: 'blank lines only', files: ['\n\n\n'], spec: SEED },
  { name: 'a header alone', files: ['a,b'], spec: { a: [1] } },
  {
    name: 'no header',
    files: ['1,x\n0.1,y\n'],
    spec: feature('int', ['1']),
    dialect: { header: false },
  },
  {
    name: 'no header, appended',
    files: ['1,x\n0.1,y\n'],
    spec: feature('count', ['1']),
    dialect: { header: false },
    request: { append: true },
  },
  {
    name: 'no header, blank lines before',
    files: ['\n\n1,x\n\n0.1,y\n'],
    spec: feature('int', ['1']),
    dialect: { header: false },
  },
  { name: 'blank lines everywhere', files: ['\n\na,b\n\n1,x\n\n\n0.1,y\n\n'], spec: { a: [1] } },
  {
    name: 'blank lines around dropped rows',
    files: ['a,b\n\nq,x\n\n1,y\n\nq,z\n\n'],
    spec: { ...feature('int', ['a']), invalid: 'drop' },
  },
  {
    name: 'every row dropped',
    files: ['a,b\nq,x\nq,y'],
    spec: { ...feature('int', ['a']), invalid: 'drop' },
  },
  {
    name: 'the last row dropped',
    files: ['a,b\n1,x\nq,y'],
    spec: { ...feature('int', ['a']), invalid: 'drop' },
  },
  {
    name: 'rows dropped for one of two columns',
    files: ['a,b\nq,1\n1,\n1,q\n2,3\n,'],
    spec: { ...feature('count', ['a', 'b']), invalid: 'drop', missing: 'drop' },
  },
  {
    name: 'wide',
    files: [`${WIDE.map((i) => `c${i}`).join()}\n${`${WIDE.join()}\n`.repeat(5)}`],
    spec: feature('int', ['c0', 'c7', 'c299']),
  },
  {
    name: 'wide, all of it',
    files: [`${WIDE.map((i) => `c${i}`).join()}\n${`${WIDE.join()}\n`.repeat(3)}`],
    spec: feature(
      'count',
      WIDE.map((i) => `c${i}`),
    ),
  },
  { name: 'chosen columns', files: ['a,b,c\n1,x,2\n3,y,q\n'], spec: SEED },
  {
    name: 'chosen columns, then a bad cell',
    files: [`a,b\n${'1,x\n'.repeat(2000)}zz,y\n`],
    spec: SEED,
  },
  {
    name: 'line ends in quotes',
    files: ['a,b\n1,"x\ny"\n"2","\n"\n3,"\n\n\n"\nbad,1\n'],
    spec: { a: [1] },
  },
  {
    name: 'names in quotes',
    files: ['"a ""x""","b,c", d ,"e"\n1,2,3,4\n'],
    spec: feature('int', ['b,c']),
  },
  {
    name: 'names in quotes, merged',
    files: ['"a ""x""","b,c", d ,"e"\n1,2,3,4\n'],
    spec: feature('count', ['b,c', 'e']),
  },
  {
    name: 'two features',
    files: [NUMBERS],
    spec: {
      features: [
        { name: 'g', columns: ['d', 'b'], boundaries: [0, 1], output: 'count' },
        { columns: ['a'], boundaries: [0], output: 'label' },
        { columns: ['c'], boundaries: [2], output: 'one_hot' },
      ],
    },
  },
  {
    name: 'two features, appended',
    files: [NUMBERS],
    spec: {
      features: [
        { name: 'g', columns: ['d', 'b'], boundaries: [0, 1], output: 'count' },
        { columns: ['a'], boundaries: [0], output: 'label' },
      ],
    },
    request: { append: true },
  },
  {
    name: 'many rows of one byte',
    files: [`v\n${'1\n0\n\n'.repeat(300)}`],
    spec: feature('int', ['v']),
  },
  ...[['a'], ['b', 'a', 'd']].flatMap((columns) =>
    [false, true].map((append) => ({
      name: `more one-hot bins than a table has, ${columns}${append ? ', appended' : ''}`,
      files: [`${NUMBERS}4,,1,,nan,w\n`],
      spec: feature('one_hot', columns, {
        boundaries: Array.from({ length: 200 }, (_, n) => n / 50),
      }),
      request: { append },
    })),
  ),
  {
    name: 'many bins',
    files: [NUMBERS],
    spec: feature('one_hot', ['a'], { boundaries: Array.from({ length: 300 }, (_, i) => i / 100) }),
  },
  {
    name: 'labels that cannot be written without quotes',
    files: ['a,b\n5,x\n0,y\n1,z\n0.1,w\n'],
    spec: feature('label', ['a']),
    dialect: { quote: null },
  },
  {
    name: 'labels that cannot be written without quotes, in a later row',
    files: ['a,b\n5,x\n0,y\n,z\n1,w\n'],
    spec: feature('label', ['a'], { boundaries: [1], labels: ['a,b', 'c'] }),
    dialect: { quote: null },
  },
  {
    name: 'labels that cannot be written, in dropped rows',
    files: ['a,b,c\n5,1,x\n0,,y\n5,1,z\n0,1,w\n'],
    spec: {
      missing: 'drop',
      features: [
        { columns: ['a'], boundaries: [1], output: 'label', labels: ['a,b', 'c'] },
        { columns: ['b'], boundaries: [0] },
      ],
    },
    dialect: { quote: null },
  },
  {
    name: 'names that cannot be written without quotes',
    files: ['a,b\n5,x\n'],
    spec: feature('one_hot', ['a']),
    dialect: { quote: null },
    request: { nameBy: 'label' },
  },
  {
    name: 'labels with line ends',
    files: ['a,b\n5,x\n0,y\n'],
    spec: feature('label', ['a'], { boundaries: [1], labels: ['a\nb', '\r'] }),
  },
  {
    name: 'empty labels',
    files: ['a,b\n5,x\n0,y\n'],
    spec: feature('label', ['a'], { boundaries: [1], labels: ['', ' '] }),
  },
  {
    name: 'empty labels in one column',
    files: ['a\n5\n0\n'],
    spec: feature('label', ['a'], { boundaries: [1], labels: ['', ' '] }),
  },
  {
    name: 'labels beyond ASCII',
    files: ['a,b\n5,x\n0,y\n'],
    spec: feature('label', ['a'], { boundaries: [1], labels: ['\u{1f600}', '\ufeffx'] }),
  },
  {
    name: 'bytes that are no UTF-8',
    files: ['a,b\xff\n5,\xc3\n0,\xff\xfe\n\xff,1\n'],
    spec: feature('int', ['a']),
  },
  { name: 'NUL in fields', files: ['a,b\n5,\0\n0,"\0"\n1,"\0"\0\n'], spec: feature('int', ['a']) },
  { name: 'several files', files: ['a,b\n1,x\n', 'a,b\n2,y\n', 'a,b\n\n3,z\n'], spec: { a: [2] } },
  {
    name: 'several files without line ends at the end',
    files: ['a,b\n1,x', '\na,b\n2,y', 'a,b', 'a,b\n3,z'],
    spec: { a: [2] },
  },
  {
    name: 'several files, some empty',
    files: ['', '\n', 'a,b', '', 'a,b\n1,2', '\n\n', 'a,b\n2,3\n'],
    spec: { a: [2] },
  },
  {
    name: 'several files without headers',
    files: ['1,x\n', '\n2,y\n\n', '', '3,z'],
    spec: feature('int', ['1']),
    dialect: { header: false },
  },
  {
    name: 'several files, a bad cell in the last',
    files: ['a,b\n1,x', 'a,b\n2,y\n\nq,z\n'],
    spec: { a: [2] },
  },
  { name: 'several files, a bad first row', files: ['a,b\n1,x', 'a,b\nq,z\n'], spec: { a: [2] } },
  { name: 'several files, a ragged row', files: ['a,b\n1,x', 'a,b\n2\n'], spec: { a: [2] } },
  { name: 'several files, another header', files: ['a,b\n1,x', 'a,c\n2,y\n'], spec: { a: [2] } },
  { name: 'several files, a broken header', files: ['a,b\n1,x', 'a,b"\n2,y\n'], spec: { a: [2] } },
  {
    name: 'several files, another width',
    files: ['1,x', '2\n'],
    spec: feature('int', ['1']),
    dialect: { header: false },
  },
  {
    name: 'several files with byte order marks',
    files: ['\xef\xbb\xbfa,b\n1,x', '\xef\xbb\xbfa,b\n2,y\n'],
    spec: { a: [2] },
  },
  {
    name: 'a byte order mark without a header',
    files: ['\xef\xbb\xbf1,x\n2,y\n', '\xef\xbb\xbf3,z'],
    spec: feature('int', ['1']),
    dialect: { header: false },
  },
  { name: 'a column that is not there', files: ['a,b\n1,x'], spec: { q: [2] } },
];

/** Rows before and after a row that is not good. */
function around(row: string): string {
  return `id,a,b\n1,1,x\n2,0.1,"y"\n${row}\n4,2,z\n5,q,"w"\n`;
}

export const BAD_ROWS = [
  '3',
  '3,1',
  '3,1,x,y',
  '3,1,"x"y',
  '3,1,x"y',
  '3,"1"2,x',
  '3,1,"x',
  '"3,1,x',
  '3,1,"x" ',
  '3,1, "x"',
  '3,1,"x""',
  '3,1,""x',
  '3,1,"""x',
  '3,1,"x"\0',
  '3,1,"x"\0y',
  '3,1,"x"\0"',
  '3,"1"\0,x',
  '"3"\0,1,x',
  '3,1,""\0',
  '3,1,"x"\0\0,',
  '3,1,"x"\0\n3,1,"y"\0\n3,1,"z"z',
  '3,1,\0"x"',
  '3,bad,x"y',
  '3,bad',
  '3,bad,"x"\0',
  '3,1,"x\ny',
  '3,1,"x\ny"z',
  '"',
  '""',
  '"""',
  ',',
  ',,',
  ',,,',
  '"" ',
  '\0',
  '3,1,x\n\0\n',
  '3,1,"\n',
  '"\n",1,"\n\n"x',
  '3,1,"é"é',
  'é,1,é"',
  '3,1,\xff"',
  '3,1,xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"',
  `3,1,${'"x""y"'.repeat(30)}`,
  `3,1,"${'ab""'.repeat(40)}"`,
  `3,1,"${'a'.repeat(600)}"b`,
  `3,1,${'é'.repeat(300)}"`,
];

/** What is not good CSV, and what is though it looks otherwise. */
const MALFORMED: readonly Case[] = BAD_ROWS.flatMap((row) => [
  {
    name: `a row ${JSON.stringify(row.slice(0, 80))}`,
    files: [around(row)],
    spec: feature('int', ['a']),
  },
  {
    name: `a row ${JSON.stringify(row.slice(0, 80))}, count`,
    files: [around(row)],
    spec: { ...feature('count', ['a', 'id']), invalid: 'missing' },
  },
  {
    name: `a last row ${JSON.stringify(row.slice(0, 80))}`,
    files: [`id,a,b\n1,1,x\n${row}`],
    spec: { ...feature('int', ['a']), invalid: 'drop', missing: 'drop' },
  },
  {
    name: `without quotes ${JSON.stringify(row.slice(0, 80))}`,
    files: [around(row)],
    spec: feature('int', ['a']),
    dialect: { quote: null },
  },
  {
    name: `a first line ${JSON.stringify(row.slice(0, 80))}`,
    files: [`${row}\n1,1,x\n`],
    spec: feature('int', ['1']),
    dialect: { header: false },
  },
]);

/** Records around the longest that is allowed. */
const LONG: readonly Case[] = [58, 59, 60, 61, 62, 63, 64, 200, 2000].flatMap((length) =>
  [
    `1,${'x'.repeat(length - 2)}`,
    `1,"${'y'.repeat(length - 4)}"`,
    `1,"${'\n'.repeat(length - 4)}"`,
    `1,"${'z'.repeat(length - 3)}`,
    `q,${'x'.repeat(length - 2)}`,
    `1,${','.repeat(length - 2)}`,
    `1,"x"${'w'.repeat(length - 5)}`,
    `1,${'v'.repeat(length - 3)}"`,
    `"1",  ${'"'.repeat(length - 6)}`,
  ].flatMap((row) => [
    {
      name: `a record of ${length} bytes ${row.slice(0, 6)}`,
      files: [`a,b\n2,"x"\n\n${row}\n3,4\n`],
      spec: { a: [2] },
      dialect: { maxRecord: 60 },
    },
    {
      name: `a last record of ${length} bytes ${row.slice(0, 6)}`,
      files: [`a,b\n2,"x"\n${row}`],
      spec: { a: [2] },
      dialect: { maxRecord: 60 },
    },
  ]),
);

/** Line ends of all kinds, in one file. */
const LINE_ENDS: readonly Case[] = [
  'a,b\r1,x\r2,y\r',
  'a,b\r1,x\r2,y',
  'a,b\r\r1,x\r\r\r2,y\r\r',
  'a,b\n1,x\r2,y\r\n3,z\n',
  'a,b\r\n1,x\r\r\n2,y\n\r3,z\n\n\r\r\n4,w',
  'a,b\r1,"x\r"\r2,"\r\n"\rq,y\r',
  'a,b\n1,x\r\n2,"y"\r3,"z"\r\n4,"w"\r',
  'a\r1\r\r2\r\n\r\n3\n\r',
  'a,b\r1,x"\r',
  'a,b\r1\r',
  'a,b\r1,"x\r',
  'a,b\n1,x\n2,y\r',
  'a,b\n1,"x"\ry,2',
  'a,b\n1,x,y\r\r\n2,3\n',
  'a,b\r\r\n1,x\r\r\n2,3\r\r',
  'a,b\n1,"x\r\r\n"\r\r\n2,"y"\r\r\n',
  'a\r,b\n1,x\n',
  'a,b\n1\r,x\n',
  'a,b\n1,x\r,y\n',
  'a,b\n1,x\r\r',
  '\r\ra,b\r\r\n1,2',
  'a,b\n"1"\r\r\n2,x',
  'a,b\n1,x"\r\r\n2,x\r\r\n',
].flatMap((file) =>
  ['int', 'count'].flatMap((output) =>
    [false, true].map((append) => ({
      name: `line ends ${JSON.stringify(file)}, ${output}${append ? ', appended' : ''}`,
      files: [file],
      spec: feature(output, ['a']),
      request: { append },
      isExact: true,
    })),
  ),
);

/** A file that cannot be read to its end, wherever that is. */
const TORN = '\xef\xbb\xbfa,b\r\n1,"x\ny"\r\n\r\n2,z"w\n3,4\n';
const INTERRUPTED: readonly Case[] = Array.from({ length: TORN.length + 1 }, (_, failsAt) => ({
  name: `a file that fails after ${failsAt} bytes`,
  files: [TORN],
  spec: { a: [2] },
  failsAt,
  isExact: true,
}));

/** What fuzzing has found. */
const FOUND: readonly Case[] = [
  ...['"" ', 'x"', 'x'.repeat(37)].map((last) => ({
    name: `found: a file that fails just after a row that ends in ${last}`,
    files: [`a,b\n1,"x"\n0,${last}\n`],
    spec: { a: [1] },
    dialect: { maxRecord: 38 },
    failsAt: 99,
    isExact: true,
  })),
  {
    name: 'found: a dropped first row, then a cell that begins with a byte order mark',
    files: ['0,x\n\xef\xbb\xbf,1\n', '\xef\xbb\xbf\xef\xbb\xbf,2\n'],
    spec: { invalid: 'drop', features: [{ columns: ['2'], boundaries: [0] }] },
    dialect: { header: false },
  },
  {
    name: 'found: an empty cell, then a dropped row, in one column without quotes',
    files: ['k0\n\n.'],
    spec: { ...feature('int', ['k0']), invalid: 'drop' },
    dialect: { quote: null },
  },
  {
    name: 'found: CR, a missing cell and LF in one column without quotes',
    files: ['k0\n\r \n'],
    spec: feature('int', ['k0']),
    dialect: { quote: null },
  },
  {
    name: 'found: a missing cell at the very end of one column without quotes',
    files: ['k0\n1\nnan'],
    spec: feature('int', ['k0']),
    dialect: { quote: null },
  },
];

/** Whatever is bad once more, left out or read leniently. */
const GONE_ON: readonly Case[] = [
  ...INVALID,
  ...REFUSED,
  ...MALFORMED,
  ...LONG,
  ...LINE_ENDS,
  ...INTERRUPTED,
].flatMap((one) => [
  { ...one, name: `${one.name}, bad rows left out`, maxErrors: Number.POSITIVE_INFINITY },
  {
    ...one,
    name: `${one.name}, leniently`,
    dialect: { ...one.dialect, lenient: true },
    maxErrors: 2,
  },
]);

/** Where a bad row is, blocks are cut wrongly at first, or a line is longer than a block. */
const RESUMED: readonly Case[] = [
  ['a stray quote, then quotes with line ends', 'a,b\n1,x"y\n2,"p\nq"\n3,"r\ns"\n4,t\n'],
  ['bad rows one after another', 'a,b\nx,1\n1,"2"3\n"4\n5\n6,"7\n8,"9\n'],
  ['a line that is much too long', `a,b\n1,${'x'.repeat(900)}\n2,y\n${'"z'.repeat(400)}\r\n3,w`],
  ['an open quote, then good rows', `a,b\n1,"x\n${'2,y\n'.repeat(60)}3,z\n`],
  ['a quote that is closed too late', `a,b\n1,"x\n${'2,y\n'.repeat(30)}",3\n4,5\n`],
].flatMap(([name = '', file = '']) =>
  [undefined, 60].map((maxRecord) => ({
    name: `gone on: ${name}${maxRecord === undefined ? '' : ', of short records'}`,
    files: [file],
    spec: feature('int', ['a']),
    dialect: { maxRecord },
    maxErrors: Number.POSITIVE_INFINITY,
  })),
);

/** A table with lines around it, and with a header of several rows. */
const AROUND =
  'Report, "May\nby me\n\nid,"fare",tip\n,USD,"a ""b"""\n1,5,x\n2,0.1,\n3,,z\nTotal,9\n"end\n';

const SURROUNDED: readonly Case[] = [
  { skip: 3, skipFooter: 2, headerRows: 2 },
  { skip: 2, skipFooter: 3, headerRows: 2 },
  { skip: 5, skipFooter: 2, header: false },
  { skip: 6, skipFooter: 4, header: false },
  { skip: 5, skipFooter: 5 },
  { skip: 5, skipFooter: 7 },
  { skip: 10 },
  { skip: 11 },
  { skip: 3, skipFooter: 1 },
  { skip: 3, skipFooter: 2, headerRows: 6 },
  { skip: 3, headerRows: 5, lenient: true },
  { skip: 3, skipFooter: 2, headerRows: 3, maxRecord: 16 },
].flatMap((dialect) =>
  (['int', 'one_hot', 'label'] as const).map((output, i) => ({
    name: `lines around a table, ${output}, ${JSON.stringify(dialect)}`,
    files: i === 0 ? [AROUND, `sep=,\n${AROUND.slice(AROUND.indexOf('\n') + 1)}`] : [AROUND],
    spec: { invalid: 'missing', features: [{ boundaries: SEED, output }] },
    request: { columns: '2', append: i === 2 },
    dialect,
  })),
);

/** A first field that begins as a byte order mark does, where it can have no quotes. */
const MARKED: readonly Case[] = [
  { files: ['x\n\ufeff,1\n2,3\n'], dialect: { skip: 1, header: false } },
  { files: ['x\n\ufeff,1\n2,3\n'], dialect: { skip: 1 } },
  { files: ['\ufeff\ufeffa,b\n1,2\n'], dialect: {} },
].map(({ files, dialect }, i) => ({
  name: `a first field that begins with a byte order mark, ${i + 1}`,
  files,
  spec: [1],
  request: { columns: '2' },
  dialect: { ...dialect, quote: null },
}));

/** All cases. */
export const CASES: readonly Case[] = [
  ...SPECIAL,
  ...VALUED,
  ...MARKED,
  ...MODES,
  ...ONE_BIN,
  ...FORMS,
  ...QUOTED_NAMES,
  ...MERGED,
  ...MISSING,
  ...NUMBERS_LISTED,
  ...OUTSIDE,
  ...INVALID,
  ...TEXT_CASES,
  ...TYPED_CASES,
  ...NOTATION_CASES,
  ...REFUSED,
  ...DIALECTS,
  ...NARROW,
  ...SHAPES,
  ...MALFORMED,
  ...LONG,
  ...LINE_ENDS,
  ...INTERRUPTED,
  ...FOUND,
  ...GONE_ON,
  ...RESUMED,
  ...SURROUNDED,
];
