import { DiscretizeError } from '../../core/errors/error.ts';
import { bytesOf } from '../byte-string.ts';
import { wholeToUtf8 } from '../decode.ts';
import type { Dialect } from '../dialect.ts';
import { withoutFooterIn } from '../footer.ts';
import type { RecordBlock } from '../records/record-block.ts';
import { readWholeRecords } from '../records/records.ts';
import { readHeaderRowsNow } from './header-rows.ts';
import { normalizeWidth } from './normalize-width.ts';
import { namesOf } from './same-header.ts';
import { failureBlock } from './table.ts';
import { headOf, namedDialect, type SourceHead } from './table-source.ts';

/** A table in memory, equal to the table that `openTable` reads. */
export interface WholeTable extends SourceHead {
  readonly name: string;
  /** The column names; 1 to n if the dialect has no header. */
  readonly header: readonly string[];
  /** The column names as byte strings. */
  readonly headerBytes: readonly string[];
  /** The given dialect, with the delimiter that the file names. */
  readonly dialect: Dialect;
  /** All bytes in UTF-8, and the number of bytes before the text. */
  readonly bytes: Uint8Array;
  readonly lead: number;
  /** The rows after the header, to be read once. */
  readonly blocks: Generator<RecordBlock>;
}

/**
 * Opens bytes in memory as a table.
 *
 * @returns undefined if there is no record
 * @throws DiscretizeError as `openTable`
 */
export function openWholeTable(
  source: Uint8Array,
  name: string,
  declared: Dialect,
): WholeTable | undefined {
  const utf8 = wholeToUtf8(withoutFooterIn(source, name, declared), name, declared);
  const dialect = namedDialect(declared, utf8);
  const blocks = readWholeRecords(utf8, name, dialect);
  const { rows, rest } = readHeaderRowsNow(blocks, dialect);
  const { bytes, lead, hasBom } = utf8;
  const head = headOf(rows, { name, hasBom, lead }, dialect);
  if (rest === undefined) return undefined;
  const header = namesOf(head.first, dialect);
  const headerBytes = dialect.header ? head.first : header.map(bytesOf);
  const regular = regularBlocks(rest, blocks, header, dialect);
  return { name, header, headerBytes, dialect, bytes, lead, ...head, blocks: regular };
}

/** Blocks of rows of the width of the header; the last block has the failure. */
function* regularBlocks(
  first: RecordBlock,
  more: Iterable<RecordBlock>,
  header: readonly string[],
  dialect: Dialect,
): Generator<RecordBlock> {
  const regular = (block: RecordBlock): RecordBlock => normalizeWidth(block, header.length, header);
  yield regular(first);
  if (first.failure !== undefined) return;
  try {
    for (const block of more) yield regular(block);
  } catch (error) {
    if (!(error instanceof DiscretizeError)) throw error;
    yield failureBlock(error, dialect);
  }
}
