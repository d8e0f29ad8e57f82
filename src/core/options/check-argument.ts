import { DiscretizeError } from '../errors/error.ts';
import { shown } from './check-options.ts';

/** The error for an argument of a public function. @param expected completes "use ..." */
export function invalidArgument(
  name: string,
  received: unknown,
  expected: string,
): DiscretizeError {
  return new DiscretizeError('E_USAGE', `invalid argument ${name}: ${shown(received)}`, {
    expected,
    received,
    hint: `use ${expected}`,
  });
}

/**
 * Checks that an argument has what makes it a boundary list.
 *
 * @throws DiscretizeError E_USAGE
 */
export function checkBoundariesArgument(boundaries: unknown): void {
  const given = boundaries as { readonly thresholds?: unknown } | null | undefined;
  if (given?.thresholds instanceof Float64Array) return;
  throw invalidArgument('boundaries', boundaries, 'Boundaries.of(...)');
}
