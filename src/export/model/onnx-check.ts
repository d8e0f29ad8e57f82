import { checkTable } from '../check-table.ts';
import type { CheckOptions, Exporter, ExportJob } from '../exporter.ts';
import { originLines } from '../origin.ts';
import { PYTHON_EXPECTED } from '../program/python/python-check.ts';
import { features, groups, pythonColumns, settings, tuple } from '../program/python/python-data.ts';
import { commented } from '../program/source.ts';
import { inputType, outputNames } from './onnx-graph.ts';

/** A Python script that contains the model and runs it with onnxruntime on the values of a check. */
export function onnxCheck(
  job: ExportJob,
  options: CheckOptions,
  model: Uint8Array,
  exporter: Exporter,
): string {
  return [
    commented(originLines(job, exporter), '#'),
    'from base64 import b64decode\nfrom math import inf, nan\n\nimport numpy\nimport onnxruntime\n\n',
    `MODEL = b64decode("${base64(model)}")\n`,
    features(job, (rule) => [
      `input="${inputType(rule)}"`,
      groups(rule, { ...options, append: true }),
      `outputs=${tuple(outputNames(rule, options))}`,
    ]),
    settings(job, options),
    pythonColumns(checkTable(job, options)),
    PYTHON_EXPECTED,
    CHECK,
  ].join('');
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

const CHECK = `

def check():
    session = onnxruntime.InferenceSession(MODEL, providers=["CPUExecutionProvider"])
    feeds = {}
    for feature in FEATURES:
        dtype = numpy.float32 if feature["input"] == "float" else numpy.float64
        for column in feature["columns"]:
            values = [nan if value is None else value for value in VALUES[column]]
            with numpy.errstate(over="ignore"):
                feeds[column] = numpy.array(values).astype(dtype).reshape(-1, 1)
    names = [output.name for output in session.get_outputs()]
    found = dict(zip(names, session.run(names, feeds)))
    rows = range(len(next(iter(VALUES.values()))))
    expected = expected_table(rows)
    for feature in FEATURES:
        for (columns, cells), output in zip(feature["groups"], feature["outputs"]):
            for bin, name in enumerate(cells):
                got = [cell_of(cell, feature) for cell in found[output][:, bin].tolist()]
                compare("onnxruntime", name, rows, expected[name], got)
    return report(f"onnxruntime {onnxruntime.__version__}")


def cell_of(cell, feature):
    """NaN and the empty label stand for a missing value without a bin."""
    is_absent = cell != cell or (feature["missing_code"] is None and cell == "")
    return None if is_absent else cell


if __name__ == "__main__":
    raise SystemExit(check())
`;
