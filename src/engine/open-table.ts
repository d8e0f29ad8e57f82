import type { Source } from '../csv/decode.ts';
import type { Dialect } from '../csv/dialect.ts';
import { type CsvTableOptions, openCsvTable } from './csv-table.ts';
import type { InputTable } from './table.ts';

/**
 * Opens sources of one file format as one table.
 *
 * @returns undefined, with everything closed, for an input without a single record
 */
type OpenTable = (
  sources: readonly Source[],
  dialect: Dialect,
  options: TableOptions,
) => Promise<InputTable | undefined>;

/** The file formats that are read. */
const FILE_FORMATS: Readonly<Record<FileFormat, OpenTable>> = { csv: openCsvTable };

/** What inputs hold. */
type FileFormat = 'csv';

/** How a run is done, how bad rows are handled, and what the inputs hold. */
export interface TableOptions extends CsvTableOptions {
  /** Default: CSV. */
  readonly fileFormat?: FileFormat | undefined;
}

/**
 * Opens sources as one table.
 *
 * @param sources at least one
 * @returns undefined, with everything closed, for an input without a single record
 * @throws DiscretizeError for a header that cannot be read; AbortError by the signal
 */
export async function openInputTable(
  sources: readonly Source[],
  dialect: Dialect,
  options: TableOptions,
): Promise<InputTable | undefined> {
  return await FILE_FORMATS[options.fileFormat ?? 'csv'](sources, dialect, options);
}
