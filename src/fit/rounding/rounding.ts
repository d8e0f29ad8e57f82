import { didYouMean } from '../../core/errors/closest.ts';
import { DiscretizeError } from '../../core/errors/error.ts';

/**
 * The rounding of learned boundaries: `none`; `gap`, by which no value of the sample changes its bin; or `nice`, to
 * numbers whose ranks deviate by at most a share of the total weight.
 */
export type Rounding =
  | { readonly kind: 'none' }
  | { readonly kind: 'gap' }
  | { readonly kind: 'nice'; readonly share: number };

/** The names of the kinds of rounding. */
const ROUNDING_NAMES: readonly Rounding['kind'][] = ['gap', 'nice', 'none'];

/** The share of the total weight by which nice boundaries may deviate if none is given. */
export const NICE_SHARE = 0.01;

/** The largest share. */
const MOST_SHARE = 0.5;

/** The kinds of rounding in words, for errors and help. */
export const ROUNDING_EXPECTED = 'gap, nice, nice=5% or none';

/**
 * Parses `gap`, `nice`, `nice=5%` or `none`, in any case.
 *
 * @returns undefined for anything else
 */
export function parseRounding(text: string): Rounding | undefined {
  const [, name = '', share] = /^([a-z]+)(?:=(.*))?$/is.exec(text.trim()) ?? [];
  const kind = ROUNDING_NAMES.find((known) => known === name.toLowerCase());
  if (kind === 'nice') return share === undefined ? niceRounding(NICE_SHARE) : parseNice(share);
  return kind === undefined || share !== undefined ? undefined : { kind };
}

/**
 * Parses the share of nice rounding: `5%` or `0.05`.
 *
 * @returns undefined for anything else, and for a share that is not above 0 and up to 50%
 */
export function parseNice(text: string): Rounding | undefined {
  const [, digits, percent] = /^(\d*\.?\d+)\s*(%?)$/.exec(text.trim()) ?? [];
  if (digits === undefined) return undefined;
  return niceRounding(percent === '%' ? Number(`${digits}e-2`) : Number(digits));
}

/** Nice rounding with a share; undefined for a share that is not above 0 and up to 0.5. */
export function niceRounding(share: number): Rounding | undefined {
  return share > 0 && share <= MOST_SHARE ? { kind: 'nice', share } : undefined;
}

/** The error for an invalid kind of rounding. */
export function invalidRounding(flag: string, received: string): DiscretizeError {
  const isNice = flag === 'nice';
  const guess = isNice ? '' : didYouMean(received, ROUNDING_NAMES);
  return new DiscretizeError('E_USAGE', `invalid --${flag} "${received}"${guess}`, {
    expected: isNice ? 'a share up to 50%' : ROUNDING_EXPECTED,
    received,
    hint: isNice ? 'use --nice or --nice=5%' : `use ${ROUNDING_EXPECTED}`,
  });
}
