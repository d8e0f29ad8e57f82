import { TIME_PARTS } from '../../src/column-types/datetime/part.ts';
import { NUMBER_STYLES } from '../../src/column-types/number/styles.ts';
import { COLUMN_TYPE_NAMES } from '../../src/column-types/registry.ts';
import { OUTPUT_WORDS } from '../../src/encode/registry.ts';
import { AMBIGUOUS } from '../../src/spec/feature-type.ts';
import {
  CLOSED_SIDES,
  INVALID_POLICIES,
  MISSING_POLICIES,
  OUTSIDES,
  PRECISIONS,
} from '../../src/spec/spec.ts';

/** The words of each definition of the schema, as the code has them. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  precision: PRECISIONS,
  missing: MISSING_POLICIES,
  invalid: INVALID_POLICIES,
  type: COLUMN_TYPE_NAMES,
  numbers: NUMBER_STYLES,
  ambiguous: AMBIGUOUS,
  part: TIME_PARTS,
  mode: OUTPUT_WORDS,
  closed: CLOSED_SIDES,
  outside: OUTSIDES,
};

/** The longest line, as Biome formats JSON. */
const LINE_WIDTH = 100;

/** The text of the schema, with the words that the code has now. */
export function withWords(schema: string): string {
  const listed = Object.entries(WORDS).reduce(
    (text, [key, words]) =>
      text.replace(
        new RegExp(`(\\n    "${key}": \\{.*?\\n( +)"enum": )\\[[^\\]]*\\]`, 's'),
        (_, before: string, indent: string) => before + jsonList(words, indent),
      ),
    schema,
  );
  return listed.replace(
    /(\n {4}"mode": \{.*?"pattern": )"[^"]*"/s,
    (_, before: string) => before + JSON.stringify(`^(?:${OUTPUT_WORDS.map(anyCase).join('|')})$`),
  );
}

function jsonList(words: readonly string[], indent: string): string {
  const quoted = words.map((word) => JSON.stringify(word));
  const line = `[${quoted.join(', ')}]`;
  if (`${indent}"enum": ${line}`.length <= LINE_WIDTH) return line;
  return `[\n${quoted.map((word) => `${indent}  ${word}`).join(',\n')}\n${indent}]`;
}

/** A pattern of a word in any case, with any hyphen. */
function anyCase(word: string): string {
  return word.replace(/./g, (sign) => (sign === '_' ? '[_-]' : `[${sign}${sign.toUpperCase()}]`));
}
