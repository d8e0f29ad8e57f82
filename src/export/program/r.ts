import { type CheckColumn, checkKeys, checkTable } from '../check-table.ts';
import type { CheckOptions, Exporter, ExportJob, ExportOptions } from '../exporter.ts';
import { groupsOf } from '../groups.ts';
import { columnLines, originLines } from '../origin.ts';
import type { FeatureRule, RuleGroups } from '../rule.ts';
import type { SpecialBin } from '../special.ts';
import { cannotExport } from '../unsupported.ts';
import { R_GROUPS } from './group-runtimes.ts';
import { R_CHECK, R_RUNTIME } from './r-runtime.ts';
import { commented, float, hex, quoted, type ValueWords } from './source.ts';

const WORDS: ValueWords = { nan: 'NaN', infinity: 'Inf', null: 'NA_real_' };

/** Exports R functions for data frames, which use findInterval. */
export const r: Exporter = {
  name: 'r',
  about: 'R functions for data frames, by findInterval',
  testedOn: 'R 4.2.2',
  forms: [],
  needsColumns: true,
  runsWith: 'Rscript -',
  write: (job, options) => sourceText(job, options),
  check: (job, options) => sourceText(job, options) + checkText(job, options),
};

function text(value: string): string {
  if (/[\0\p{Surrogate}]/u.test(value)) {
    throw cannotExport(
      'r',
      'a name or label holds a character that R text cannot hold',
      'rename it',
    );
  }
  return quoted(value, (point) => `\\U${hex(point, 8)}`);
}

// R reads escapes wrongly where a line is longer than its buffer.
const texts = (values: readonly string[]): string =>
  `c(${values.map(text).join(values.length > 9 ? ',\n' : ', ')})`;
const floats = (values: readonly (number | null)[]): string =>
  values.length === 0
    ? 'numeric(0)'
    : `c(${values.map((value) => float(value, WORDS)).join(', ')})`;
const whole = (code: number | null): string => (code === null ? 'NA_integer_' : `${code}L`);

function sourceText(job: ExportJob, options: ExportOptions): string {
  const features = job.rules.map((rule) => `  list(\n${members(rule, options)}\n  )`);
  return [
    commented([...originLines(job, r), ...columnLines(job)], '#'),
    `\nFEATURES <- list(\n${features.join(',\n')}\n)\n`,
    `MISSING <- ${text(job.rules[0]?.missing ?? 'empty')}\n`,
    `APPEND <- ${options.append ? 'TRUE' : 'FALSE'}\n`,
    R_RUNTIME,
    job.rules.some((rule) => rule.groups !== undefined) ? R_GROUPS : '',
  ].join('');
}

function members(rule: FeatureRule, options: ExportOptions): string {
  const groups = groupsOf(rule, options).map(
    ({ columns, names }) => `list(columns = ${texts(columns)}, names = ${texts(names)})`,
  );
  const all = {
    columns: texts(rule.columns),
    numbers: floats(rule.numbers),
    left_open: rule.comparison === '>' ? 'TRUE' : 'FALSE',
    bounded: rule.isBounded ? 'TRUE' : 'FALSE',
    missing_numbers: floats(rule.missingNumbers),
    missing_code: whole(rule.missingCode),
    special_code: whole(rule.specialCode),
    special: `list(${rule.special.map(ranges).join(', ')})`,
    depth: whole(rule.depth),
    output: text(rule.output),
    labels: rule.output === 'label' ? texts(inLists(rule, ({ labels }) => labels)) : 'character(0)',
    ...(rule.output === 'value' && {
      values: floats(inLists(rule, ({ binValues }) => binValues)),
    }),
    groups: `list(${groups.join(', ')})`,
    ...(rule.groups && groupMembers(rule.groups)),
  };
  return Object.entries(all)
    .map(([key, value]) => `    ${key} = ${value}`)
    .join(',\n');
}

/** The cells of a rule by code; of a rule with groups, by list and code. */
function inLists<T>(rule: FeatureRule, cells: (list: FeatureRule) => readonly T[]): readonly T[] {
  return rule.groups?.lists.flatMap((list) => cells(list.rule)) ?? cells(rule);
}

/** The members of a feature with groups: its lists, and the list of each key. */
function groupMembers({ by, lists, otherwise }: RuleGroups): Record<string, string> {
  const keys = lists.flatMap((list, i) => list.keys.map((key) => ({ key, list: i })));
  const own = lists.map(({ rule }) => floats(rule.numbers));
  return {
    by: texts(by),
    keys: `list(${by.map((_, i) => texts(keys.map(({ key }) => key[i] ?? ''))).join(', ')})`,
    lists_of_keys: `c(${keys.map(({ list }) => `${list}L`).join(', ')})`,
    otherwise: text(otherwise),
    lists: `list(${own.join(', ')})`,
    missing_codes: `c(${lists.map(({ rule }) => whole(rule.missingCode)).join(', ')})`,
  };
}

function ranges({ ranges: all }: SpecialBin): string {
  return `list(${all.map(floats).join(', ')})`;
}

function checkText(job: ExportJob, options: CheckOptions): string {
  const columns = checkTable(job, options);
  const list = (member: (column: CheckColumn) => string, of = columns): string =>
    `setNames(list(\n${of.map((column) => `  ${member(column)}`).join(',\n')}\n), ${texts(of.map(({ name }) => name))})\n`;
  const values = list((column) =>
    floats(column.values.filter((value) => typeof value !== 'string')),
  );
  const codes = list((column) => `c(${column.codes.map(whole).join(', ')})`);
  const keys = list(
    (column) => `c(${column.values.map(keyText).join(',\n')})`,
    checkKeys(job, columns),
  );
  return `\nVALUES <- ${values}KEYS <- ${keys}CODES <- ${codes}${R_CHECK}`;
}

function keyText(value: number | string | null): string {
  return value === null ? 'NA_character_' : text(String(value));
}
