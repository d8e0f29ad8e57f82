/** An item of a list and the comma after it. In double quotes, commas are text, and two quotes are one. */
const ITEM = /\s*"((?:[^"]|"")*)"\s*,|([^,]*),/gs;

/**
 * The texts of a list, separated by commas: `a,b,c`, `"a, b",c`. White space around a text is removed; an empty item is
 * an empty text. A quote inside an unquoted item is text.
 */
export function parseTextList(list: string): readonly string[] {
  return Array.from(
    `${list},`.matchAll(ITEM),
    ([, quoted, text = '']) => quoted?.replaceAll('""', '"') ?? text.trim(),
  );
}
