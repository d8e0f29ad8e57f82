/**
 * The rows of the table of engines: `engine` is a word of `discretize verify --on`; `packages` go into the
 * virtual environment whose Python runs the check; `why` says what cannot be equal, or is refused;
 * `kinds` are the kinds of columns that the target takes besides numbers;
 * `features` is the number of boundary lists in a spec if more take long: SQLite plans a query of many parts slowly.
 */
export const TARGETS = [
  {
    engine: 'javascript',
    kinds: ['special', 'times', 'groups'],
    form: 'binary search',
    why: 'nothing',
  },
  {
    engine: 'duckdb',
    kinds: ['special', 'times', 'groups'],
    form: 'list comprehension',
    why: 'text columns are errors',
  },
  {
    engine: 'postgres',
    kinds: ['special', 'times', 'groups'],
    form: 'width_bucket over an array',
    why: 'text columns are errors',
  },
  {
    engine: 'sqlite',
    kinds: ['special', 'groups'],
    form: 'CASE over exact fractions',
    features: 10,
    why: 'NaN is stored as NULL; text values are errors',
  },
  {
    engine: 'python',
    kinds: ['special', 'times', 'groups'],
    form: 'bisect, numpy.searchsorted, pandas',
    packages: ['numpy', 'pandas'],
    why: 'text and booleans are errors',
  },
  {
    engine: 'polars',
    kinds: ['special', 'times', 'groups'],
    form: 'search_sorted',
    packages: ['polars'],
    why: 'text is an error',
  },
  {
    engine: 'onnx',
    kinds: ['special'],
    form: 'GreaterOrEqual, ReduceSum',
    packages: ['onnxruntime', 'numpy'],
    why: 'no policies drop and error; NaN stands for missing',
  },
  {
    engine: 'pmml',
    kinds: ['special'],
    form: 'Discretize',
    packages: ['jpmml-evaluator', 'jpype1'],
    why: 'no policies drop and error; no infinities in na_values; needs Java',
  },
  {
    engine: 'keras',
    form: 'Discretization layer',
    packages: ['keras', 'jax'],
    why:
      'only float32, closed left, policy last; subnormal numbers are 0 on its backends: boundaries of ' +
      'that size are refused, such values not checked',
  },
  {
    engine: 'Rscript',
    kinds: ['special', 'groups'],
    form: 'findInterval',
    why: 'text, factors and logical values are errors',
  },
  {
    engine: 'psql',
    kinds: ['special', 'times', 'groups'],
    form: 'width_bucket over an array',
    why: 'text columns are errors',
  },
  {
    engine: 'sqlite3',
    kinds: ['special', 'groups'],
    form: 'CASE over exact fractions',
    features: 10,
    why: 'before 3.47, SQLite may read decimal text one unit in the last place off: bind values instead',
  },
  {
    engine: 'mysql',
    kinds: ['special', 'groups'],
    features: 10,
    form: 'INTERVAL',
    why: 'NaN and infinities cannot be stored; the cast of text is not how discretize reads numbers',
  },
  {
    engine: 'clickhouse',
    kinds: ['special', 'groups'],
    features: 10,
    form: 'arrayCount',
    packages: ['chdb'],
    why: 'Decimal columns need toFloat64(toString(column))',
  },
  {
    engine: 'spark-submit',
    kinds: ['special', 'times', 'groups'],
    form: 'selectExpr: filter over an array',
    packages: ['pyspark'],
    why: 'CSV cells such as 1.5d are numbers to Spark; needs Java',
  },
];

/** Targets without a run: their text is made by the vendor's documentation. */
export const NOT_RUN = ['bigquery', 'snowflake', 'tsql'];
