import { closest } from '../core/errors/closest.ts';
import { isObject, type JsonObject, PROTOTYPE_KEYS } from './checks.ts';
import { pointer } from './problems.ts';
import { FEATURE_KEYS, SPEC_KEYS } from './spec.ts';

/** The most members of an object whose unknown keys may be misspelled known ones. */
const MAX_GUESSED = 100;

/** A spec document made from another form. */
export interface LongForm {
  readonly document: unknown;
  /** The pointers of the original form, by those of the canonical form. */
  readonly origins: ReadonlyMap<string, string>;
}

/**
 * Makes the document of a short form of a spec: `[0, 1]`, `{"boundaries": [0, 1]}` (with any other key of a
 * feature or a document beside it), or `{"fare": [10, 20], "tip": [1, 2]}`. Any other value
 * is returned unchanged, for the checks to reject.
 */
export function longForm(value: unknown): LongForm {
  if (Array.isArray(value)) {
    const origins = new Map([['/features/0/boundaries', '']]);
    return { document: { features: [{ boundaries: value }] }, origins };
  }
  if (!isObject(value) || Object.hasOwn(value, 'features'))
    return { document: value, origins: new Map() };
  if (Object.hasOwn(value, 'boundaries')) return splitOneFeature(value);
  return isColumnMap(value) ? columnFeatures(value) : { document: value, origins: new Map() };
}

/** The place in the given form of a place in the document. */
export function originOf(path: string, origins: LongForm['origins']): string {
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    const origin = origins.get(path.slice(0, end));
    if (origin !== undefined) return origin + path.slice(end);
  }
  return path;
}

function splitOneFeature(value: JsonObject): LongForm {
  const entries = Object.entries(value);
  const areFew = entries.length <= MAX_GUESSED;
  const ofDocument = new Set(entries.map(([key]) => key).filter((key) => isPolicy(key, areFew)));
  const policies = entries.filter(([key]) => ofDocument.has(key));
  const feature = entries.filter(([key]) => !ofDocument.has(key));
  const document = { ...Object.fromEntries(policies), features: [Object.fromEntries(feature)] };
  return { document, origins: new Map([['/features/0', '']]) };
}

/** True for a key of the document, also a mistyped one; unknown keys belong to the feature. */
function isPolicy(key: string, isGuessed: boolean): boolean {
  const word = isGuessed ? closest(key, [...FEATURE_KEYS, ...SPEC_KEYS]) : key;
  return SPEC_KEYS.includes(word ?? '');
}

/** True if every member is an array, and no key would reach a prototype. */
function isColumnMap(value: JsonObject): boolean {
  const entries = Object.entries(value);
  return (
    entries.length > 0 &&
    entries.every(([key, member]) => Array.isArray(member) && !PROTOTYPE_KEYS.has(key))
  );
}

function columnFeatures(value: JsonObject): LongForm {
  const columns = Object.entries(value);
  const features = columns.map(([column, boundaries]) => ({ columns: [column], boundaries }));
  const origins = columns.flatMap(([column], i): [string, string][] => {
    const [feature, origin] = [pointer('/features', i), pointer('', column)];
    return [
      [feature, origin],
      [`${feature}/boundaries`, origin],
      [`${feature}/columns/0`, origin],
    ];
  });
  return { document: { features }, origins: new Map(origins) };
}
