import type { Flag } from '../flag.ts';
import { FLAGS } from '../flags.ts';

/** Some flags of the main command, in the order of its table. */
export function mainFlags(...longs: readonly string[]): Flag[] {
  return FLAGS.filter(({ long }) => longs.includes(long));
}

/** The flags that say which number a cell is, if it is one. */
export const CELLS: readonly string[] = [
  'missing',
  'invalid',
  'na-values',
  'no-default-na',
  'decimal',
  'thousands',
  'type',
  'numbers',
  'time-format',
  'zone',
  'ambiguous',
  'part',
];

/** The flags that say which bin a value has. */
export const RULES: readonly string[] = [
  'boundaries',
  'spec',
  'layer',
  'closed',
  'outside',
  'precision',
  'special',
  'compat',
  ...CELLS,
];

/** The flags that say how files are read. */
export const READING: readonly string[] = [
  'delimiter',
  'quote',
  'escape',
  'comment',
  'encoding',
  'no-header',
  'names',
  'skip',
  'skip-footer',
  'header-rows',
  'lenient',
  'max-record',
  'engine',
  'threads',
  'rejects',
  'max-errors',
];
