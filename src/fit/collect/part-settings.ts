import { naKey } from '../../core/cells/na-list.ts';
import { DiscretizeError } from '../../core/errors/error.ts';
import type { SpecialBins } from '../../core/special/merge-special.ts';
import type { Spec } from '../../spec/spec.ts';

/** The rules of a spec for missing and invalid cells, on which the collected values depend. */
export type ReadingRules = Pick<Spec, 'missing' | 'invalid' | 'na_values' | 'default_na'>;

/** A part of a table with its name in messages. */
export interface NamedPart<Part> {
  readonly name: string;
  /** Its line in a file of several parts. */
  readonly line?: number;
  readonly table: Part;
}

/** A setting that parts must have in common: the start of the message, and the setting as text. */
export type Setting<Part> = readonly [string, (part: Part) => string];

/** The settings with which the rows of every part were read. */
interface RowSettings {
  readonly rules: ReadingRules;
  /** The column that weighs the rows. */
  readonly weight: string | undefined;
}

/** Settings of parts of any kind. */
export const RULE_SETTINGS: readonly Setting<RowSettings>[] = [
  ['weight differs', ({ weight }) => (weight === undefined ? 'none' : JSON.stringify(weight))],
  ['rule for missing cells differs', ({ rules }) => rules.missing],
  ['rule for invalid cells differs', ({ rules }) => rules.invalid],
  ['cells that mean "missing" differ', ({ rules }) => missingWords(rules)],
];

/**
 * Checks that two parts were made with equal settings.
 *
 * @throws DiscretizeError E_FIT
 */
export function checkSettings<Part>(
  ours: NamedPart<Part>,
  theirs: NamedPart<Part>,
  settings: readonly Setting<Part>[],
): void {
  for (const [what, textOf] of settings) {
    const [expected, received] = [textOf(ours.table), textOf(theirs.table)];
    if (expected === received) continue;
    const message = `the ${what}: here ${received}; in ${ours.name} ${expected}`;
    throw new DiscretizeError('E_FIT', message, {
      at: { file: theirs.name, ...(theirs.line !== undefined && { line: theirs.line }) },
      expected,
      received,
      hint: 'make all parts with the same flags, and select the columns with -c',
    });
  }
}

/** Special codes as they are typed. */
export function codesText(codes: SpecialBins): string {
  return codes.map((bin) => bin.join('|')).join(', ');
}

function missingWords({ na_values, default_na }: ReadingRules): string {
  const words = [...new Set(na_values.map(naKey))].sort().map((word) => JSON.stringify(word));
  return [default_na ? 'the usual ones' : 'not the usual ones', ...words].join(', ');
}
