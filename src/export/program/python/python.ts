import type { CheckOptions, Exporter, ExportJob, ExportOptions } from '../../exporter.ts';
import { columnLines, originLines } from '../../origin.ts';
import { PYTHON_GROUPS } from '../group-runtimes.ts';
import { commented } from '../source.ts';
import { PYTHON_CHECK } from './python-check.ts';
import {
  checkColumns,
  features,
  groupMembers,
  groups,
  PYTHON_HEAD,
  settings,
  words,
} from './python-data.ts';
import { PYTHON_FRAMES } from './python-frames.ts';
import { PYTHON_RUNTIME } from './python-runtime.ts';
import { PYTHON_TIMES } from './python-times.ts';

/** Options of the values of the check. */
const TAKES_WORDS = { words: true };

/** Exports a Python module that uses numpy and pandas, or bisect without numpy. */
export const python: Exporter = {
  name: 'python',
  about: 'a Python module for pandas, numpy and plain lists',
  testedOn: 'Python 3.11.7, numpy 2.4.6, pandas 3.1.1',
  forms: [],
  needsColumns: true,
  runsWith: 'python3 -',
  write: (job, options) => moduleText(job, options),
  check: (job, options) => `${moduleText(job, options)}\n\n${checkText(job, options)}`,
};

function moduleText(job: ExportJob, options: ExportOptions): string {
  return [
    commented([...originLines(job, python), ...columnLines(job, true)], '#'),
    PYTHON_HEAD,
    features(job, (rule) => [words(rule), groups(rule, options), ...groupMembers(rule)]),
    settings(job, options),
    'BISECT = {"left": bisect_left, "right": bisect_right}\n',
    job.rules.some(({ time }) => time !== undefined) ? PYTHON_TIMES : '',
    PYTHON_RUNTIME,
    PYTHON_FRAMES,
    job.rules.some((rule) => rule.groups !== undefined) ? PYTHON_GROUPS : '',
  ].join('');
}

function checkText(job: ExportJob, options: CheckOptions): string {
  return checkColumns(job, options, TAKES_WORDS) + PYTHON_CHECK;
}
