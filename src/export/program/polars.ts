import { checkTable } from '../check-table.ts';
import type { Exporter, ExportJob, ExportOptions } from '../exporter.ts';
import { columnLines, originLines } from '../origin.ts';
import { POLARS_CHECK, POLARS_HEAD, POLARS_RUNTIME } from './polars-runtime.ts';
import { PYTHON_EXPECTED } from './python-check.ts';
import { features, groups, pythonColumns, settings } from './python-data.ts';
import { commented } from './source.ts';

/** Exports a Python module of polars expressions. */
export const polars: Exporter = {
  name: 'polars',
  about: 'a Python module for polars: DataFrame, LazyFrame, expressions',
  testedOn: 'polars 2.1.0',
  forms: [],
  needsColumns: true,
  runsWith: 'python3 -',
  write: (job, options) => moduleText(job, options),
  check: (job, options) =>
    `${moduleText(job, options)}\n\n${pythonColumns(checkTable(job, options))}${PYTHON_EXPECTED}${POLARS_CHECK}`,
};

function moduleText(job: ExportJob, options: ExportOptions): string {
  return [
    commented([...originLines(job, polars), ...columnLines(job)], '#'),
    POLARS_HEAD,
    features(job, (rule) => [groups(rule, options)]),
    settings(job, options),
    POLARS_RUNTIME,
  ].join('');
}
