/** XML, as far as PMML needs it. */

/** An element on lines of its own, with those inside it indented. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  inside: readonly string[] = [],
): string {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const start = `<${name}${pairs.join('')}`;
  if (inside.length === 0) return `${start}/>`;
  const lines = inside.join('\n').replace(/^/gm, '  ');
  return `${start}>\n${lines}\n</${name}>`;
}

/** Text escaped for an attribute, in which line endings and tabs would become spaces. */
export function escaped(text: string): string {
  return text.replace(/[<>&"'\t\n\r]|[^\x20-\x7e]/gu, (sign) => `&#${sign.codePointAt(0)};`);
}

/** True for text that XML 1.0 can hold. */
export function isXmlText(text: string): boolean {
  return /^[\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u.test(text);
}
