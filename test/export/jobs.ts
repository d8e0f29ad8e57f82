import { nextUp } from '../../src/core/ulp.ts';
import { type CheckOptions, EXPORT_DEFAULTS, type ExportJob } from '../../src/export/exporter.ts';
import { rulesOf } from '../../src/export/rule.ts';
import { parseSpec } from '../../src/spec/parse.ts';

/** What a check is made with if nothing is asked for. */
export const CHECK_DEFAULTS: CheckOptions = { ...EXPORT_DEFAULTS, sample: new Map() };

/** The rules of a spec document to export, from no file. */
export function jobOf(document: object): ExportJob {
  const words = { rules: ['spec.json'], names: [], engine: undefined };
  const origin = { spec: 'spec.json', sha256: '0'.repeat(64), version: '0.0.0', words };
  return { origin, rules: rulesOf(parseSpec(document)) };
}

/** A job whose engines compare with a number one unit in the last place above the boundary 0.1. */
export function brokenJob(): ExportJob {
  const { origin, rules } = jobOf({ fare: [0.1, 2] });
  return { origin, rules: rules.map((rule) => ({ ...rule, numbers: [nextUp(0.1), 2] })) };
}

/** Names and labels that break out of badly quoted text. */
export const HOSTILE: readonly string[] = [
  `we"ird \`col\` ' ; -- \\ %x`,
  'line\nend\r\ttab',
  `\u2028</script>{}\${a}#{b}`,
  'é日本😀',
  '\\u0041\\',
];

/** Specs of columns of times, of every part and both sides. */
export const TIME_DOCUMENTS: readonly object[] = [
  {
    na_values: ['-99'],
    features: [
      {
        columns: ['from', 'to'],
        boundaries: ['1969-12-31T23:59:59.999Z', '2000-02-29', '2026-03-29T01:00Z'],
      },
      {
        columns: ['due'],
        boundaries: ['1899-12-31', '2026-01-01', '2026-01-01T00:00:00.001Z'],
        closed: 'right',
        outside: 'missing',
        special: ['9999-12-31', ['1900-01-01', 'never']],
        output: 'label',
      },
      { columns: ['a', 'b'], boundaries: ['2026-01-01'], output: 'count', special: ['2026-06-01'] },
      {
        columns: ['local'],
        zone: 'Europe/Berlin',
        boundaries: ['2026-03-29T03:00'],
        output: 'one_hot',
      },
    ],
  },
  {
    missing: 'own',
    features: ['hour', 'weekday', 'day', 'month', 'quarter', 'year'].map((part, i) => ({
      columns: [part],
      part,
      type: 'datetime',
      boundaries: part === 'year' ? [1970, 2000.5, 2024] : [2, 3.5],
      closed: i % 2 === 0 ? 'left' : 'right',
      ...(i > 2 && { output: 'label', special: ['2000-01-01', 'never'] }),
    })),
  },
];

/** Texts of blanks that are not spaces and tabs: keys like any other text. */
export const BLANK_KEYS: readonly string[] = [
  '\u00a0',
  '\u2003',
  '\u3000',
  '\ufeff',
  '\u0085',
  '\u2028',
  '\v',
  ' \u00a0\t',
];

