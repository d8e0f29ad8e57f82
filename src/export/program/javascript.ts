import { keyOf } from '../../core/groups/key.ts';
import { type CheckColumn, checkKeys, checkTable } from '../check-table.ts';
import type { CheckOptions, Exporter, ExportJob, ExportOptions } from '../exporter.ts';
import { groupsOf } from '../groups.ts';
import { columnLines, originLines } from '../origin.ts';
import { type FeatureRule, type RuleGroups, ruleColumns } from '../rule.ts';
import { specialWords, wordCodes } from '../special.ts';
import { JAVASCRIPT_CHECK } from './javascript-check.ts';
import { JAVASCRIPT_RUNTIME, JAVASCRIPT_TYPES } from './javascript-runtime.ts';
import { commented, float, hex, quoted, type ValueWords } from './source.ts';

const WORDS: ValueWords = { nan: 'NaN', infinity: 'Infinity', null: 'null' };

/** Exports a JavaScript module, or its types. */
export const javascript: Exporter = {
  name: 'javascript',
  about: 'a JavaScript module for rows as objects; --as types: its types',
  testedOn: 'Node.js 20.20.2',
  forms: ['module', 'types'],
  needsColumns: true,
  runsWith: 'node --input-type=module -',
  write: (job, options) => (options.form === 'types' ? types(job) : moduleText(job, options)),
  check: (job, options) => moduleText(job, options) + checkText(job, options),
};

const text = (value: string): string =>
  quoted(value, (point) => {
    const pair = String.fromCodePoint(point);
    return `\\u${hex(pair.charCodeAt(0), 4)}\\u${hex(pair.charCodeAt(1), 4)}`;
  });
const texts = (values: readonly string[]): string => `[${values.map(text).join(', ')}]`;
const checkedValue = (value: number | string | null): string =>
  typeof value === 'string' ? text(value) : float(value, WORDS);
const checkedTime = (value: number | string | null): string =>
  Number.isInteger(value) ? `new Date(${value})` : checkedValue(value);
const floats = (values: readonly (number | null)[]): string =>
  `[${values.map((value) => float(value, WORDS)).join(', ')}]`;

function moduleText(job: ExportJob, options: ExportOptions): string {
  const features = job.rules.map((rule) => `  {\n${members(rule, options)}  },\n`);
  return [
    commented([...originLines(job, javascript), ...columnLines(job, true)], '//'),
    `\nconst FEATURES = [\n${features.join('')}];\n`,
    `const MISSING = ${text(job.rules[0]?.missing ?? 'empty')};\n`,
    `const APPEND = ${options.append};\n`,
    JAVASCRIPT_RUNTIME,
  ].join('');
}

function members(rule: FeatureRule, options: ExportOptions): string {
  const groups = groupsOf(rule, options).map(
    ({ columns, names }) => `[${texts(columns)}, ${texts(names)}]`,
  );
  const codesOfWords = wordCodes(rule).map(([word, code]) => `[${text(word)}, ${code}]`);
  const all = {
    columns: texts(rule.columns),
    numbers: floats(rule.numbers),
    isOver: rule.comparison === '>',
    isBounded: rule.isBounded,
    missingNumbers: floats(rule.missingNumbers),
    missingCode: rule.missingCode,
    time: rule.time === undefined ? 'null' : text(rule.time.part ?? 'time'),
    specialCode: rule.specialCode,
    special: `[${rule.special.map(({ ranges }) => `[${ranges.map(floats).join(', ')}]`).join(', ')}]`,
    words: `new Map([${codesOfWords.join(', ')}])`,
    depth: rule.depth,
    output: text(rule.output),
    labels: texts(rule.output === 'label' ? rule.labels : []),
    ...(rule.output === 'value' && { values: floats(rule.binValues) }),
    groups: `[${groups.join(', ')}]`,
    ...(rule.groups && groupMembers(rule.groups)),
  };
  return Object.entries(all)
    .map(([key, value]) => `    ${key}: ${value},\n`)
    .join('');
}

/** The members of a feature with groups: its lists, and the list of each key. */
function groupMembers({ by, lists, otherwise }: RuleGroups): Record<string, string> {
  const own = lists.map(({ rule }) => {
    const { numbers, missingCode, output, labels, binValues } = rule;
    const cells = [
      `numbers: ${floats(numbers)}`,
      `missingCode: ${missingCode}`,
      ...(output === 'label' ? [`labels: ${texts(labels)}`] : []),
      ...(output === 'value' ? [`values: ${floats(binValues)}`] : []),
    ];
    return `      { ${cells.join(', ')} },\n`;
  });
  const keys = lists.flatMap((list, i) => list.keys.map((key) => `[${text(keyOf(key))}, ${i}]`));
  return {
    by: texts(by),
    keys: `new Map([${keys.join(', ')}])`,
    otherwise: text(otherwise),
    lists: `[\n${own.join('')}    ]`,
  };
}

function types(job: ExportJob): string {
  const columns = new Set(job.rules.flatMap(ruleColumns));
  const hasTimes = job.rules.some(({ time }) => time !== undefined);
  return [
    commented([...originLines(job, javascript), ...columnLines(job, true)], '//'),
    `\n/** The columns that have bins. */\nexport type Column =\n`,
    [...columns].map((name) => `  | ${text(name)}`).join('\n'),
    `;\n\n${valueType(specialWords(job.rules), hasTimes)}${JAVASCRIPT_TYPES}`,
  ].join('');
}

function valueType(words: readonly string[], hasTimes: boolean): string {
  const types = [
    ...(hasTimes ? ['Date'] : []),
    'number',
    'bigint',
    'null',
    'undefined',
    ...words.map(text),
  ];
  const other = words.length === 0 ? 'Text and booleans are' : 'Other text and booleans are';
  return [
    `/** A value of a column; null, undefined and NaN are missing. ${other} errors. */\n`,
    `export type Value = ${types.join(' | ')};\n\n`,
  ].join('');
}

function checkText(job: ExportJob, options: CheckOptions): string {
  const columns = checkTable(job, options, { words: true });
  const map = (member: (column: CheckColumn) => string, of = columns): string =>
    `new Map([\n${of.map((column) => `  [${text(column.name)}, ${member(column)}],\n`).join('')}]);\n`;
  const values = map(
    ({ values: all, isTime }) => `[${all.map(isTime ? checkedTime : checkedValue).join(', ')}]`,
  );
  const codes = map((column) => JSON.stringify(column.codes));
  const keys = map((column) => JSON.stringify(column.values), checkKeys(job, columns));
  return `\nconst VALUES = ${values}const KEYS = ${keys}const CODES = ${codes}${JAVASCRIPT_CHECK}`;
}
