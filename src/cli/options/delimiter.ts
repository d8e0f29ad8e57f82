import { toUtf8 } from '../../csv/decode.ts';
import { CSV, type Dialect } from '../../csv/dialect.ts';
import { withoutFooter } from '../../csv/footer.ts';
import { sniffDelimiter } from '../../csv/sniff.ts';
import { isReadOnce, nameOf, STDIN } from '../../io/reading/input-name.ts';
import { lookAhead } from '../../io/reading/look-ahead.ts';
import type { ByteSource } from '../../io/reading/source.ts';
import type { RawOptions } from '../arguments/raw-options.ts';
import { checkReadOnce } from '../input/inputs.ts';
import { say } from '../report/report.ts';
import { shownName } from '../terminal/escape-controls.ts';
import { type DialectFlags, dialectOf } from './dialect.ts';
import { checkFormatFlags, type FormatFlags, openTableFile } from './file-format.ts';

/** The number of bytes at the start of a file that are sampled. */
const LOOK = 64 * 1024;

const [LF, CR] = [10, 13];

/** Opens an input file of a run. */
export type Open = (path: string) => ByteSource;

/** The delimiter of a run's input, and how its files are opened. */
export interface Delimited {
  /** As typed; undefined if no flag names it. */
  readonly delimiter: string | undefined;
  /** Opens a file from its start, also if its first bytes were read to detect the delimiter. */
  readonly open: Open;
}

/** The flags of the dialect and of file formats, and `--quiet`. */
type DelimiterFlags = DialectFlags & FormatFlags & Pick<RawOptions, 'quiet'>;

/**
 * Resolves `--delimiter`: `auto` is the delimiter of the first file that is not empty, which is reported. Rejects flags
 * that the format of the files lacks.
 *
 * @throws DiscretizeError E_USAGE, E_INPUT
 */
export async function resolveDelimiter(
  flags: DelimiterFlags,
  paths: readonly string[],
): Promise<Delimited> {
  checkFormatFlags(flags, paths);
  const { delimiter: typed } = flags;
  if (typed?.toLowerCase() !== 'auto') return { delimiter: typed, open: openTableFile };
  checkReadOnce(paths);
  const dialect = dialectOf({ ...flags, delimiter: CSV.delimiter }, []);
  const kept = new Map<string, ByteSource>();
  const { path, bytes, isAll, named } = await firstStart(paths, dialect, kept);
  const found = named ?? sniffDelimiter(bytes, isAll, dialect);
  const delimiter = found ?? CSV.delimiter;
  const name = delimiter === '\t' ? 'tab' : delimiter;
  const why = found === undefined ? 'none is found in' : 'found in';
  if (!flags.quiet) say([`delimiter: ${name} (${why} ${shownName(nameOf(path))})`]);
  const open = (given: string): ByteSource => {
    const source = kept.get(given);
    kept.delete(given);
    return source ?? openTableFile(given);
  };
  return { delimiter, open };
}

/** The first bytes of a file as UTF-8. */
interface Start {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** True if the file ends with them. */
  readonly isAll: boolean;
  /** The delimiter that a first line `sep=;` names. */
  readonly named: string | undefined;
}

/**
 * The start of the first file that is not only line endings; of the last file if there is none.
 *
 * @param kept receives the sources that can be read only once, for the run to read
 */
async function firstStart(
  paths: readonly string[],
  dialect: Dialect,
  kept: Map<string, ByteSource>,
): Promise<Start> {
  let start: Start = { path: STDIN, bytes: Buffer.alloc(0), isAll: true, named: undefined };
  for (const path of paths) {
    start = { path, ...(await startOf(aheadOf(path, kept), dialect)) };
    if (start.bytes.some((byte) => byte !== CR && byte !== LF)) break;
  }
  return start;
}

function aheadOf(path: string, kept: Map<string, ByteSource>): ByteSource {
  const source = openTableFile(path);
  if (!isReadOnce(path)) return source;
  const { ahead, whole } = lookAhead(source);
  kept.set(path, whole);
  return ahead;
}

async function startOf(source: ByteSource, dialect: Dialect): Promise<Omit<Start, 'path'>> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const utf8 = await toUtf8(withoutFooter(source, dialect), dialect);
  for await (const piece of utf8.pieces) {
    pieces.push(piece);
    length += piece.length;
    if (length >= LOOK) break;
  }
  return { bytes: Buffer.concat(pieces), isAll: length < LOOK, named: utf8.separator?.delimiter };
}
