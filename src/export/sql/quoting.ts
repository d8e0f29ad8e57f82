import { describeValue } from '../../spec/checks.ts';
import { cannotExport } from '../unsupported.ts';

/** An unpaired surrogate, which is not Unicode text. */
const HALF = /\p{Surrogate}/u;

/** Quotes text with a sign, and doubles the sign inside: the quoting of standard SQL. */
export function doubled(text: string, sign: string): string {
  return `${sign}${text.replaceAll(sign, sign + sign)}${sign}`;
}

/** Limits of an engine's names. */
export interface NameLimits {
  readonly engine: string;
  readonly bytes?: number;
  /** The most characters, in UTF-16 code units. */
  readonly characters?: number;
  /** Characters that a name may not hold, besides NUL. */
  readonly forbidden?: RegExp;
}

/**
 * Checks a name, and returns it unchanged.
 *
 * @throws DiscretizeError E_EXPORT for an empty name, NUL, and a name beyond the limits
 */
export function checkedName(name: string, limits: NameLimits): string {
  const { engine, bytes = Infinity, characters = Infinity, forbidden } = limits;
  const shown = describeValue(name);
  if (name === '') throw cannotExport(engine, 'an empty name', 'rename the column');
  if (name.includes('\0') || HALF.test(name) || forbidden?.test(name)) {
    const what = `the name ${shown} holds a character that names cannot hold`;
    throw cannotExport(engine, what, 'rename the column');
  }
  if (new TextEncoder().encode(name).length > bytes || name.length > characters) {
    const most = bytes < Infinity ? `${bytes} bytes` : `${characters} characters`;
    throw cannotExport(engine, `the name ${shown} has more than ${most}`, 'shorten it');
  }
  return name;
}

/**
 * Checks text, and returns it unchanged.
 *
 * @throws DiscretizeError E_EXPORT for text with NUL, or an unpaired surrogate
 */
export function checkedText(text: string, engine: string): string {
  if (!text.includes('\0') && !HALF.test(text)) return text;
  throw cannotExport(
    engine,
    `the text ${describeValue(text)} holds a character that text cannot hold`,
  );
}

/** A string literal with backslashes before `\` and `'`, for engines in which a backslash escapes. */
export function backslashed(text: string): string {
  const signs: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
  return `'${text.replace(/[\\'\n\r\t]/g, (sign) => signs[sign] ?? `\\${sign}`)}'`;
}

/**
 * The name of a table; parts separated by points are quoted separately. A name with a parenthesis, such as
 * `read_parquet('x.parquet')`, is SQL, and stays unchanged.
 */
export function tableName(name: string, identifier: (part: string) => string): string {
  return name.includes('(') ? name : name.split('.').map(identifier).join('.');
}
