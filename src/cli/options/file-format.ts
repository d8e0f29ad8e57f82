import { DiscretizeError } from '../../core/errors/error.ts';
import type { Dialect } from '../../csv/dialect.ts';
import { CSV_FORMAT, type FileFormat } from '../../engine/file-formats.ts';
import { formatOfNames } from '../../engine/open-table.ts';
import { uncompressedName } from '../../io/compression/formats.ts';
import { type ByteSource, openTextSource } from '../../io/reading/source.ts';
import { isSet, type RawOptions } from '../arguments/raw-options.ts';

/** The flags that some file formats lack, as typed. */
export type FormatFlags = {
  readonly [Name in keyof Dialect | 'inPlace' | 'engine']?: RawOptions[Name] | undefined;
};

/**
 * The file format of the files of a table, by their names.
 *
 * @throws DiscretizeError E_USAGE for files of two formats
 */
export function formatOfPaths(paths: readonly string[]): FileFormat {
  return formatOfNames(paths.map(uncompressedName));
}

/** Opens a file of a table in any known format; standard input for `-`. */
export function openTableFile(path: string): ByteSource {
  return openTextSource(path, formatOfPaths([path]).name);
}

/**
 * Rejects flags that the format of the files lacks.
 *
 * @throws DiscretizeError E_USAGE, also for files of two formats
 */
export function checkFormatFlags(flags: FormatFlags, paths: readonly string[]): void {
  const format = formatOfPaths(paths);
  if (format === CSV_FORMAT) return;
  const names = Object.keys(CSV_ONLY) as (keyof FormatFlags)[];
  const known: readonly string[] = format.options;
  const foreign = names.find((name) => !known.includes(name) && isGiven(name, flags));
  if (foreign === undefined) return;
  const flag = CSV_ONLY[foreign];
  throw new DiscretizeError('E_USAGE', `cannot use --${flag} with ${format.name}`, {
    received: paths,
    hint: `remove --${flag}`,
  });
}

/** The flags that formats other than CSV may lack, by their members. */
const CSV_ONLY: Readonly<Record<keyof FormatFlags, string>> = {
  delimiter: 'delimiter',
  quote: 'quote',
  escape: 'escape',
  comment: 'comment',
  encoding: 'encoding',
  decimal: 'decimal',
  thousands: 'thousands',
  header: 'no-header',
  names: 'names',
  skip: 'skip',
  skipFooter: 'skip-footer',
  headerRows: 'header-rows',
  lenient: 'lenient',
  maxRecord: 'max-record',
  inPlace: 'in-place',
  engine: 'engine bytes',
};

function isGiven(name: keyof FormatFlags, flags: FormatFlags): boolean {
  return name === 'engine' ? flags.engine === 'bytes' : isSet(flags, CSV_ONLY[name]);
}
