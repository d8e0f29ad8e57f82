import { DiscretizeError } from '../core/errors/error.ts';
import type { Closed } from '../core/threshold.ts';

/** The fields of a label format. */
const FIELDS = ['code', 'n', 'lower', 'upper', 'label'] as const;

type Field = (typeof FIELDS)[number];

/** A part of a label format: text, or a field with the digits that it is padded to. */
type Part = string | { readonly field: Field; readonly width: number };

/** The fields of a bin in a label format. */
interface LabelFields {
  readonly code: number;
  /** Undefined if the bin has no finite edge there. */
  readonly lower: string | undefined;
  readonly upper: string | undefined;
  readonly closed: Closed;
  /** The label of the bin without a format. */
  readonly label: string;
  /** False for the bin of missing values. */
  readonly isInterval: boolean;
}

/** A label for a bin. */
export type LabelFormat = (fields: LabelFields) => string;

/** The most characters of a label format: there may be 100,000 bins. */
const MAX_LENGTH = 1000;

const TOKEN = /\{\{|\}\}|\{([^{}]*)\}|[{}]|[^{}]+/g;

/**
 * Reads a label format: text with `{code}`, `{n}` (the code from 1), `{lower}`, `{upper}` and `{label}`;
 * `{code:2}` and `{n:2}` are padded with zeros, `{{` and `}}` are braces. In a bin without a lower or an upper
 * edge, such as the first, a comparison replaces the part with the edges: `< 18` or `≥ 65`.
 *
 * @throws DiscretizeError E_LABELS for an unknown field, unmatched braces, no field, and more than 1000 characters
 * @example labelFormat('{lower}–{upper}')
 */
export function labelFormat(text: string): LabelFormat {
  if (text.length > MAX_LENGTH) throw badFormat(`more than ${MAX_LENGTH} characters`, text);
  const parts = partsOf(text);
  if (!parts.some((part) => typeof part !== 'string')) throw badFormat('it has no field', text);
  return (fields) => {
    if (!fields.isInterval) return withoutInterval(parts, fields);
    const isOpen = parts.some((part) => isMissingEdge(part, fields));
    return write(isOpen ? withWords(parts, fields) : parts, fields);
  };
}

function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  for (const [token, inner] of text.matchAll(TOKEN)) {
    const part = inner === undefined ? plainText(token, text) : fieldOf(inner, text);
    const last = parts.at(-1);
    if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part;
    else parts.push(part);
  }
  return parts;
}

function plainText(token: string, text: string): string {
  if (token === '{{' || token === '}}') return token.charAt(0);
  if (token === '{' || token === '}') throw badFormat(`unmatched "${token}"`, text);
  return token;
}

function fieldOf(inner: string, text: string): Part {
  const [, name = '', width] = /^([a-z]+)(?::([1-9]))?$/.exec(inner) ?? [];
  const field = FIELDS.find((known) => known === name);
  const isCode = field === 'code' || field === 'n';
  if (field === undefined || (width !== undefined && !isCode)) {
    throw badFormat(`unknown field {${inner}}`, text);
  }
  return { field, width: Number(width ?? 0) };
}

function badFormat(why: string, received: string): DiscretizeError {
  return new DiscretizeError('E_LABELS', `invalid label format "${received}": ${why}`, {
    received,
    expected: FIELDS.map((field) => `{${field}}`),
    hint: 'use {code}, {code:2}, {n}, {lower}, {upper} or {label}; {{ and }} for braces',
  });
}

function isEdge(part: Part | undefined): boolean {
  return typeof part === 'object' && (part.field === 'lower' || part.field === 'upper');
}

function isMissingEdge(part: Part, { lower, upper }: LabelFields): boolean {
  if (typeof part === 'string') return false;
  return (
    (part.field === 'lower' && lower === undefined) ||
    (part.field === 'upper' && upper === undefined)
  );
}

/** Signs and brackets beside an edge, which the comparison replaces. */
const [BEFORE, AFTER] = [/(?:[[(<>=≤≥] ?)+$/u, /^(?: ?[\])+<>=≤≥])+/u];

/** The format of an outer bin: a comparison in place of all parts from the first edge to the last. */
function withWords(parts: readonly Part[], fields: LabelFields): Part[] {
  return replaceEdges(parts, outerWords(fields));
}

function replaceEdges(parts: readonly Part[], words: string): Part[] {
  const first = parts.findIndex(isEdge);
  const last = parts.findLastIndex(isEdge);
  const before = parts
    .slice(0, first)
    .map((part, i) =>
      typeof part === 'string' && i === first - 1 ? part.replace(BEFORE, '') : part,
    );
  const after = parts
    .slice(last + 1)
    .map((part, i) => (typeof part === 'string' && i === 0 ? part.replace(AFTER, '') : part));
  return [...before, words, ...after];
}

/** `< 18` for the first bin, `≥ 65` for the last; the other way around if bins are closed on the right. */
function outerWords({ lower, upper, closed, label }: LabelFields): string {
  if (upper !== undefined) return `${closed === 'left' ? '<' : '≤'} ${upper}`;
  return lower === undefined ? label : `${closed === 'left' ? '≥' : '>'} ${lower}`;
}

/** The label of a bin without an interval: its own label in place of the edges; the bare label without such a field. */
function withoutInterval(parts: readonly Part[], fields: LabelFields): string {
  if (parts.some(isEdge)) return write(replaceEdges(parts, fields.label), fields);
  const hasLabel = parts.some((part) => typeof part === 'object' && part.field === 'label');
  return hasLabel ? write(parts, fields) : fields.label;
}

function write(parts: readonly Part[], fields: LabelFields): string {
  return parts.map((part) => (typeof part === 'string' ? part : fieldText(part, fields))).join('');
}

function fieldText(
  { field, width }: Exclude<Part, string>,
  { code, lower = '', upper = '', label }: LabelFields,
): string {
  if (field === 'code') return String(code).padStart(width, '0');
  if (field === 'n') return String(code + 1).padStart(width, '0');
  return { lower, upper, label }[field];
}
