import type { Source } from '../csv/decode.ts';
import type { Dialect } from '../csv/dialect.ts';
import type { SparseFormatName } from '../encode/sparse/registry.ts';
import type { Sink } from '../engine/table.ts';
import type { BinRequest } from '../plan/bin-request.ts';
import { type Applied, apply, type RunOptions } from './apply.ts';

/**
 * Writes a table with its columns binned, or a sparse matrix of its bins.
 *
 * @param sparse the format of the matrix; undefined for a table
 * @throws DiscretizeError as `apply` and `writeSparse`
 */
export async function writeForm(
  sparse: SparseFormatName | undefined,
  request: BinRequest,
  sources: readonly Source[],
  dialect: Dialect,
  sink: Sink,
  options: RunOptions,
): Promise<Applied | undefined> {
  if (sparse === undefined) return await apply(request, sources, dialect, sink, options);
  // Loaded where it runs: most runs write tables.
  const { writeSparse } = await import('./write-sparse.ts');
  return await writeSparse(request, sources, dialect, sink, { ...options, format: sparse });
}
