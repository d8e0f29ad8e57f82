import type { NumberStyle } from '../../src/column-types/column-type.ts';
import type { Case } from './cases.ts';

const TIMES =
  'when,fare\n2026-03-01,1\n2026-03-01T06:30,2\n 2026-03-01 06:30:15 ,3\n"2026-03-29T02:30:00.123456",4\n' +
  '2026-10-25T02:30Z,5\n2026-10-25T02:30:00+02:00,6\nNA,7\n,8\n1969-12-31T23:59:59.9999,9\n0001-01-01,10\n';

const CALENDAR = ['2026-01-01', '2026-03-01T06:30', '2026-03-29T03:00', '2026-10-25T02:30Z'];

/** Members of a feature of times, and their boundaries. */
const TIME_TYPES: readonly (readonly [string, object])[] = [
  ['UTC', { boundaries: CALENDAR }],
  [
    'Berlin, skipped times later',
    { zone: 'Europe/Berlin', ambiguous: 'later', boundaries: CALENDAR },
  ],
  ['New York', { zone: 'America/New_York', boundaries: CALENDAR }],
  ['closed right', { closed: 'right', boundaries: CALENDAR }],
  ['hours', { part: 'hour', boundaries: [3, 6, 12] }],
  [
    'weekdays in Berlin',
    { part: 'weekday', zone: 'Europe/Berlin', ambiguous: 'earlier', boundaries: ['Tue', 'Sat'] },
  ],
  ['months', { part: 'month', boundaries: [3, 10] }],
  ['years', { part: 'year', boundaries: [1970, 2026] }],
];

const POLICIES: readonly object[] = [
  { missing: 'own' },
  { missing: 'drop', invalid: 'drop' },
  { missing: 'error' },
  { invalid: 'missing', na_values: ['2026-03-01T06:30', '0001-01-01'] },
];

/** Times in ISO 8601, in zones and parts, under all policies, with cells that are none among them. */
const TIMES_READ: readonly Case[] = TIME_TYPES.flatMap(([name, members]) =>
  POLICIES.map((policies) => ({
    name: `times: ${name}, ${JSON.stringify(policies)}`,
    files: [`${TIMES}2026-02-30,11\n2026-03-01T24:00,12\n`],
    spec: {
      ...policies,
      features: [{ columns: ['when'], type: 'datetime', output: 'label', ...members }],
    },
  })),
);

/** Other formats of times, and durations. */
const FORMATS: readonly Case[] = [
  ['%d.%m.%Y %H:%M', '01.03.2026 06:30\n2.3.2026 6:3\n31.02.2026 00:00\n'],
  ['epoch_s', '1772431440\n1772431440.9999\n-1\n1e400\nx\n'],
  ['epoch_ms', '1772431440000\n1772431440000.5\n\n'],
  ['epoch_us', '1772431440000999\ninf\n'],
].flatMap(([time_format = '', rows = '']) =>
  ['drop', 'missing'].map((invalid) => ({
    name: `times as ${time_format}, invalid: ${invalid}`,
    files: [`when\n${rows}`],
    spec: {
      type: 'datetime',
      time_format,
      boundaries: ['2026-03-01', '2026-03-02T06:04'],
      invalid,
    },
  })),
);

const DURATIONS: Case = {
  name: 'durations',
  files: ['a,b\n1:30:00,1\nPT5M,2\n90s,3\n 1h30m ,4\nNA,5\n1:30,6\n'],
  spec: { type: 'duration', columns: ['a'], boundaries: ['90s', '1:00:00'], invalid: 'missing' },
};

/** Numbers that are not plain, held as bytes and quoted. */
const STYLES: readonly (readonly [NumberStyle, string])[] = [
  ['currency', '$1,234.50\n"5 \xe2\x82\xac"\nUSD 7\n'],
  ['percent', '12.5%\n5%\n'],
  ['accounting', '(5)\n-5\n'],
  ['fortran', '1.5D3\n1d-1\n'],
  ['si', '1.2k\n3M\n'],
  ['censored', '<0.05\n>= 3\n\xe2\x89\xa43\n'],
  ['range', '18-24\n1 to 3\n'],
];

const STYLED: readonly Case[] = STYLES.flatMap(([style, rows]) =>
  [[style], []].map((numbers) => ({
    name: `numbers in the style ${style}${numbers.length === 0 ? ', which is not asked for' : ''}`,
    files: [
      `x\n1\n${rows.replace('$1,234.50', '"$1,234.50"')}-99\n-99.0\n9007199254740993\n1e999\n`,
    ],
    spec: { numbers, boundaries: [-5, 0.05, 3, 1000], na_values: ['-99'], invalid: 'missing' },
    dialect: { thousands: style === 'currency' ? ',' : null },
  })),
);

/** Columns that are not plain numbers. */
export const TYPED_CASES: readonly Case[] = [...TIMES_READ, ...FORMATS, DURATIONS, ...STYLED];
