import type { Flag } from '../flag.ts';
import { mainFlags } from './shared-flags.ts';

/** The flags of `verify`, in the order of its help. */
export const VERIFY_FLAGS: readonly Flag[] = [
  {
    long: 'on',
    value: 'LIST',
    isRepeatable: true,
    help: 'engines, or NAME=PROGRAM (default: all installed)',
  },
  { long: 'data', value: 'FILE', help: 'CSV file; adds a sample of its values' },
  {
    long: 'columns',
    short: 'c',
    value: 'LIST',
    isRepeatable: true,
    help: 'columns if the spec names none',
  },
  ...mainFlags('output-mode', 'value', 'layer'),
  ...mainFlags('delimiter', 'quote', 'encoding', 'decimal', 'thousands'),
  ...mainFlags('skip', 'skip-footer', 'header-rows'),
  { long: 'help', short: 'h', help: 'print this help' },
];
