/**
 * Characters that could act on a terminal instead of showing: C0 and C1 controls, DEL, the
 * bidirectional controls, and the Unicode line separators (CWE-150).
 */
const ACTING = String.raw`[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Cs}\ufff9-\ufffb]`;

/** Scripts in which a joiner between two letters changes how they look. */
const JOINING = ['Arab', 'Syrc', 'Nkoo', 'Mong', 'Deva', 'Beng', 'Guru', 'Gujr', 'Orya', 'Taml']
  .concat(['Telu', 'Knda', 'Mlym', 'Sinh', 'Khmr', 'Mymr', 'Tibt'])
  .map((script) => String.raw`\p{scx=${script}}`)
  .join('');

/** Zero-width characters that belong to the character before them: in emoji, ideographs and joining scripts. */
const BELONGING = [
  String.raw`(?<=\p{Extended_Pictographic})[\ufe0e\ufe0f]`,
  String.raw`(?<=[0-9#*])\ufe0f(?=\u20e3)`,
  String.raw`(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d(?=\p{Extended_Pictographic})`,
  String.raw`(?<=\p{sc=Han})[\ufe00-\ufe02\u{e0100}-\u{e01ef}]`,
  `(?<=[${JOINING}])[\\u200c\\u200d](?=[${JOINING}])`,
].join('|');

/** All other zero-width characters, such as spaces and tags: they hide text or make two names look the same. */
const HIDDEN = String.raw`(?!${BELONGING})\p{Default_Ignorable_Code_Point}`;

let unsafe: RegExp | undefined;

/** The pattern of unsafe characters. Compiled on first use: that takes 2 ms, and most text is plain ASCII. */
function unsafePattern(): RegExp {
  unsafe ??= new RegExp(`${ACTING}|${HIDDEN}`, 'gu');
  return unsafe;
}

/** Text that is safe without a test of each character. */
const ASCII = /^[\x20-\x7e]*$/;

/** The controls of ordinary files, in the usual notation. */
const KNOWN: ReadonlyMap<string, string> = new Map([
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\r', '\\r'],
]);

/** Text from files, flags and names, made safe to print: controls become `\t`, `\x1b` or `\u202e`. */
export function escapeControls(text: string): string {
  return ASCII.test(text) ? text : text.replace(unsafePattern(), escaped);
}

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  if (code > 0xffff) return `\\u{${hex}}`;
  const short = code < 0x100 ? `\\x${hex.padStart(2, '0')}` : `\\u${hex.padStart(4, '0')}`;
  return KNOWN.get(character) ?? short;
}

/** A JSON document of the same content made safe to print: unsafe characters become escapes such as `\u202e`. */
export function escapeJson(text: string): string {
  return text.replace(unsafePattern(), (character) => {
    if (character === '\n') return character;
    const units = Array.from({ length: character.length }, (_, i) => character.charCodeAt(i));
    return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
  });
}

/** Lines of a table made safe to print; tabs and line endings stay. */
export function escapeLines(text: string): string {
  return text.replace(unsafePattern(), (character, at: number) => {
    const isLineEnd = character === '\n' || (character === '\r' && text[at + 1] === '\n');
    return isLineEnd || character === '\t' ? character : escaped(character);
  });
}

/** The longest name in a list or a title, in characters. */
const MAX_NAME = 200;

/** A name, label or path made safe to print; the middle of a long one is omitted. */
export function shownName(name: string): string {
  return shownText(name, MAX_NAME);
}

/** The longest line of a message, in characters: a cell of a broken file can have a megabyte. */
const MAX_LINE = 1000;

/** Text made safe to print as a line of a message; the middle of a long text is omitted. */
export function shownLine(text: string): string {
  return shownText(text, MAX_LINE);
}

/** Text made safe to print, of at most `length` characters. */
function shownText(text: string, length: number): string {
  return shortenText(escapeControls(shortenText(text, length)), length);
}

/** A text of at most `length` characters; the middle of a longer one is omitted, so that both ends show. */
export function shortenText(text: string, length: number): string {
  if (text.length <= length) return text;
  if (text.length <= 2 * length && [...text].length <= length) return text;
  const half = Math.floor((length - 3) / 2);
  const [head, tail] = [[...text.slice(0, 2 * half)], [...text.slice(-2 * half)]];
  return `${head.slice(0, half).join('')}...${tail.slice(-half).join('')}`;
}

/** A text as one word of a POSIX shell, in quotes unless it is plain. */
export function shellWord(text: string): string {
  const isPlain = /^[\w@+:,./-][\w@+=:,./-]*$/.test(text);
  return isPlain ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
