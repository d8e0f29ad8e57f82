import { DiscretizeError } from '../../core/errors/error.ts';
import type { Otherwise } from '../../core/groups/key-table.ts';
import { endsRow, type MissingPolicy } from '../../core/missing.ts';

/**
 * Checks that rows of unknown groups can count as missing: rows are dropped and rejected by their cells, before their
 * group is known.
 *
 * @throws DiscretizeError E_USAGE
 */
export function checkOtherwise(otherwise: Otherwise, missing: MissingPolicy): void {
  if (otherwise !== 'missing' || !endsRow(missing)) return;
  throw new DiscretizeError('E_USAGE', `cannot use --else missing with --missing ${missing}`, {
    hint: 'use --else all or --else error, or --missing empty, own or last',
  });
}
