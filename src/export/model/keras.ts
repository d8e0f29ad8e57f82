import { shortest } from '../../core/decimal.ts';
import { type CheckColumn, checkTable } from '../check-table.ts';
import type { CheckOptions, Exporter, ExportJob } from '../exporter.ts';
import { originLines } from '../origin.ts';
import { PYTHON_EXPECTED } from '../program/python/python-check.ts';
import {
  features,
  pythonColumns,
  pythonText,
  settings,
  tuple,
} from '../program/python/python-data.ts';
import { commented } from '../program/source.ts';
import { type FeatureRule, ruleBins } from '../rule.ts';
import { cannotExport } from '../unsupported.ts';
import { type KerasLayer, layerArrayText, layersText, toKeras } from './keras-layer.ts';

/** Exports the configs of Keras Discretization layers. JSON has no comments, so it does not name the spec. */
export const kerasExporter: Exporter = {
  name: 'keras',
  about: 'the config of a Keras Discretization layer, or an array of them, as JSON',
  testedOn: 'Keras 3.15.1',
  forms: [],
  needsColumns: false,
  runsWith: 'python3 -',
  write: ({ rules }) => layersText(rules.map((rule) => layerOf(rule).config)),
  check: (job, options) => checkText(job, options),
};

/** The least positive normal float32. */
const MIN_NORMAL = 2 ** -126;

/** True for a value that is a subnormal float32, which Keras backends treat as 0. */
function isSubnormal(value: number | string | null): boolean {
  return typeof value === 'number' && value !== 0 && Math.abs(value) < MIN_NORMAL;
}

function layerOf(rule: FeatureRule): KerasLayer {
  const subnormal = rule.values.find(isSubnormal);
  if (subnormal !== undefined) {
    const what = `the boundary ${subnormal} is a subnormal number, which Keras takes for 0`;
    throw cannotExport('keras', what, 'remove it');
  }
  if (rule.missingNumbers.length > 0) {
    const what = 'a layer has no numbers that mean "missing"';
    throw cannotExport('keras', what, 'remove na_values, and make these cells NaN first');
  }
  const { precision, missing, closed, output, name } = rule;
  const boundaries = rule.values.map((value) => Number(shortest(value, precision)));
  const outside = rule.isBounded ? 'missing' : 'bins';
  const feature = { name, boundaries, closed, output, outside, labels: undefined } as const;
  return toKeras({ precision, missing }, feature);
}

/** The text of a check. Keras compares in float32 and has no policy for NaN: the check of another spec would differ. */
function checkText(job: ExportJob, options: CheckOptions): string {
  const layers = job.rules.map((rule) => ({ rule, config: layerOf(rule).config }));
  const [{ precision, missing } = {}] = job.rules;
  if (precision !== 'float32' || missing !== 'last') {
    const what = `Keras compares in float32 and puts NaN into the last bin; the spec says "${precision}" and "${missing}"`;
    throw cannotExport('keras', what, 'use --precision float32 --missing last in the spec');
  }
  return [
    commented([...originLines(job, kerasExporter), SUBNORMAL_NOTE], '#'),
    'import json\nfrom math import inf, nan\n\nimport keras\nimport numpy\n\n',
    features(job, (rule) => [`groups=(${groupText(rule)},)`]),
    `CONFIGS = json.loads(${pythonText(layerArrayText(layers.map(({ config }) => config)))})\n`,
    settings(job, options),
    pythonColumns(checkTable(job, options).map(withoutSubnormals)),
    PYTHON_EXPECTED,
    KERAS_CHECK,
  ].join('');
}

const SUBNORMAL_NOTE = 'Subnormal numbers are not checked: Keras takes them for 0.';

/** A column with missing values in place of subnormal ones. */
function withoutSubnormals(column: CheckColumn): CheckColumn {
  const missing = column.codes[column.values.indexOf(null)] ?? null;
  return {
    ...column,
    values: column.values.map((value) => (isSubnormal(value) ? null : value)),
    codes: column.codes.map((code, row) =>
      isSubnormal(column.values[row] ?? null) ? missing : code,
    ),
  };
}

function groupText(rule: FeatureRule): string {
  const names = rule.mode.names(rule.name, ruleBins(rule), 'code');
  return `(${tuple(rule.columns)}, ${tuple(names)})`;
}

/** The check of Keras layers. */
const KERAS_CHECK: string = `

def check():
    rows = range(len(next(iter(VALUES.values()))))
    for config, feature in zip(CONFIGS, FEATURES):
        layer = keras.layers.Discretization.from_config(config)
        [(columns, names)] = feature["groups"]
        with numpy.errstate(over="ignore"):
            x = numpy.array([[nan if cell is None else cell for cell in VALUES[column]] for column in columns])
            found = numpy.asarray(layer(x.T.astype(numpy.float32)))
        if feature["output"] == "int":
            for column, codes in zip(columns, found.T):
                compare("keras", column, rows, CODES[column], codes.tolist())
            continue
        if found.ndim == 3:
            for i, column in enumerate(columns):
                cells = expected_cells(feature, [column], rows)
                for bin, expected in enumerate(cells):
                    compare("keras", f"{column} {bin}", rows, expected, found[:, i, bin].tolist())
            continue
        for bin, expected in enumerate(expected_cells(feature, columns, rows)):
            compare("keras", names[bin], rows, expected, found[:, bin].tolist())
    return report(f"Keras {keras.__version__} on {keras.backend.backend()}")


if __name__ == "__main__":
    raise SystemExit(check())
`;
