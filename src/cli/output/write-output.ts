import type { Dialect } from '../../csv/dialect.ts';
import { type Applied, apply, type RunOptions } from '../../engine/apply.ts';
import type { ByteSource } from '../../io/reading/source.ts';
import type { ByteSink } from '../../io/writing/byte-sink.ts';
import type { BinRequest } from '../../plan/bin-request.ts';
import type { RawOptions } from '../arguments/raw-options.ts';
import { sparseRequestOf } from '../options/sparse.ts';

/** Writes a table, or with `--sparse` a matrix. */
export async function writeOutput(
  request: BinRequest,
  sources: readonly ByteSource[],
  dialect: Dialect,
  sink: ByteSink,
  { flags, ...options }: RunOptions & { readonly flags: RawOptions },
): Promise<Applied | undefined> {
  const sparse = sparseRequestOf(flags);
  if (sparse === undefined) return await apply(request, sources, dialect, sink, options);
  const { writeSparse } = await import('../../engine/sparse.ts');
  return await writeSparse(request, sources, dialect, sink, { ...options, format: sparse.format });
}
