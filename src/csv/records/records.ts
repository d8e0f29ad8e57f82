import type { Source, Utf8, WholeUtf8 } from '../decode.ts';
import type { Dialect } from '../dialect.ts';
import type { RecordBlock } from './record-block.ts';
import { RecordReader } from './record-reader.ts';
import type { Ending } from './recover.ts';

/**
 * Reads records with csv-parse, which defines CSV. A block has the records that end in a piece of input, so the
 * maximum length of a record bounds the memory. A bad record is the last of its block, except for whole records that
 * are too long. Reading stops there unless the caller continues.
 */
export async function* readRecords(
  utf8: Utf8,
  source: Source,
  dialect: Dialect,
): AsyncGenerator<RecordBlock> {
  const reader = readerOf(utf8, source.name, dialect, source.isQuick);
  try {
    for await (const piece of utf8.pieces) {
      reader.add(piece);
      yield* blocksOf(reader);
    }
  } catch (error) {
    reader.end('failure');
    yield* blocksOf(reader);
    throw error;
  }
  reader.end('end');
  yield* blocksOf(reader);
}

function readerOf(
  { lead, firstLine }: Pick<Utf8, 'lead' | 'firstLine'>,
  name: string,
  dialect: Dialect,
  isQuick = false,
): RecordReader {
  const base = dialect.encoding === 'utf-8' ? lead : undefined;
  return new RecordReader(dialect, name, firstLine, base, isQuick);
}

/** The records of bytes in memory, as {@link readRecords}. Ends with the failure of the bytes. */
export function* readWholeRecords(
  utf8: WholeUtf8,
  name: string,
  dialect: Dialect,
): Generator<RecordBlock> {
  const reader = readerOf(utf8, name, dialect);
  yield* recordsIn(reader, utf8.pieces, utf8.failure === undefined ? 'end' : 'failure');
  if (utf8.failure !== undefined) throw utf8.failure;
}

/** The records that a reader finds in pieces of bytes. */
export function* recordsIn(
  reader: RecordReader,
  pieces: Iterable<Uint8Array>,
  ending: Ending,
): Generator<RecordBlock> {
  for (const piece of pieces) {
    reader.add(piece);
    yield* blocksOf(reader);
  }
  reader.end(ending);
  yield* blocksOf(reader);
}

/** The result of a step of a reader. */
function* blocksOf(reader: RecordReader): Generator<RecordBlock> {
  for (let block = reader.next(); block !== undefined; block = reader.next()) {
    yield block;
    if (block.failure !== undefined) return;
  }
}
