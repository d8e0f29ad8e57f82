/**
 * Characters that could act on a terminal instead of showing: C0 and C1 controls, DEL, the
 * bidirectional controls, and the Unicode line separators (CWE-150).
 */
const UNSAFE = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/gu;

/** The controls that are met in honest files, in the notation that is known best. */
const KNOWN: ReadonlyMap<string, string> = new Map([
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\r', '\\r'],
]);

/** Text from files, flags and names, made safe to print: controls become `\t`, `\x1b` or `\u202e`. */
export function escapeControls(text: string): string {
  return text.replace(UNSAFE, (character) => {
    const code = character.charCodeAt(0);
    const hex = code.toString(16);
    const escaped = code < 0x100 ? `\\x${hex.padStart(2, '0')}` : `\\u${hex.padStart(4, '0')}`;
    return KNOWN.get(character) ?? escaped;
  });
}

/** A text with its middle left out where it is long, so that a message shows how it begins and ends. */
export function escapeAndShorten(text: string, length: number): string {
  const characters = [...text];
  if (characters.length <= length) return text;
  const half = Math.floor((length - 3) / 2);
  return `${characters.slice(0, half).join('')}...${characters.slice(-half).join('')}`;
}
