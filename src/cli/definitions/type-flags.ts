import { TIME_PARTS } from '../../column-types/datetime/part.ts';
import { NUMBER_STYLES } from '../../column-types/number/styles.ts';
import { COLUMN_TYPE_NAMES } from '../../column-types/registry.ts';
import { AMBIGUOUS } from '../../spec/feature-type.ts';
import type { FlagGroup } from './flag.ts';

/** The flags about the types of columns. */
export const TYPE_FLAG_GROUP: FlagGroup = {
  title: 'Dates, durations, written numbers',
  flags: [
    {
      long: 'type',
      value: 'TYPE',
      words: COLUMN_TYPE_NAMES,
      isRepeatable: true,
      help: 'number (default), datetime, duration; COLUMNS=TYPE',
    },
    {
      long: 'time-format',
      value: 'FORMAT',
      help: 'iso (default), epoch_s, epoch_ms, epoch_us, %d.%m.%Y',
    },
    { long: 'zone', value: 'ZONE', help: 'zone of times without offset (default: UTC)' },
    {
      long: 'ambiguous',
      value: 'HOW',
      words: AMBIGUOUS,
      help: 'skipped or repeated times: error (default), earlier, later',
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
      words: NUMBER_STYLES,
      isRepeatable: true,
      help: 'also read currency, percent, accounting, si, range ...',
    },
  ],
};
