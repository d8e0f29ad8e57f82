import type { Exporter, ExportJob, ExportOptions } from '../exporter.ts';
import { groupsOf } from '../groups.ts';
import { columnLines, originLines } from '../origin.ts';
import { type FeatureRule, ruleColumns } from '../rule.ts';
import { cannotExport } from '../unsupported.ts';
import { onnxCheck } from './onnx-check.ts';
import { codeOf, groupOutput, outputNames } from './onnx-graph.ts';
import { type Graph, modelBytes } from './onnx-proto.ts';

/** Exports an ONNX model of comparisons, which can precede another model. */
export const onnx: Exporter = {
  name: 'onnx',
  about: 'an ONNX model: one input [N, 1] for each column, NaN is missing',
  testedOn: 'onnx 1.23.2, onnxruntime 1.32.0',
  forms: [],
  needsColumns: true,
  runsWith: 'python3 -',
  write: (job, options) => modelOf(job, options),
  check: (job, options) => onnxCheck(job, options, modelOf(job, options), onnx),
};

/** The description of the model, in its metadata. */
const ABOUT = [
  'Inputs: [N, 1], one for each column; NaN is missing. The type is double, or float if the spec',
  'has precision float32, no special codes and no number that means "missing".',
  'int: codes, int64 [N, 1]; if missing values have no bin, double [N, 1] with NaN for them.',
  'label: string [N, 1], empty for missing values without a bin.',
  'one_hot, multi_hot, count: int64 [N, bins].',
];

function modelOf(job: ExportJob, options: ExportOptions): Uint8Array {
  for (const rule of job.rules) checkRule(rule);
  const graphs = job.rules.flatMap((rule, i) => graphsOf(rule, `feature${i + 1}`, options));
  const outputs = graphs.flatMap((graph) => graph.outputs);
  checkNames([...graphs.flatMap((graph) => graph.inputs), ...outputs].map(({ name }) => name));
  return modelBytes({
    name: 'discretize',
    producer: { name: 'discretize', version: job.origin.version },
    description: [...originLines(job, onnx), ...columnLines(job), ...ABOUT].join('\n'),
    properties: { spec: job.origin.spec, spec_sha256: job.origin.sha256 },
    inputs: graphs.flatMap((graph) => graph.inputs),
    constants: graphs.flatMap((graph) => graph.constants),
    operations: graphs.flatMap((graph) => graph.operations),
    outputs,
  });
}

/** The graphs of a rule: the codes of each column, then its output groups. */
function graphsOf(rule: FeatureRule, id: string, options: ExportOptions): readonly Graph[] {
  const columns = ruleColumns(rule);
  const codes = columns.map((name, i) => codeOf(rule, name, `${id}/${i + 1}`));
  const place = (column: string): string => `${id}/${columns.indexOf(column) + 1}/code`;
  const names = outputNames(rule, options);
  const made = groupsOf(rule, options).map(({ columns: own }, i) =>
    groupOutput(rule, own.map(place), { name: names[i] ?? '', id: `${id}/group${i + 1}` }),
  );
  return [...codes, ...made];
}

function checkRule({ missing }: FeatureRule): void {
  if (missing === 'drop') {
    throw cannotExport(
      'onnx',
      'a model cannot drop rows: missing "drop"',
      'use missing "own" or "empty"',
    );
  }
  if (missing === 'error') {
    throw cannotExport(
      'onnx',
      'a model cannot fail on a value: missing "error"',
      'use missing "own" or "empty"',
    );
  }
}

function checkNames(names: readonly string[]): void {
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice === undefined && !names.includes('')) return;
  const what = twice === undefined ? 'an empty name' : `two tensors with the name "${twice}"`;
  throw cannotExport('onnx', what, 'rename the column, or use another --suffix');
}
