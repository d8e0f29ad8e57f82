/** The key part of a missing cell: the empty text, unique to missing cells. */
const MISSING = '';

/**
 * The key part of a cell: its text, unchanged. A cell of spaces and tabs alone is missing; other white space of
 * Unicode is text. Missing-value strings such as NA, the code of a country, are text.
 */
export function keyPart(text: string): string {
  return /^[ \t]*$/.test(text) ? MISSING : text;
}

/** True for the text of a missing cell. */
export function isMissingPart(text: string): boolean {
  return keyPart(text) === MISSING;
}

/** The key of parts, one for each column of keys; different for different parts. */
export function joinKey(parts: readonly string[]): string {
  const [only = MISSING] = parts;
  if (parts.length === 1) return only;
  return parts.map((part) => `${part.length}:${part}`).join('');
}

/** The parts of a key in a spec; null for a missing cell. */
export type GroupKey = readonly (string | null)[];

/** The parts of a key. */
function splitKey(key: string, columns: number): string[] {
  if (columns === 1) return [key];
  const parts: string[] = [];
  for (let at = 0; at < key.length; ) {
    const colon = key.indexOf(':', at);
    const end = colon + 1 + Number(key.slice(at, colon));
    parts.push(key.slice(colon + 1, end));
    at = end;
  }
  return parts;
}

/** A key in the form of a spec. */
export function groupKeyOf(key: string, columns: number): GroupKey {
  return splitKey(key, columns).map((part) => (part === MISSING ? null : part));
}

/** The key of a group of a spec. */
export function keyOf(key: GroupKey, encode: (text: string) => string = (text) => text): string {
  return joinKey(key.map((part) => (part === null ? MISSING : encode(part))));
}

/** A key of a spec in messages: `DE`, `DE, (missing)`. */
export function keyText(key: GroupKey): string {
  return key.map((part) => part ?? '(missing)').join(', ');
}