/** Specs of groups of rows, of every policy and with lists of different lengths. */
export const GROUP_DOCUMENTS: readonly object[] = [
  {
    features: [
      {
        columns: ['fare'],
        by: ['k'],
        boundaries: [0],
        groups: [null, ...BLANK_KEYS].map((key, i) => ({ key: [key], boundaries: [i + 1] })),
        else: 'missing',
      },
      {
        columns: ['tip'],
        by: ['k', 'l'],
        boundaries: [0],
        groups: [null, ...BLANK_KEYS].map((key, i) => ({ key: [key, 'a'], boundaries: [i + 1] })),
      },
    ],
  },
  {
    features: [
      {
        columns: ['x'],
        by: ['g'],
        boundaries: [1],
        groups: [
          { key: ['a'], boundaries: [2, 4], values: { name: 'woe', bins: [null, null, null] } },
          { key: ['b'], boundaries: [3], values: { name: 'woe', bins: [1, 0.25] } },
        ],
        values: { name: 'woe', bins: [null, null] },
        output: 'woe',
        else: 'missing',
      },
      {
        columns: ['y'],
        by: ['g'],
        boundaries: [1],
        groups: [{ key: ['a'], boundaries: [] }],
        output: 'midpoint',
      },
    ],
  },
  {
    missing: 'own',
    na_values: ['-99'],
    features: [
      {
        columns: ['fare'],
        by: ['country'],
        boundaries: [0.1, 2],
        groups: [
          { key: ['DE'], boundaries: [0.1, 0.2, 0.30000000000000004] },
          { key: [null], boundaries: [] },
          { key: [HOSTILE[0]], boundaries: [1e300] },
          { key: ['AT'] },
        ],
        else: 'missing',
        special: [-999, [0.2, 'gone']],
        output: 'label',
      },
      {
        columns: ['tip'],
        by: ['country', 'year'],
        boundaries: [5],
        groups: [
          { key: ['DE', '2026'], boundaries: [1, 2, 3] },
          { key: ['DE', null], boundaries: [7] },
          { key: ['D', 'E2026'], boundaries: [9, 11] },
        ],
        special: [3],
      },
    ],
  },
  {
    missing: 'last',
    features: [
      {
        columns: ['x', 'y'],
        by: ['g'],
        boundaries: [-1, 5e-324],
        groups: [{ key: ['a'], boundaries: [-1, 0, 3, 7] }, { key: ["b'; --"] }],
        output: 'count',
        closed: 'right',
        outside: 'missing',
      },
      {
        columns: ['z'],
        by: ['g'],
        boundaries: [1],
        groups: [{ key: ['a'], boundaries: [2, 4], values: { name: 'woe', bins: [1, null, 3] } }],
        values: { name: 'woe', bins: [0.5, 2], missing: 9 },
        output: 'woe',
        else: 'missing',
      },
    ],
  },
  {
    missing: 'error',
    features: [
      {
        columns: ['x'],
        by: ['g'],
        boundaries: [0],
        groups: [
          { key: ['a'], boundaries: [0.1, 2] },
          { key: ['b'], boundaries: [-1] },
        ],
        output: 'one_hot',
      },
    ],
  },
];

