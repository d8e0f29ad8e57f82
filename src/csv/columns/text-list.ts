/** An item of a list and the comma after it; an item in double quotes may hold commas, and a quote as two. */
const ITEM = /\s*"((?:[^"]|"")*)"\s*,|([^,]*),/gs;

/**
 * The texts of a list with commas between them: `a,b,c`, `"a, b",c`. Blanks around them are left out; empty ones are
 * texts, too. A quote within an item is as any other character.
 */
export function parseTextList(list: string): readonly string[] {
  return Array.from(
    `${list},`.matchAll(ITEM),
    ([, quoted, text = '']) => quoted?.replaceAll('""', '"') ?? text.trim(),
  );
}
