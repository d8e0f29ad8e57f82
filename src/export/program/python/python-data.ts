import { type CheckColumn, checkKeys, checkTable } from '../../check-table.ts';
import type { CheckOptions, ExportJob, ExportOptions } from '../../exporter.ts';
import { groupsOf } from '../../groups.ts';
import type { FeatureRule } from '../../rule.ts';
import { wordCodes } from '../../special.ts';
import { microseconds } from '../../times.ts';
import { float, hex, quoted, type ValueWords } from '../source.ts';

const WORDS: ValueWords = { nan: 'nan', infinity: 'inf', null: 'None' };

/** The imports and the docstring of an exported Python module. */
export const PYTHON_HEAD: string = `"""The bins of a spec: the same codes as discretize gives.

discretize(table)       bins a pandas DataFrame or a dict of columns, and returns the same kind
codes(column, values)   codes of a column's values, by the column's name
code(column, value)     the code of one value

If a column has groups, codes takes the keys of the values, too, and code the cells of one key.

None, NaN, NaT and pandas.NA are missing. Values are compared as float64; text is an error, but for words
that are special codes. Times are of datetime, date, numpy.datetime64 or pandas; those without a zone are in
UTC, and finer digits than milliseconds are cut downwards.
"""

from bisect import bisect_left, bisect_right
from itertools import repeat
from math import inf, isnan, nan

try:
    import numpy
except ImportError:
    numpy = None

`;

/** Text as a Python literal. */
export function pythonText(text: string): string {
  return quoted(text, (point) => `\\U${hex(point, 8)}`);
}

/** A tuple of texts. */
export function tuple(texts: readonly string[]): string {
  return `(${texts.map((text) => `${pythonText(text)},`).join(' ')})`;
}

/** A tuple of items that are source code. */
function tupleOf(items: readonly string[]): string {
  return `(${items.map((item) => `${item},`).join(' ')})`;
}

/** A tuple of float64 values. */
export function floats(values: readonly (number | null)[]): string {
  return `(${values.map((value) => `${float(value, WORDS)},`).join(' ')})`;
}

/** The tuple FEATURES: the rules as dicts. */
export function features(
  { rules }: ExportJob,
  more: (rule: FeatureRule) => readonly string[],
): string {
  const texts = rules.map((rule) => {
    const members = [...common(rule), ...more(rule)];
    return `    dict(\n${members.map((member) => `        ${member},\n`).join('')}    ),\n`;
  });
  return `FEATURES = (\n${texts.join('')})\n`;
}

function common(rule: FeatureRule): readonly string[] {
  const { missingCode, output, labels } = rule;
  const special = rule.special.map(({ ranges }) => tupleOf(ranges.map(floats)));
  return [
    `columns=${tuple(rule.columns)}`,
    `numbers=${floats(rule.numbers)}`,
    `side="${rule.comparison === '>=' ? 'right' : 'left'}"`,
    `bounded=${rule.isBounded ? 'True' : 'False'}`,
    `missing_numbers=${floats(rule.missingNumbers)}`,
    `missing_code=${missingCode ?? 'None'}`,
    `time=${rule.time === undefined ? 'None' : pythonText(rule.time.part ?? 'time')}`,
    `special_code=${rule.specialCode}`,
    `special=${tupleOf(special)}`,
    `depth=${rule.depth}`,
    `output="${output}"`,
    `labels=${output === 'label' ? tuple(labels) : '()'}`,
    ...(output === 'value' ? [`values=${floats(rule.binValues)}`] : []),
  ];
}

/** The member `words` of a feature: the codes of words. */
export function words(rule: FeatureRule): string {
  const items = wordCodes(rule).map(([word, code]) => `${pythonText(word)}: ${code}`);
  return `words={${items.join(', ')}}`;
}

/** The members of a feature with groups: its lists, and the list of each key. */
export function groupMembers({ groups: all }: FeatureRule): readonly string[] {
  if (all === undefined) return [];
  const lists = all.lists.map(({ rule }) => {
    const { numbers, missingCode, output, labels, binValues } = rule;
    const members = [
      `numbers=${floats(numbers)}`,
      `missing_code=${missingCode ?? 'None'}`,
      ...(output === 'label' ? [`labels=${tuple(labels)}`] : []),
      ...(output === 'value' ? [`values=${floats(binValues)}`] : []),
    ];
    return `dict(${members.join(', ')})`;
  });
  const keys = all.lists.flatMap((list, i) =>
    list.keys.map((key) => `${tuple(key.map((part) => part ?? ''))}: ${i}`),
  );
  return [
    `by=${tuple(all.by)}`,
    `keys={${keys.join(', ')}}`,
    `otherwise="${all.otherwise}"`,
    `lists=${tupleOf(lists)}`,
  ];
}

/** The columns of the check of a module that takes groups. */
export function checkColumns(
  job: ExportJob,
  options: CheckOptions,
  takes: { readonly words: boolean } = { words: false },
): string {
  const columns = checkTable(job, options, takes);
  return pythonColumns(columns, checkKeys(job, columns));
}

/** The columns of a check: VALUES, KEYS and CODES, dicts of tuples. */
export function pythonColumns(
  columns: readonly CheckColumn[],
  keys: readonly CheckColumn[] = [],
): string {
  const dict = (member: (column: CheckColumn) => string, of = columns): string =>
    `{\n${of.map((column) => `    ${pythonText(column.name)}: ${member(column)},\n`).join('')}}\n`;
  const codes = dict((column) => `(${column.codes.map((code) => `${code ?? 'None'},`).join(' ')})`);
  const values = dict(({ values: all, isTime }) =>
    tupleOf(all.map(isTime ? checkedTime : checkedValue)),
  );
  const times = columns.filter(({ isTime }) => isTime).map(({ name }) => name);
  const keyed = dict(({ values: all }) => tupleOf(all.map(checkedValue)), keys);
  return `${PYTHON_AT}TIMES = ${tuple(times)}\nVALUES = ${values}KEYS = ${keyed}CODES = ${codes}`;
}

/** The function that makes the times of a check. */
const PYTHON_AT = `from datetime import datetime, timedelta, timezone


def at(microseconds):
    return datetime(1970, 1, 1) + timedelta(microseconds=microseconds)


`;

function checkedTime(value: number | string | null): string {
  return typeof value === 'number' ? `at(${microseconds(value)})` : checkedValue(value);
}

function checkedValue(value: number | string | null): string {
  return typeof value === 'string' ? pythonText(value) : float(value, WORDS);
}

/** The member `groups` of a feature: for each group its columns and the names of its output columns. */
export function groups(rule: FeatureRule, options: ExportOptions): string {
  const all = groupsOf(rule, options).map(
    ({ columns, names }) => `(${tuple(columns)}, ${tuple(names)})`,
  );
  return `groups=(${all.join(', ')},)`;
}

/** The constants beside the features. */
export function settings({ rules }: ExportJob, { append }: ExportOptions): string {
  return `MISSING = "${rules[0]?.missing ?? 'empty'}"\nAPPEND = ${append ? 'True' : 'False'}\n`;
}
