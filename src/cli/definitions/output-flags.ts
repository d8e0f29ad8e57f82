import { OUTPUT_WORDS } from '../../encode/registry.ts';
import { SPARSE_FORMAT_NAMES } from '../../encode/sparse/registry.ts';
import { VALUE_NAMES } from '../../encode/values/bin-values.ts';
import type { Flag } from './flag.ts';

/** The flags that say what is written for a bin. */
export const MODE_FLAGS: readonly Flag[] = [
  {
    long: 'output-mode',
    short: 'm',
    value: 'MODE',
    words: OUTPUT_WORDS,
    help: 'int (default) one_hot multi_hot count label value ...',
  },
  {
    long: 'value',
    value: 'NAME',
    words: VALUE_NAMES,
    help: 'bin value: woe rate mean median midpoint lower upper',
  },
];

/** The flags that name bins. */
export const LABEL_FLAGS: readonly Flag[] = [
  {
    long: 'labels',
    value: 'LIST',
    isRepeatable: true,
    help: 'bin labels: child,adult or age=child,adult',
  },
  {
    long: 'label-format',
    value: 'FMT',
    help: 'labels from {code}, {n}, {lower}, {upper}, {label}',
  },
  {
    long: 'label-digits',
    value: 'N',
    help: 'significant digits in labels (default: exact)',
  },
];

/** The flags that say which columns are written. */
export const COLUMN_FLAGS: readonly Flag[] = [
  { long: 'only', help: 'write output columns only' },
  {
    long: 'keep',
    value: 'LIST',
    isRepeatable: true,
    completes: 'columns',
    help: 'write output columns and these input columns only',
  },
  {
    long: 'sparse',
    value: 'FORMAT',
    words: SPARSE_FORMAT_NAMES,
    help: `with -m one_hot, multi_hot, count: ${SPARSE_FORMAT_NAMES.join(', ')}`,
  },
  {
    long: 'target',
    value: 'COLUMN',
    completes: 'columns',
    help: 'numeric column that svmlight lines begin with',
  },
  { long: 'drop-first', help: 'omit the column of the first bin, as for one_hot' },
];
