import { DiscretizeError } from '../../core/errors/error.ts';
import type { Source } from '../decode.ts';
import type { Dialect } from '../dialect.ts';
import type { RecordBlock } from '../records/record-block.ts';
import { normalizeWidth } from './normalize-width.ts';
import { checkSameHeader, namesOf } from './same-header.ts';
import { type FileStyle, type Opened, openTableSource } from './table-source.ts';

/**
 * An open table: one or more sources with the same header. The good records of its blocks have as many fields as the
 * header; headers and blank lines are not records.
 */
export interface Table {
  /** The column names; 1 to n if the dialect has no header. Empty for an input without records. */
  readonly header: readonly string[];
  /** The first record, a header or not, as byte strings. */
  readonly firstFields: readonly string[];
  readonly style: FileStyle;
  /** The head of the first source with a record, and the index of that source. */
  readonly head: TableHead;
  /** As it was given, with the delimiter that the first file names. */
  readonly dialect: Dialect;
  /** The rows, to be read once. */
  readonly blocks: AsyncGenerator<RecordBlock>;
  /** Closes the open source; called after the last read of rows. */
  readonly close: () => Promise<void>;
}

/** The head of a table, and the index of the source that has it. */
export interface TableHead {
  readonly opened: Pick<Opened, 'source' | 'first' | 'placeOf' | 'head' | 'lead'>;
  readonly index: number;
}

/**
 * Opens sources as one table, and reads the header. Skips sources without records.
 *
 * @param sources at least one; all with the same header, or the same width without one
 * @throws DiscretizeError for a first record that is malformed or unreadable. After it, a bad record has a `fault`,
 *   and a source that is unreadable or has another header makes the `failure` of a block
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

/** A last block without rows, with a failure. */
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
