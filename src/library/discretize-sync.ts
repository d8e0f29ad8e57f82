import type { SpecInput } from '../spec/input.ts';
import type { CsvChunk } from './csv/chunks.ts';
import type { CsvSyncOptions } from './csv/csv-options.ts';
import { binCsvSync, type CsvResult } from './csv/csv-sync.ts';
import { rowDiscretizer } from './discretizer.ts';

/**
 * Bins CSV in memory, in one turn of the event loop; `discretize` bins larger CSV, and lets other work run.
 *
 * @param spec a spec in any form that `parseSpec` reads
 * @returns text for text, and bytes for bytes; and the counts
 * @throws DiscretizeError as the command does
 * @example discretizeSync('x\n0.15\n', [0, 0.1]).csv // 'x\n2\n'
 */
export function discretizeSync<Csv extends CsvChunk>(
  input: Csv,
  spec: SpecInput,
  options: CsvSyncOptions = {},
): CsvResult<Csv> {
  return binCsvSync(rowDiscretizer(spec).spec, input, options);
}
