import { DiscretizeError } from '../../core/errors/error.ts';
import type { Source } from '../decode.ts';
import type { Dialect } from '../dialect.ts';
import type { RecordBlock } from '../records/record-block.ts';
import { normalizeWidth } from './normalize-width.ts';
import { checkSameHeader, namesOf } from './same-header.ts';
import { type FileStyle, type Opened, openTableSource } from './table-source.ts';

/**
 * A table that is being read: one or more sources with the same header. The good records of its blocks
 * are all as wide as the header, and neither a header nor a blank line is among them.
 */
export interface Table {
  /** The column names; 1 to n where the dialect has no header. Empty for an input without a record. */
  readonly header: readonly string[];
  /** The first record, a header or not, as byte strings. */
  readonly firstFields: readonly string[];
  readonly style: FileStyle;
  /** The head of the first source with a record, and how many sources are passed over before it. */
  readonly head: TableHead;
  /** As it was given, with the delimiter that the first file names. */
  readonly dialect: Dialect;
  /** The rows. Can be walked once. */
  readonly blocks: AsyncGenerator<RecordBlock>;
  /** Closes the source that is being read. To be called when nobody walks the rows any more. */
  readonly close: () => Promise<void>;
}

/** The head of a table, and the index of the source that it is in. */
export interface TableHead {
  readonly opened: Pick<Opened, 'source' | 'first' | 'placeOf' | 'head' | 'lead'>;
  readonly index: number;
}

/**
 * Opens sources as one table and reads as far as the header. Sources without a record are passed over.
 *
 * @param sources at least one; all must have the same header, or the same width where there is none
 * @throws DiscretizeError for a first record that is broken or cannot be read. After it, a bad record is
 *   the `fault` of its own, and a source that cannot be read or has another header the `failure` of a block
 */
export async function openTable(sources: readonly Source[], dialect: Dialect): Promise<Table> {
  const waiting = [...sources];
  let opened = await openTableSource(waiting.shift() as Source, dialect);
  while (opened.first.length === 0 && waiting.length > 0) {
    opened = await openTableSource(waiting.shift() as Source, dialect);
  }
  const named = opened.dialect;
  const blocks = withFailureBlock(allBlocks(opened, waiting, named), named);
  return {
    header: namesOf(opened.first, named),
    firstFields: opened.first,
    head: { opened, index: sources.length - waiting.length - 1 },
    dialect: named,
    style: opened.style,
    blocks,
    close: async () => {
      await blocks.return(undefined);
      await opened.close();
    },
  };
}

/** Turns errors of reading into the failure of a last block, so that the rows before are complete. */
async function* withFailureBlock(
  blocks: AsyncGenerator<RecordBlock>,
  dialect: Dialect,
): AsyncGenerator<RecordBlock> {
  try {
    yield* blocks;
  } catch (error) {
    if (!(error instanceof DiscretizeError)) throw error;
    yield failureBlock(error, dialect);
  }
}

/** A last block, for the rows before a failure to end well. */
export function failureBlock(failure: DiscretizeError, dialect: Dialect): RecordBlock {
  const file = failure.at.file ?? '';
  const bytes = Buffer.alloc(0);
  const origin = { file, bytes, offset: 0, base: undefined, firstLine: 1, dialect };
  return { records: [], origin, failure };
}

async function* allBlocks(
  first: Opened,
  others: readonly Source[],
  dialect: Dialect,
): AsyncGenerator<RecordBlock> {
  const names = namesOf(first.first, dialect);
  yield* regularBlocks(first, names);
  for (const source of others) {
    const opened = await openTableSource(source, dialect);
    try {
      if (opened.first.length === 0) continue;
      checkSameHeader(first, opened, dialect);
      yield* regularBlocks(opened, names);
    } finally {
      await opened.close();
    }
  }
}

async function* regularBlocks(opened: Opened, names: Table['header']): AsyncGenerator<RecordBlock> {
  for await (const block of opened.blocks) {
    const regular = normalizeWidth(block, names.length, names);
    yield regular;
    if (regular.failure !== undefined) return;
  }
}
