import type { Flag } from '../flag.ts';
import { FLAGS } from '../flags.ts';

/** The given flags of the main command, in the order of its table. */
export function mainFlags(...longs: readonly string[]): Flag[] {
  return FLAGS.filter(({ long }) => longs.includes(long));
}

/** The flags that set how a cell is parsed. */
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

/** The flags that set the bin of a value. */
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

/** The flags of reading files. */
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
