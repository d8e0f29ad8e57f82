/** Usual delimiters, the likeliest first: commas also occur in decimals and in text. */
const DELIMITERS: readonly (readonly [character: string, name: string, flag: string])[] = [
  [';', '";"', 'semi'],
  ['\t', 'a tab', 'tab'],
  ['|', '"|"', 'pipe'],
  [',', '","', 'comma'],
];

/** The hint for a text with another delimiter; undefined if it has none. */
export function likelyDelimiter(text: string): string | undefined {
  const found = DELIMITERS.find(([character]) => text.includes(character));
  return found === undefined ? undefined : `the delimiter is probably ${found[1]} (-d ${found[2]})`;
}

/** The hint for a header of one column, which is probably due to a wrong delimiter; undefined for other headers. */
export function delimiterHint(header: readonly string[]): string | undefined {
  const [only] = header;
  if (header.length !== 1 || only === undefined) return undefined;
  const likely = likelyDelimiter(only);
  return likely === undefined ? undefined : `the header is one column, "${only}": ${likely}`;
}
