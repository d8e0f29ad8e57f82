import type { Flag } from '../flag.ts';
import { mainFlags } from './shared-flags.ts';

/** The flags of `export`, in the order of its help. */
export const EXPORT_FLAGS: readonly Flag[] = [
  { long: 'to', value: 'TARGET', help: 'duckdb, postgres, ...; see --list' },
  { long: 'list', help: 'print the targets' },
  {
    long: 'as',
    value: 'FORM',
    words: ['expression', 'select', 'view', 'table'],
    help: 'SQL: expression (default), select, view or table',
  },
  { long: 'from', value: 'NAME', help: 'SQL: table to read' },
  { long: 'table', value: 'NAME', help: 'SQL: view or table to create' },
  { long: 'job', help: 'pyspark: script for spark-submit that bins files' },
  { long: 'fit', help: 'pyspark: script for spark-submit that fits boundaries' },
  { long: 'columns-of', value: 'FILE', help: 'CSV file with the names of all columns' },
  { long: 'check', help: 'write a check of the export instead' },
  { long: 'data', value: 'FILE', help: 'CSV file; --check adds a sample of its values' },
  {
    long: 'columns',
    short: 'c',
    value: 'LIST',
    isRepeatable: true,
    help: 'columns if the spec names none',
  },
  ...mainFlags('output', 'output-mode', 'value', 'append', 'suffix', 'name-by', 'layer'),
  ...mainFlags('delimiter', 'quote', 'encoding', 'decimal', 'thousands'),
  ...mainFlags('skip', 'skip-footer', 'header-rows'),
  { long: 'help', short: 'h', help: 'print this help' },
];

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
