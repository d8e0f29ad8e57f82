import { DiscretizeError } from '../../../core/errors/error.ts';
import {
  SPARSE_FORMAT_NAMES,
  SPARSE_FORMATS,
  type SparseFormatName,
} from '../../../encode/sparse/registry.ts';
import type { RoleColumn } from '../../../plan/read-request.ts';
import { choice } from '../../arguments/choice.ts';
import type { RawOptions } from '../../arguments/raw-options.ts';

/** The output as a sparse matrix. */
export interface SparseRequest {
  readonly format: SparseFormatName;
  /** The target column; empty without one. */
  readonly roles: readonly RoleColumn[];
}

/**
 * Reads `--sparse` and `--target`.
 *
 * @returns undefined without `--sparse`
 * @throws DiscretizeError E_USAGE, also for flags that need a table
 */
export function sparseRequestOf(flags: RawOptions): SparseRequest | undefined {
  const format = choice('sparse', flags.sparse, SPARSE_FORMAT_NAMES);
  const { target } = flags;
  if (target !== undefined && (format === undefined || !SPARSE_FORMATS[format].hasTarget)) {
    throw new DiscretizeError('E_USAGE', '--target needs --sparse svmlight', {
      hint: 'for bins that predict COLUMN, write discretize fit --target COLUMN; for svmlight, add --sparse svmlight',
    });
  }
  if (format === undefined) return undefined;
  const other = (['append', 'only', 'keep', 'suffix', 'inPlace', 'preview'] as const).find(
    (name) => flags[name] !== undefined,
  );
  if (other !== undefined) throw cannotUse(other === 'inPlace' ? 'in-place' : other);
  return { format, roles: target === undefined ? [] : [{ role: 'target', name: target }] };
}

function cannotUse(flag: string): DiscretizeError {
  const message = `cannot use --${flag} with --sparse`;
  return new DiscretizeError('E_USAGE', message, {
    hint: `a sparse matrix has the bins only: remove --${flag}`,
  });
}
