/** `discretize help special`. */
export function specialTopic(): string {
  return `Special codes

A special code is a number or word that is no quantity, such as -999 or refused.
It is looked for before the boundaries and has a bin of its own, after those of
intervals and before that of missing values:

  --special -999,-998             for all binned columns
  --special util=-999,refused     for some; several flags add up
  --special 'util=-999|refused'   one bin for both

  -b util=0.5 --special util=-999   code 0: (-inf, 0.5)   code 2: -999
                                    code 1: [0.5, +inf)   missing: empty

Numbers match by value (-999 is -999.0), words by text: same case, spaces and
tabs around cells ignored. In columns of dates, durations and amounts, codes are
read as cells are; codes that no such cell can be are words.

A cell on --na-values is missing first, then come special codes, then the
default missing strings. Empty cells are missing, and cannot be a code.

Boundaries are fitted without special codes: by -n, hist, and fit, also with
--target, --weight, --by, --shared and --sketch. Make parts for fit --merge with
fit --partial --special; --merge takes the codes from the parts.

In a spec, "special": [-999, ["refused", -998]] has two bins, for a feature, or
for all beside "features". --special adds to the codes of a spec.
`;
}
