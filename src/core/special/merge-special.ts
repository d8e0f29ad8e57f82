import { plainCode, type SpecialCode } from './special-fault.ts';

/** The special codes of each bin. */
export type SpecialBins = readonly (readonly SpecialCode[])[];

/**
 * The special bins of two lists together: a known code keeps its bin, and new codes have bins after the others. Codes
 * that are joined in one bin leave their former bins.
 */
export function mergeSpecial(own: SpecialBins, added: SpecialBins): SpecialBins {
  let bins: SpecialBins = own;
  for (const codes of added) {
    const known = new Set(bins.flat().map(plainCode));
    const isKnown = codes.length === 1 && codes.every((code) => known.has(plainCode(code)));
    if (isKnown || bins.some((bin) => isSame(bin, codes))) continue;
    const moved = new Set(codes.map(plainCode));
    const left = bins.map((bin) => without(bin, moved)).filter((bin) => bin.length > 0);
    bins = [...left, codes];
  }
  return bins;
}

/** A bin without some codes; the same object if it has none of them. */
function without(
  bin: readonly SpecialCode[],
  moved: ReadonlySet<SpecialCode>,
): readonly SpecialCode[] {
  const left = bin.filter((code) => !moved.has(plainCode(code)));
  return left.length === bin.length ? bin : left;
}

function isSame(bin: readonly SpecialCode[], codes: readonly SpecialCode[]): boolean {
  return bin.length === codes.length && bin.every((code, i) => code === codes[i]);
}
