import type { ReadingRules } from '../collect/part-settings.ts';
import { readCount, wrong } from './read-json.ts';
import { readRules, readText } from './read-table.ts';

/** The version of the JSON documents of parts. */
const VERSION = 1;

/** The settings and rows of a part, with or without a target. */
interface PartSettings {
  readonly rules: ReadingRules;
  readonly weight: string | undefined;
  readonly rows: number;
}

/** The common members of all JSON documents of parts. */
export interface PartHead<Kind extends string> {
  readonly kind: Kind;
  readonly version: typeof VERSION;
  /** The version of the program that wrote the document; for information only. */
  readonly tool: string;
  readonly rules: ReadingRules;
  readonly weight: string | null;
  readonly rows: number;
}

/** The names of the members of the head. */
export const HEAD_KEYS: readonly (keyof PartHead<string>)[] = [
  'kind',
  'version',
  'tool',
  'rules',
  'weight',
  'rows',
];

/** Makes the head of the document of a part. @param tool the version of the program */
export function partHead<Kind extends string>(
  kind: Kind,
  { rules, weight, rows }: PartSettings,
  tool: string,
): PartHead<Kind> {
  const { missing, invalid, na_values, default_na } = rules;
  return {
    kind,
    version: VERSION,
    tool,
    rules: { missing, invalid, na_values, default_na },
    weight: weight ?? null,
    rows,
  };
}

/**
 * Reads the head of the document of a part, except its kind.
 *
 * @throws DiscretizeError E_FIT for members that {@link partHead} cannot make
 */
export function readPartHead(members: Readonly<Record<string, unknown>>): PartSettings {
  if (members['version'] !== VERSION) throw wrong('version', `${VERSION}`, members['version']);
  readText(members['tool'], 'tool');
  const weight = members['weight'] === null ? undefined : readText(members['weight'], 'weight');
  const rows = readCount(members['rows'], 'rows');
  return { rules: readRules(members['rules']), weight, rows };
}
