import { DiscretizeError } from '../core/errors/error.ts';
import type { Source } from '../csv/decode.ts';
import type { Dialect } from '../csv/dialect.ts';
import { CSV_FORMAT, FILE_FORMATS, type FileFormat, type TableOptions } from './file-formats.ts';
import type { InputTable } from './table.ts';

export type { TableOptions } from './file-formats.ts';

/**
 * The file format of some files, by their names.
 *
 * @param names without the endings of compressions; undefined for a file without a name, which is CSV
 * @throws DiscretizeError E_USAGE for files of two formats, which are not one table
 */
export function formatOfNames(names: readonly (string | undefined)[]): FileFormat {
  const formats = names.map(formatOfName);
  const [first = CSV_FORMAT] = formats;
  const other = formats.findIndex((format) => format !== first);
  if (other < 0) return first;
  const message = `cannot read ${first.name} and ${formats[other]?.name} as one table`;
  throw new DiscretizeError('E_USAGE', message, {
    expected: `files of one format`,
    received: names,
    hint: 'run discretize once for each format, or convert the files to CSV',
  });
}

function formatOfName(name = ''): FileFormat {
  const lower = name.toLowerCase();
  const isOf = ({ suffixes }: FileFormat): boolean => suffixes.some((end) => lower.endsWith(end));
  return FILE_FORMATS.find(isOf) ?? CSV_FORMAT;
}

/**
 * Opens sources as one table, in the format that all of them have.
 *
 * @param sources at least one
 * @returns undefined, with everything closed, for an input without a single record
 * @throws DiscretizeError E_USAGE for sources of two formats; for a header that cannot be read; AbortError by the signal
 */
async function openInputTable(
  sources: readonly Source[],
  dialect: Dialect,
  options: TableOptions,
): Promise<InputTable | undefined> {
  const format = formatOfNames(sources.map(({ uncompressedName }) => uncompressedName));
  return await format.open(sources, dialect, options);
}

/**
 * Opens sources as one table for some work, and closes it on every way out.
 *
 * @param sources at least one
 * @returns the result of the work; undefined for an input without a single record
 * @throws DiscretizeError for a header that cannot be read; AbortError by the signal; what the work throws
 */
export async function withTable<Result>(
  sources: readonly Source[],
  dialect: Dialect,
  options: TableOptions,
  work: (table: InputTable) => Promise<Result>,
): Promise<Result | undefined> {
  const table = await openInputTable(sources, dialect, options);
  if (table === undefined) return undefined;
  try {
    return await work(table);
  } finally {
    await table.close();
  }
}

/**
 * The names of the columns of sources; none for an input without a single record.
 *
 * @param sources at least one; closed at the end
 * @throws DiscretizeError for a header that cannot be read
 */
export async function readHeader(
  sources: readonly Source[],
  dialect: Dialect,
): Promise<readonly string[]> {
  const options = { engine: 'records', threads: 1 } as const;
  return (await withTable(sources, dialect, options, async ({ header }) => header)) ?? [];
}
