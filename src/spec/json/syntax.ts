import { unheldWhole } from '../../core/cells/whole.ts';
import { DiscretizeError, type Problem } from '../../core/errors/error.ts';
import { addProblem, isFull, pointer } from '../problems.ts';
import { locationOf, syntaxError } from './syntax-error.ts';

/** The maximum nesting of objects and arrays, far deeper than any spec or Keras model. */
export const MAX_DEPTH = 256;

/** The maximum number of members of an object; more than any table has columns. */
export const MAX_MEMBERS = 100_000;

const BLANKS = /[ \t\n\r]*/y;
const PLAIN = /[ !#-[\]-\uffff]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
const SCALAR = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Some numbers of a list with the commas after them: short ones, which float64 holds if they are whole. */
const SHORT_NUMBERS = /(?:-?(?:0|[1-9]\d{0,14})(?:\.\d{1,30})?[ \t\n\r]*,[ \t\n\r]*){1,256}/y;

/** An object or array that is open at some place of the text. */
interface Container {
  readonly path: string;
  /** The keys seen; undefined in an array. */
  readonly keys: Set<string> | undefined;
  /** The key or index of the member that comes next. */
  member: string | number;
}

/** The state of a pass over JSON text. */
interface Walk {
  readonly text: string;
  readonly open: Container[];
  readonly problems: Problem[];
  offset: number;
}

/** A token that may come next: its name, and its parser. */
interface State {
  readonly expected: string;
  /** Takes the token and returns the next state; undefined for another token. */
  readonly take: (walk: Walk) => State | undefined;
}

const VALUE: State = { expected: 'a value', take: takeValue };
const FIRST_ITEM: State = {
  expected: 'a value or "]"',
  take: (walk) => takeEnd(walk, ']') ?? takeValue(walk),
};
const NEXT_ITEM: State = {
  expected: '"," or "]"',
  take: (walk) => (takeSign(walk, ',') ? nextItem(walk) : takeEnd(walk, ']')),
};
const KEY: State = { expected: 'a key in double quotes', take: takeKey };
const FIRST_KEY: State = {
  expected: 'a key in double quotes or "}"',
  take: (walk) => takeEnd(walk, '}') ?? takeKey(walk),
};
const COLON: State = { expected: '":"', take: (walk) => (takeSign(walk, ':') ? VALUE : undefined) };
const NEXT_KEY: State = {
  expected: '"," or "}"',
  take: (walk) => (takeSign(walk, ',') ? KEY : takeEnd(walk, '}')),
};
const END: State = { expected: 'the end of the text', take: () => undefined };

/**
 * Checks that a text is JSON (RFC 8259). The messages of JSON.parse are not enough: their texts and locations differ
 * between versions of an engine.
 *
 * @returns a problem for each repeated key of an object, and for each whole number in a list
 *   that float64 cannot hold
 * @throws DiscretizeError E_SPEC with the line and column where the text stops being JSON
 */
export function checkSyntax(text: string): Problem[] {
  const walk: Walk = { text, open: [], problems: [], offset: 0 };
  let state = VALUE;
  for (;;) {
    skip(walk, BLANKS);
    if (state === END && walk.offset === text.length) return walk.problems;
    if (isFull(walk.problems)) return walk.problems;
    const next = state.take(walk);
    if (next === undefined) throw syntaxError(text, walk.offset, `expected ${state.expected}`);
    state = next;
  }
}

/** Moves past a sticky pattern; true if it takes at least one character. */
function skip(walk: Walk, pattern: RegExp): boolean {
  pattern.lastIndex = walk.offset;
  const from = walk.offset;
  if (pattern.test(walk.text)) walk.offset = pattern.lastIndex;
  return walk.offset > from;
}

function takeSign(walk: Walk, sign: string): boolean {
  const isThere = walk.text[walk.offset] === sign;
  if (isThere) walk.offset++;
  return isThere;
}

function takeValue(walk: Walk): State | undefined {
  if (takeSign(walk, '{')) return enter(walk, { keys: new Set(), member: '' });
  if (takeSign(walk, '[')) return enter(walk, { keys: undefined, member: 0 });
  if (takeShortNumbers(walk)) return VALUE;
  return takeString(walk) !== undefined || takeScalar(walk) ? afterValue(walk) : undefined;
}

/** Takes numbers without problems, many at once: a list may have a million. */
function takeShortNumbers(walk: Walk): boolean {
  const list = walk.open.at(-1);
  const from = walk.offset;
  if (list === undefined || list.keys !== undefined || !skip(walk, SHORT_NUMBERS)) return false;
  for (let at = from; at < walk.offset; at++) {
    if (walk.text[at] === ',') list.member = (list.member as number) + 1;
  }
  return true;
}

/** Takes a word or a number. A list of numbers, such as boundaries, holds none that float64 would change. */
function takeScalar(walk: Walk): boolean {
  const from = walk.offset;
  if (!skip(walk, SCALAR)) return false;
  const list = walk.open.at(-1);
  if (list === undefined || list.keys !== undefined) return true;
  const unheld = unheldWhole(walk.text.slice(from, walk.offset));
  if (unheld === undefined) return true;
  const message = `${unheld.text} is a whole number that float64 cannot hold (${unheld.hint})`;
  addProblem(walk.problems, pointer(list.path, list.member), message);
  return true;
}

function enter({ text, open, offset }: Walk, container: Omit<Container, 'path'>): State {
  const outer = open.at(-1);
  const path = outer === undefined ? '' : pointer(outer.path, outer.member);
  open.push({ path, ...container });
  if (open.length > MAX_DEPTH) {
    throw tooMuch(text, offset - 1, `nests objects and arrays more than ${MAX_DEPTH} deep`);
  }
  return container.keys === undefined ? FIRST_ITEM : FIRST_KEY;
}

function tooMuch(text: string, offset: number, what: string): DiscretizeError {
  return new DiscretizeError('E_SPEC', `the spec ${what}`, { at: locationOf(text, offset) });
}

function takeEnd(walk: Walk, sign: string): State | undefined {
  if (!takeSign(walk, sign)) return undefined;
  walk.open.pop();
  return afterValue(walk);
}

function afterValue({ open }: Walk): State {
  const inner = open.at(-1);
  if (inner === undefined) return END;
  return inner.keys === undefined ? NEXT_ITEM : NEXT_KEY;
}

function nextItem({ open }: Walk): State {
  const array = open.at(-1) as Container;
  array.member = (array.member as number) + 1;
  return VALUE;
}

function takeKey(walk: Walk): State | undefined {
  const from = walk.offset;
  const literal = takeString(walk);
  if (literal === undefined) return undefined;
  const object = walk.open.at(-1) as Container;
  const key = JSON.parse(literal) as string;
  object.member = key;
  if (object.keys?.has(key)) {
    addProblem(walk.problems, pointer(object.path, key), 'duplicate key in an object');
  }
  object.keys?.add(key);
  if ((object.keys?.size ?? 0) > MAX_MEMBERS) {
    throw tooMuch(walk.text, from, `has an object of more than ${MAX_MEMBERS} members`);
  }
  return COLON;
}

/** Takes a string and gives it as it stands, quotes included. */
function takeString(walk: Walk): string | undefined {
  const from = walk.offset;
  if (!takeSign(walk, '"')) return undefined;
  while (skip(walk, PLAIN) || skip(walk, ESCAPE)) {
    // Plain characters and escapes take turns.
  }
  if (takeSign(walk, '"')) return walk.text.slice(from, walk.offset);
  throw syntaxError(walk.text, walk.offset, wrongInString(walk.text[walk.offset]));
}

function wrongInString(sign: string | undefined): string {
  if (sign === undefined || sign === '\n' || sign === '\r')
    return 'the string has no closing quote';
  return sign === '\\' ? 'the backslash begins no escape' : 'a control character is not escaped';
}
