import type { Source, Utf8 } from '../decode.ts';
import type { Dialect } from '../dialect.ts';
import type { RecordBlock } from './record-block.ts';
import { RecordReader } from './record-reader.ts';

/**
 * Reads records with csv-parse, which decides what CSV means. Blocks hold the records that
 * end in one piece of input, so memory is bounded by the longest record; a bad one is the last of its
 * block, but for whole ones that are too long. Who does not go on after it costs nothing more.
 */
export async function* readRecords(
  utf8: Utf8,
  source: Source,
  dialect: Dialect,
): AsyncGenerator<RecordBlock> {
  const isUtf8 = dialect.encoding === 'utf-8';
  const base = isUtf8 ? utf8.lead : undefined;
  const reader = new RecordReader(dialect, source.name, utf8.firstLine, base);
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

/** What a reader has to give. */
function* blocksOf(reader: RecordReader): Generator<RecordBlock> {
  for (let block = reader.next(); block !== undefined; block = reader.next()) {
    yield block;
    if (block.failure !== undefined) return;
  }
}
