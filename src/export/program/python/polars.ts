import type { Exporter, ExportJob, ExportOptions } from '../../exporter.ts';
import { columnLines, originLines } from '../../origin.ts';
import { POLARS_GROUPS, PYTHON_GROUPS } from '../group-runtimes.ts';
import { commented } from '../source.ts';
import { POLARS_CHECK, POLARS_HEAD, POLARS_RUNTIME } from './polars-runtime.ts';
import { PYTHON_EXPECTED } from './python-check.ts';
import { checkColumns, features, groupMembers, groups, settings } from './python-data.ts';

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
    [
      moduleText(job, options),
      PYTHON_GROUPS,
      '\n\n',
      checkColumns(job, options),
      PYTHON_EXPECTED,
      POLARS_CHECK,
    ].join(''),
};

function moduleText(job: ExportJob, options: ExportOptions): string {
  return [
    commented([...originLines(job, polars), ...columnLines(job)], '#'),
    POLARS_HEAD,
    features(job, (rule) => [groups(rule, options), ...groupMembers(rule)]),
    settings(job, options),
    POLARS_RUNTIME,
    job.rules.some((rule) => rule.groups !== undefined) ? POLARS_GROUPS : '',
  ].join('');
}
