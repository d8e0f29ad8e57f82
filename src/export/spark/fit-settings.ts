import type { ExportJob } from '../exporter.ts';
import { floats, pythonText, tuple } from '../program/python/python-data.ts';
import { type FeatureRule, ruleColumns } from '../rule.ts';
import { cannotExport } from '../unsupported.ts';
import { NUMBERS_NOTE } from './read.ts';

/** The fewest bins of a fit: a column without boundaries is fitted again. */
const MIN_BINS = 2;

/** The settings of a fit on Spark: the features of a spec without their boundaries, and its policies. */
export function fitSettings({ rules }: ExportJob): string {
  const [first] = rules;
  return [
    FIT_HEAD,
    `FEATURES = (\n${rules.map(feature).join('')})\n`,
    `PRECISION = ${pythonText(first?.precision ?? 'float64')}\n`,
    `MISSING = ${pythonText(first?.missing ?? 'empty')}\n`,
    `NA_VALUES = ${tuple(first?.missingTexts ?? [])}\n`,
    `MISSING_NUMBERS = ${floats(first?.missingNumbers ?? [])}\n`,
  ].join('');
}

function feature(rule: FeatureRule): string {
  if (rule.special.length > 0) {
    const hint =
      'fit with discretize, or remove "special" from the spec and filter these rows first';
    throw cannotExport('pyspark', `--fit with special codes of "${rule.name}"`, hint);
  }
  if (rule.groups !== undefined) {
    throw cannotExport('pyspark', `--fit with groups of "${rule.name}"`, 'fit with discretize');
  }
  if (rule.note !== undefined) {
    throw cannotExport(
      'pyspark',
      `--fit of "${rule.name}", which must be ${rule.note}`,
      'fit with discretize',
    );
  }
  const members = [
    `columns=${tuple(ruleColumns(rule))}`,
    `bins=${Math.max(MIN_BINS, rule.values.length + 1)}`,
    `output=${pythonText(rule.output)}`,
    `closed=${pythonText(rule.closed)}`,
    `outside=${pythonText(rule.isBounded ? 'missing' : 'bins')}`,
  ];
  return `    dict(${members.join(', ')}),\n`;
}

const FIT_HEAD = `"""Fits the boundaries of a spec's columns on Spark, and prints the spec with these boundaries.

Columns that share boundaries in the spec share them here. The number of bins, the side, the output mode and
the policies are those of the spec.
${NUMBERS_NOTE}"""

from math import inf, nan

`;
