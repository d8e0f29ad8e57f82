/**
 * The rows of the table of engines. `command` runs the output of `discretize export --check` from standard
 * input; `packages` go into the virtual environment; `why` says what cannot be equal, or is refused.
 */
export const TARGETS = [
  {
    target: 'javascript',
    form: 'binary search',
    command: [process.execPath, '--input-type=module', '-'],
  },
  {
    target: 'python',
    form: 'bisect, numpy.searchsorted, pandas',
    command: ['PYTHON', '-'],
    packages: ['numpy', 'pandas'],
    why: 'text and booleans are errors',
  },
  { target: 'polars', form: 'search_sorted', command: ['PYTHON', '-'], packages: ['polars'] },
  {
    target: 'onnx',
    form: 'GreaterOrEqual, ReduceSum',
    command: ['PYTHON', '-'],
    packages: ['onnxruntime', 'numpy'],
    why: 'no policies drop and error; NaN stands for missing',
  },
  {
    target: 'pmml',
    form: 'Discretize',
    command: ['PYTHON', '-'],
    packages: ['jpmml-evaluator', 'jpype1'],
    why: 'no policies drop and error; needs Java',
  },
  {
    target: 'pyspark',
    form: 'selectExpr: filter over an array',
    command: ['PYTHON', '-'],
    packages: ['pyspark'],
    why: 'needs Java',
  },
  { target: 'r', form: 'findInterval', command: ['Rscript', '-'] },
];
