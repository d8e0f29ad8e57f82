import { checkTable } from '../check-table.ts';
import type { CheckOptions, Exporter, ExportJob, ExportOptions } from '../exporter.ts';
import { columnLines, originLines } from '../origin.ts';
import { PYTHON_EXPECTED } from '../program/python/python-check.ts';
import {
  features,
  groups,
  pythonColumns,
  pythonText,
  settings,
} from '../program/python/python-data.ts';
import { commented } from '../program/source.ts';
import { type FeatureRule, ruleColumns } from '../rule.ts';
import { cannotExport } from '../unsupported.ts';
import { type DerivedField, derivedFields } from './pmml-fields.ts';
import { element, escaped } from './xml.ts';

/** Exports a PMML document: derived fields, and an empty model that outputs them. */
export const pmml: Exporter = {
  name: 'pmml',
  about: 'a PMML 4.4 document of derived fields, and a model that gives them out',
  testedOn: 'jpmml-evaluator 0.16.0',
  forms: [],
  needsColumns: true,
  runsWith: 'python3 -',
  write: (job, options) => documentOf(job, options),
  check: (job, options) => checkText(job, options),
};

function documentOf(job: ExportJob, options: ExportOptions): string {
  for (const rule of job.rules) checkRule(rule);
  const derived = job.rules.flatMap((rule) => derivedFields(rule, options));
  checkNames(job.rules, derived);
  const columns = job.rules.flatMap(ruleColumns);
  const fields = job.rules.flatMap((rule) =>
    ruleColumns(rule).map((name) => dataField(name, rule)),
  );
  const transformations = derived.map(({ xml }) => xml);
  const root = element('PMML', { xmlns: 'http://www.dmg.org/PMML-4_4', version: '4.4' }, [
    header(job),
    element('DataDictionary', {}, fields),
    element('TransformationDictionary', {}, transformations),
    model(columns, derived),
  ]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

function header(job: ExportJob): string {
  const lines = [...originLines(job, pmml), ...columnLines(job)];
  return element('Header', { copyright: 'discretize' }, [
    element('Application', { name: 'discretize', version: job.origin.version }),
    ...lines.map((line) => `<Annotation>${escaped(line)}</Annotation>`),
  ]);
}

function checkRule({ missing, missingNumbers }: FeatureRule): void {
  if (missing === 'drop' || missing === 'error') {
    const what = `a document has no policy "${missing}" for missing values`;
    throw cannotExport('pmml', what, 'use missing "own", "last" or "empty"');
  }
  if (missingNumbers.some((value) => !Number.isFinite(value))) {
    throw cannotExport('pmml', 'an infinity that means "missing"', 'remove it from na_values');
  }
}

function checkNames(rules: readonly FeatureRule[], derived: readonly DerivedField[]): void {
  const names = [...rules.flatMap(ruleColumns), ...derived.map(({ name }) => name)];
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice === undefined) return;
  const hint = 'rename the column, or use another --suffix';
  throw cannotExport('pmml', `two fields with the name "${twice}"`, hint);
}

function dataField(name: string, { missingNumbers }: FeatureRule): string {
  const values = missingNumbers.map((value) =>
    element('Value', { value: String(value), property: 'missing' }),
  );
  return element('DataField', { name, optype: 'continuous', dataType: 'double' }, values);
}

/** The model of the document, which has no predictors: it outputs the derived fields. */
function model(columns: readonly string[], derived: readonly DerivedField[]): string {
  const mining = columns.map((name) =>
    element('MiningField', { name, invalidValueTreatment: 'asIs' }),
  );
  const outputs = derived
    .filter(({ isOutput }) => isOutput)
    .map(({ name, optype, dataType }) =>
      element(
        'OutputField',
        { name: `out_${name}`, feature: 'transformedValue', optype, dataType },
        [element('FieldRef', { field: name })],
      ),
    );
  return element('RegressionModel', { functionName: 'regression' }, [
    element('MiningSchema', {}, mining),
    element('Output', {}, outputs),
    element('RegressionTable', { intercept: '0' }),
  ]);
}

function checkText(job: ExportJob, options: CheckOptions): string {
  return [
    commented(originLines(job, pmml), '#'),
    '# Needs the packages jpmml-evaluator and jpype1, and Java.\n',
    'import os\nimport tempfile\nfrom math import inf, nan\n\nimport jpmml_evaluator\n\n',
    `DOCUMENT = ${pythonText(documentOf(job, options))}\n`,
    features(job, (rule) => [groups(rule, { ...options, append: true })]),
    settings(job, options),
    pythonColumns(checkTable(job, options)),
    PYTHON_EXPECTED,
    PMML_CHECK,
  ].join('');
}

/** The check of a PMML document. */
const PMML_CHECK: string = `

def check():
    handle, path = tempfile.mkstemp(suffix=".pmml")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(DOCUMENT)
    evaluator = jpmml_evaluator.make_evaluator(path)
    os.unlink(path)
    rows = range(len(next(iter(VALUES.values()))))
    found = []
    for row in rows:
        arguments = {column: values[row] for column, values in VALUES.items()}
        found.append(evaluator.evaluate(arguments))
    for name, expected in expected_table(rows).items():
        compare("pmml", name, rows, expected, [cell_of(one.get("out_" + name)) for one in found])
    return report(f"jpmml-evaluator {jpmml_evaluator.__version__}")


def cell_of(cell):
    return None if cell is None or cell != cell else cell


if __name__ == "__main__":
    raise SystemExit(check())
`;
