import { TARGET_STRATEGY_HELP } from '../../fit/target/strategies/names.ts';

/** The text of the help of fit. */
export const FIT_ABOUT: readonly string[] = [
  'Fits boundaries for each column that -c selects (default: numeric columns) and',
  'prints a spec for discretize -s. -c fare:quantile:10,distance:kmeans:5 sets the',
  'strategy of each column. Missing values are skipped; the outer bins stay open.',
  'The strategy keras reproduces adapt() of Keras, whose boundaries depend on the',
  'batch size: at batch 32, ranks are off by up to 16 points. Prefer quantile.',
  'Strategies with --target:',
  `${TARGET_STRATEGY_HELP}.`,
  '',
  '  discretize fit -n 4 -c fare in.csv -o spec.json       quartiles',
  '  discretize fit --width 10 -c fare in.csv              bins of width 10',
  '  discretize fit -n 4 -m one_hot train.csv -o spec.json',
  '  discretize -s spec.json test.csv                      the same bins',
  '  discretize fit --target paid_by --event cash -c fare in.csv  bins that predict',
];

/** The text of the help of export. */
export const EXPORT_ABOUT: readonly string[] = [
  'Writes a spec as SQL or code that gives the same codes. --list prints all',
  'targets and the engines that each was tested on. FILE is any form of a spec; "-"',
  'is stdin. --check writes a query or script that runs the export on adversarial',
  'values and returns the values whose output differs.',
  'Groups: all but onnx, pmml and keras. Dates: duckdb, postgres, spark, python,',
  'polars, pyspark, javascript only. Special codes: all but keras.',
  '-m bounds: SQL only.',
  '',
  '  discretize export --to duckdb --from trips spec.json',
  '  discretize export --to postgres --check spec.json | psql',
];

/** The text of the help of verify. */
export const VERIFY_ABOUT: readonly string[] = [
  'Runs the checks of "discretize export --check" and prints a table: engine,',
  'version, values, differences, and why an engine did not run. Exits with 1 if a',
  'value differs. Engines: javascript, duckdb, postgres and sqlite (npm packages);',
  'python, polars, onnx, pmml, keras, Rscript, psql, sqlite3, mysql, clickhouse,',
  'spark-submit (programs on the PATH). No other program or shell runs. Specs that',
  'export rejects for an engine are not verified on it.',
  '',
  '  discretize verify --on duckdb,postgres spec.json',
  '  discretize verify --on python=venv/bin/python --data in.csv spec.json',
];

/** The text of the help of drift. */
export const DRIFT_ABOUT: readonly string[] = [
  'Compares new data with the counts that fit keeps in SPEC: the population',
  'stability index (PSI) of each feature and its noise level, a chi-square test,',
  'the Kolmogorov-Smirnov distance on the bins, missing and invalid cells, and the',
  'bins that moved most. A PSI below 0.1 is stable; 0.25 and more is large.',
  '0.5 is added to both counts of each bin that either side has. Weights of',
  'fit --weight count here, too; with --baseline, each row counts once.',
  '',
  '  discretize drift spec.json new.csv',
  '  discretize drift spec.json new.csv --baseline old.csv',
  '  discretize drift spec.json new.csv --by zone --fail-above 0.25',
];

/** The text of the help of completion. */
export const COMPLETION_ABOUT: readonly string[] = [
  'SHELL is one of these; add the line to the file to enable completion:',
  '',
  '  bash        source <(discretize completion bash)      in ~/.bashrc',
  '  zsh         source <(discretize completion zsh)       in ~/.zshrc',
  '  fish        discretize completion fish | source       in config.fish',
  '  powershell  discretize completion powershell | Out-String | Invoke-Expression',
  '',
  'Column names come from the file on the line: discretize in.csv -c <Tab>',
];
