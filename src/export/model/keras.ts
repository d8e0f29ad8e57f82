import { shortest } from '../../core/shortest.ts';
import { checkTable } from '../check-table.ts';
import type { CheckOptions, Exporter, ExportJob } from '../exporter.ts';
import { originLines } from '../origin.ts';
import { PYTHON_EXPECTED } from '../program/python-check.ts';
import { features, pythonColumns, pythonText, settings, tuple } from '../program/python-data.ts';
import { commented } from '../program/source.ts';
import { cannotExport } from '../refusal.ts';
import { binsOf, type FeatureRule } from '../rule.ts';
import { KERAS_CHECK } from './keras-check.ts';
import { type KerasLayer, layersText, toKeras } from './keras-layer.ts';

/** The configs of Keras Discretization layers. JSON has no comments, so the spec is not named in it. */
export const keras: Exporter = {
  name: 'keras',
  about: 'the config of a Keras Discretization layer, or an array of them, as JSON',
  provedOn: 'Keras 3.15.1',
  forms: [],
  needsColumns: false,
  runsWith: 'python3 -',
  write: ({ rules }) => layersText(rules.map((rule) => layerOf(rule).config)),
  check: (job, options) => checkText(job, options),
};

function layerOf(rule: FeatureRule): KerasLayer {
  if (rule.missingNumbers.length > 0) {
    const what = 'a layer has no numbers that mean "missing"';
    throw cannotExport('keras', what, 'leave out na_values, and make these cells NaN before');
  }
  const { precision, missing, closed, output, name } = rule;
  const boundaries = rule.values.map((value) => Number(shortest(value, precision)));
  const outside = rule.isBounded ? 'missing' : 'bins';
  const feature = { name, boundaries, closed, output, outside, labels: undefined } as const;
  return toKeras({ precision, missing }, feature);
}

/** Keras compares in float32 and has no policy for NaN: a check of another spec would differ. */
function checkText(job: ExportJob, options: CheckOptions): string {
  const layers = job.rules.map((rule) => ({ rule, config: layerOf(rule).config }));
  const [{ precision, missing } = {}] = job.rules;
  if (precision !== 'float32' || missing !== 'last') {
    const what = `Keras compares in float32 and puts NaN into the last bin; the spec says "${precision}" and "${missing}"`;
    throw cannotExport('keras', what, 'use --precision float32 --missing last in the spec');
  }
  return [
    commented(originLines(job, keras), '#'),
    'import json\nfrom math import inf, nan\n\nimport keras\nimport numpy\n\n',
    features(job, (rule) => [`groups=(${groupText(rule)},)`]),
    `CONFIGS = json.loads(${pythonText(JSON.stringify(layers.map(({ config }) => config)))})\n`,
    settings(job, options),
    pythonColumns(checkTable(job, options)),
    PYTHON_EXPECTED,
    KERAS_CHECK,
  ].join('');
}

function groupText(rule: FeatureRule): string {
  const names = rule.mode.names(rule.name, binsOf(rule), 'code');
  return `(${tuple(rule.columns)}, ${tuple(names)})`;
}
