/** Characters that are delimiters, the likelier ones first: a comma also stands in decimals and in text. */
const DELIMITERS: readonly (readonly [character: string, name: string, flag: string])[] = [
  [';', '";"', 'semi'],
  ['\t', 'a tab', 'tab'],
  ['|', '"|"', 'pipe'],
  [',', '","', 'comma'],
];

/** What to do about a text that holds another delimiter; undefined if it holds none. */
export function likelyDelimiter(text: string): string | undefined {
  const found = DELIMITERS.find(([character]) => text.includes(character));
  return found === undefined ? undefined : `the delimiter is probably ${found[1]} (-d ${found[2]})`;
}
