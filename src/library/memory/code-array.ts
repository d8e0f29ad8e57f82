import { DiscretizeError } from '../../core/errors/error.ts';
import type { CodeArray } from '../../core/number-column.ts';
import { shown } from '../../core/options/check-options.ts';

/**
 * An array for numbers from 0 to `greatest`: the smallest type that holds them, or the caller's array.
 *
 * @param name of the column or feature, for errors
 * @throws DiscretizeError E_USAGE for an array that is too short, or of another type
 */
export function codeArray(
  greatest: number,
  length: number,
  name: string,
  out: CodeArray | undefined,
): CodeArray {
  if (out === undefined) return new (typeFor(greatest))(length);
  const most = mostIn(out);
  if (most < greatest || out.length < length) {
    const received = most < 0 ? shown(out) : `${shown(out)} of length ${out.length}`;
    throw new DiscretizeError('E_USAGE', `cannot write to out["${name}"]: ${received}`, {
      expected: `a ${typeFor(greatest).name} or larger of at least ${length}`,
      received: out,
      hint: `use new ${typeFor(greatest).name}(${length})`,
    });
  }
  return out.length === length ? out : out.subarray(0, length);
}

function typeFor(
  greatest: number,
): Uint8ArrayConstructor | Uint16ArrayConstructor | Int32ArrayConstructor {
  if (greatest < 2 ** 8) return Uint8Array;
  return greatest < 2 ** 16 ? Uint16Array : Int32Array;
}

/** The greatest number that an array can hold; -1 if it is not an array of codes. */
function mostIn(out: unknown): number {
  if (out instanceof Uint8Array) return 2 ** 8 - 1;
  if (out instanceof Uint16Array) return 2 ** 16 - 1;
  return out instanceof Int32Array ? 2 ** 31 - 1 : -1;
}
