import { DiscretizeError } from '../../src/core/errors/error.ts';
import { textOf } from '../../src/csv/byte-string.ts';
import { type DialectOptions, resolveDialect } from '../../src/csv/dialect.ts';
import { openTable } from '../../src/csv/table/table.ts';
import { sourceOf } from './sources.ts';

/** A table, read to its end or to its first fault. */
export interface ReadTable {
  readonly header: readonly string[];
  /** The rows as text. */
  readonly rows: readonly (readonly string[])[];
  readonly failure: DiscretizeError | undefined;
}

/**
 * Reads a table from memory.
 *
 * @param content the content of one source, or of several
 * @param cuts where a lone source is cut
 */
export async function readTable(
  content: string | Uint8Array | readonly string[],
  options: DialectOptions = {},
  cuts: readonly number[] = [],
): Promise<ReadTable> {
  const several =
    typeof content === 'string' || content instanceof Uint8Array ? undefined : content;
  const sources = several?.map((text, i) => sourceOf(text, { name: `${i + 1}.csv` })) ?? [
    sourceOf(content as string, { cuts }),
  ];
  const rows: string[][] = [];
  try {
    const { header, blocks } = await openTable(sources, resolveDialect(options));
    for await (const { records, failure } of blocks) {
      const bad = records.find(({ fault }) => fault !== undefined);
      const good = bad === undefined ? records : records.slice(0, records.indexOf(bad));
      rows.push(...good.map(({ fields }) => fields.map(textOf)));
      const first = bad?.fault?.error() ?? failure;
      if (first !== undefined) return { header, rows, failure: first };
    }
    return { header, rows, failure: undefined };
  } catch (failure) {
    if (failure instanceof DiscretizeError) return { header: [], rows, failure };
    throw failure;
  }
}