/** Specs of every mode, side, precision and policy, with boundaries that engines get wrong. */
export const DOCUMENTS: readonly object[] = [
  {
    precision: 'float32',
    missing: 'own',
    features: [
      {
        columns: ['fare'],
        boundaries: [0.1, 3],
        special: [0, -0.1, 3.4028234663852886e38, 0.1, [2, 7]],
        closed: 'right',
      },
      { columns: ['x'], boundaries: [], special: [2 ** 24 + 1], output: 'one_hot' },
      {
        columns: ['y', 'z'],
        boundaries: [1, 2],
        special: [5],
        output: 'count',
        outside: 'missing',
      },
    ],
  },
  {
    features: [
      {
        columns: ['fare'],
        boundaries: [1, 2],
        special: [-999, 'gone'],
        values: { name: 'woe', bins: [null, null, null], special: [null, null] },
        output: 'woe',
      },
      { columns: ['tip'], boundaries: [], output: 'midpoint' },
      { columns: ['x'], boundaries: [], special: [7], output: 'midpoint' },
    ],
  },
  {
    missing: 'own',
    na_values: ['-99'],
    features: [
      {
        columns: ['seconds', 'more seconds'],
        type: 'duration',
        boundaries: ['90s', 'PT5M'],
        special: ['1h', 'never'],
      },
      { columns: ['share'], numbers: ['percent', 'si'], boundaries: [0.125, 1200] },
    ],
  },
  {
    missing: 'own',
    na_values: ['-98'],
    features: [
      { columns: ['fare'], boundaries: [0.1, 2], special: [-999, [0.3, -98, 'refused']] },
      {
        columns: ['tip'],
        boundaries: [0.1, 2],
        special: [[0, 7], 'gone'],
        output: 'label',
        outside: 'missing',
        closed: 'right',
      },
      { columns: ['x', 'y'], boundaries: [-1], special: [[-1, 5e-324]], output: 'count' },
    ],
  },
  {
    precision: 'float32',
    features: [
      { columns: ['fare'], boundaries: [0.1], special: [0, -0.1, 3.4028234663852886e38] },
      {
        columns: ['tip'],
        boundaries: [0.1, 2],
        special: [1e-45, [0.1, 1e39]],
        values: { name: 'woe', bins: [1, 2, 3], special: [-0.5, null], missing: 0.1 },
        output: 'woe',
      },
      { columns: ['x'], boundaries: [], special: [2 ** 24 + 1], output: 'one_hot' },
    ],
  },
  {
    features: [
      {
        columns: ['fare'],
        boundaries: [0.1, 0.2, 0.3],
        values: { name: 'woe', bins: [-0.5, null, 0.1, 2], missing: 0.30000000000000004 },
        output: 'woe',
      },
      { columns: ['x', 'tip'], boundaries: [-1, 3, 8], output: 'midpoint', closed: 'right' },
    ],
  },
  {
    missing: 'own',
    features: [
      {
        columns: ['fare', 'tip'],
        boundaries: [0.1, 2, 7],
        values: [
          { name: 'rate', bins: [0, 1], missing: 1e-300 },
          { name: 'score', bins: [0, 1], missing: 7 },
        ],
        value: 'score',
        output: 'value',
        outside: 'missing',
      },
    ],
  },
  {
    features: [
      { columns: ['fare'], boundaries: [0.1, 0.2, 0.30000000000000004] },
      { columns: ['x', 'tip'], boundaries: [1, 2], output: 'multi_hot', closed: 'right' },
    ],
  },
  {
    missing: 'own',
    na_values: ['-99'],
    precision: 'float32',
    features: [
      {
        columns: [HOSTILE[0]],
        boundaries: [0.1, 0.2, 0.30000000000000004],
        output: 'label',
        labels: HOSTILE,
      },
      {
        columns: ['x'],
        boundaries: [1e-45, 2, 1e38],
        output: 'one_hot',
        outside: 'missing',
        closed: 'right',
      },
    ],
  },
  {
    precision: 'float32',
    missing: 'last',
    features: [
      { columns: ['fare'], boundaries: [-0.5, 1e-45, 0.1, 3.4028234663852886e38], closed: 'right' },
      { columns: ['x', 'y'], boundaries: [-1, 0], output: 'count' },
      { columns: ['z'], boundaries: [], special: [1.7976931348623157e308], output: 'label' },
      { columns: ['a'], boundaries: [-1, 1], special: [0, 'none'], output: 'midpoint' },
    ],
  },
  {
    missing: 'drop',
    features: [
      { columns: ['fare'], boundaries: [5e-324, 1.7976931348623157e308], closed: 'right' },
      { columns: ['x', 'y'], boundaries: [-1, 0], output: 'count' },
      { columns: ['z', 'a'], boundaries: [0], special: [-999], output: 'multi_hot' },
    ],
  },
  {
    missing: 'error',
    features: [
      { columns: ['fare'], boundaries: [5e-324, 1.7976931348623157e308], output: 'label' },
      { columns: ['x', 'y'], boundaries: [-1, 0], output: 'count' },
      { columns: ['z'], boundaries: [0], special: [-999, 3], output: 'label' },
    ],
  },
  {
    na_values: ['-99', 'inf'],
    features: [
      { columns: ['fare'], boundaries: [-1e300, 0, 1e-310], outside: 'missing', output: 'label' },
      { columns: ['x', 'y'], boundaries: [-1, 0], output: 'int' },
    ],
  },
  {
    missing: 'own',
    features: [
      { columns: ['fare'], boundaries: [], output: 'label', labels: ['any', 'none'] },
      { columns: ['x'], boundaries: [], closed: 'right' },
      { columns: ['y', 'z'], boundaries: [], output: 'count' },
    ],
  },
];
