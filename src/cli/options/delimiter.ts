import { DiscretizeError } from '../../core/errors/error.ts';
import { toUtf8 } from '../../csv/decode.ts';
import { CSV } from '../../csv/dialect.ts';
import { sniffDelimiter } from '../../csv/sniff.ts';
import { openTextSource, STDIN } from '../../io/reading/source.ts';
import type { RawOptions } from '../arguments/raw-options.ts';
import { say } from '../report/report.ts';
import { shownName } from '../terminal/escape-controls.ts';
import { dialectOf } from './request.ts';

/** How much of a file is looked at. */
const LOOK = 64 * 1024;

/**
 * The flags with the delimiter that `--delimiter auto` finds in the first file, which is said; other flags
 * as they are.
 *
 * @throws DiscretizeError E_USAGE for standard input, which is read only once; E_INPUT
 */
export async function withDelimiter<Flags extends RawOptions>(
  flags: Flags,
  [path = STDIN]: readonly string[],
): Promise<Flags> {
  if (flags.delimiter?.toLowerCase() !== 'auto') return flags;
  if (path === STDIN) {
    throw new DiscretizeError('E_USAGE', '--delimiter auto cannot look at standard input first', {
      received: 'auto',
      hint: 'name the delimiter: tab, semi, pipe, comma, or the sign itself',
    });
  }
  const dialect = dialectOf({ ...flags, delimiter: CSV.delimiter }, []);
  const { bytes, isAll } = await startOf(path, dialect.encoding);
  const found = sniffDelimiter(bytes, isAll, dialect);
  const delimiter = found ?? CSV.delimiter;
  const name = delimiter === '\t' ? 'tab' : delimiter;
  const why = found === undefined ? 'none is found in' : 'found in';
  if (!flags.quiet) say([`delimiter: ${name} (${why} ${shownName(path)})`]);
  return { ...flags, delimiter };
}

/** The first bytes of a file as UTF-8. */
async function startOf(
  path: string,
  encoding: string,
): Promise<{ readonly bytes: Uint8Array; readonly isAll: boolean }> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of (await toUtf8(openTextSource(path), encoding)).pieces) {
    pieces.push(piece);
    length += piece.length;
    if (length >= LOOK) break;
  }
  return { bytes: Buffer.concat(pieces), isAll: length < LOOK };
}
