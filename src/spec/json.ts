import { DiscretizeError, type Problem } from '../core/error.ts';

/** The largest spec that is read, in UTF-16 code units of text; a guard against endless input. */
export const MAX_SPEC_LENGTH: number = 16 * 1024 * 1024;

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/gs;

/**
 * Reads JSON text, and more strictly than JSON.parse: a key that stands twice in one object is an
 * error too, since one of the two would be lost.
 *
 * @throws DiscretizeError E_SPEC with the line and column of a syntax error, or with `problems` that
 *   name the repeated keys
 */
export function parseJson(text: string): unknown {
  if (text.length > MAX_SPEC_LENGTH) {
    throw new DiscretizeError('E_SPEC', `the spec is larger than ${MAX_SPEC_LENGTH >> 20} MB`);
  }
  const json = text.startsWith('\ufeff') ? text.slice(1) : text;
  const value = parseStrictly(json);
  const problems = repeatedKeys(json);
  if (problems.length > 0) {
    throw new DiscretizeError('E_SPEC', 'the spec has a key twice in one object', { problems });
  }
  return value;
}

function parseStrictly(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    const reason = (cause as Error).message;
    const offset = /at position (\d+)/.exec(reason)?.[1];
    const at = offset === undefined ? {} : placeOf(json, Number(offset));
    const what = json.trim() === '' ? 'the spec is empty' : `the spec is not JSON: ${reason}`;
    throw new DiscretizeError('E_SPEC', what, { at, cause });
  }
}

function placeOf(text: string, offset: number): { line: number; column: number; text: string } {
  const before = text.slice(0, offset).split('\n');
  const line = before.length;
  return { line, column: (before.at(-1) ?? '').length + 1, text: text.split('\n')[line - 1] ?? '' };
}

/** An object or array that is open while the tokens are walked. */
interface Container {
  readonly path: string;
  /** The keys seen; undefined in an array. */
  readonly keys: Set<string> | undefined;
  /** The key or index of the member that comes next. */
  member: string | number;
}

/** Walks the tokens of valid JSON and collects the keys that stand twice in one object. */
function repeatedKeys(json: string): Problem[] {
  const problems: Problem[] = [];
  const open: Container[] = [];
  let lastString = '';
  for (const [token] of json.matchAll(TOKEN)) {
    const inner = open.at(-1);
    if (token === '{' || token === '[') open.push(enter(inner, token));
    else if (token === '}' || token === ']') open.pop();
    else if (token === ',' && typeof inner?.member === 'number') inner.member++;
    else if (token === ':' && inner?.keys) noteKey(inner, JSON.parse(lastString), problems);
    else if (token.startsWith('"')) lastString = token;
  }
  return problems;
}

function enter(outer: Container | undefined, token: string): Container {
  const path = outer === undefined ? '' : pointer(outer.path, outer.member);
  return token === '{'
    ? { path, keys: new Set(), member: '' }
    : { path, keys: undefined, member: 0 };
}

function noteKey(object: Container, key: string, problems: Problem[]): void {
  object.member = key;
  if (object.keys?.has(key)) {
    problems.push({ path: pointer(object.path, key), message: 'the key stands twice' });
  }
  object.keys?.add(key);
}

/** Adds a member to a JSON Pointer (RFC 6901). */
export function pointer(path: string, member: string | number): string {
  return `${path}/${String(member).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
