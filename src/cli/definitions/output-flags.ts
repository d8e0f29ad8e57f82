import { NAME_BYS } from '../../encode/mode.ts';
import { OUTPUT_WORDS } from '../../encode/registry.ts';
import { SPARSE_FORMAT_NAMES } from '../../encode/sparse/registry.ts';
import { VALUE_NAMES } from '../../encode/values/bin-values.ts';
import type { Flag, FlagGroup } from './flag.ts';

/** The flags of output modes. */
const MODE_FLAGS: readonly Flag[] = [
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

/** The flags of labels. */
const LABEL_FLAGS: readonly Flag[] = [
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

/** The flags that select the written columns. */
const COLUMN_FLAGS: readonly Flag[] = [
  { long: 'only', help: 'write output columns only' },
  {
    long: 'keep',
    value: 'LIST',
    isRepeatable: true,
    completes: 'columns',
    help: 'write output columns and these input columns only',
  },
  { long: 'drop-first', help: 'one_hot: omit the column of the first bin' },
];

/** The flags of sparse matrices. */
const MATRIX_FLAGS: readonly Flag[] = [
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
    help: 'svmlight: numeric column at the start of each line',
  },
];

/** The flags of output columns and output files. */
export const OUTPUT_FLAG_GROUPS: readonly FlagGroup[] = [
  {
    title: 'Output columns',
    flags: [
      ...MODE_FLAGS,
      ...LABEL_FLAGS,
      { long: 'append', help: 'keep the columns; add output columns last' },
      ...COLUMN_FLAGS,
      { long: 'suffix', value: 'TEXT', help: 'name suffix for --append, --only (default: _bin)' },
      { long: 'name', value: 'NAME', help: 'name prefix of multi_hot and count columns' },
      {
        long: 'name-by',
        value: 'KIND',
        words: NAME_BYS,
        help: 'output name suffix: bin code (default) or label',
      },
      ...MATRIX_FLAGS,
    ],
  },
  {
    title: 'Output files',
    flags: [
      {
        long: 'output',
        short: 'o',
        value: 'FILE',
        help: 'write FILE atomically',
      },
      {
        long: 'in-place',
        value: 'EXT',
        isOptional: true,
        help: 'overwrite each input; =.bak keeps a backup',
      },
      {
        long: 'preview',
        value: 'N',
        isOptional: true,
        help: 'show the first rows before and after; write nothing',
      },
      { long: 'print-spec', help: 'print flags and file merged into a spec for --spec' },
      { long: 'stats', value: 'FILE', help: 'write counts per bin as JSON' },
    ],
  },
];
