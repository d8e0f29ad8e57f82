import { TIME_PARTS } from '../../column-types/datetime/part.ts';
import { COLUMN_TYPE_NAMES } from '../../column-types/registry.ts';
import { AMBIGUOUS } from '../../spec/feature-type.ts';
import type { FlagGroup } from './flag.ts';

/** The flags of column types. */
export const TYPE_FLAG_GROUP: FlagGroup = {
  title: 'Dates, durations, written numbers',
  flags: [
    {
      long: 'type',
      value: 'TYPE',
      words: COLUMN_TYPE_NAMES,
      isRepeatable: true,
      help: `${COLUMN_TYPE_NAMES.join(', ').replace('number', 'number (default)')}; COLUMNS=TYPE`,
    },
    {
      long: 'time-format',
      value: 'TEXT',
      help: 'iso (default), epoch_s, epoch_ms, or %d.%m.%Y %H:%M',
    },
    { long: 'zone', value: 'ZONE', help: 'time zone of times without one (default: UTC)' },
    {
      long: 'ambiguous',
      value: 'HOW',
      words: AMBIGUOUS,
      help: 'clock changes: error (default), earlier, later',
    },
    {
      long: 'part',
      value: 'PART',
      words: TIME_PARTS,
      help: `bin ${TIME_PARTS.join(', ')}`,
    },
    {
      long: 'numbers',
      value: 'STYLES',
      isRepeatable: true,
      help: 'also read currency, percent, accounting, range ...',
    },
  ],
};
