import { checkCommands } from './check-command.ts';
import type { Exporter, ExportJob } from './exporter.ts';
import { specialWords } from './special.ts';

/** The largest number of words that a line names. */
const MAX_WORDS = 10;

/**
 * The first lines of an export, without comment signs: its origin, and the commands that check it. They contain no line
 * endings, for any name of the spec.
 */
export function originLines(
  { origin }: ExportJob,
  exporter: Pick<Exporter, 'name' | 'runsWith'>,
): readonly string[] {
  const { spec, sha256, version, words } = origin;
  const [check = '', ...others] = checkCommands(words, exporter);
  return [
    `Made by discretize ${version} from ${plain(spec)}`,
    `SHA-256 of the spec: ${sha256}`,
    `Check it: ${check}`,
    ...others.map((command) => `or: ${command}`),
  ];
}

/**
 * The lines about the contents of columns, without line endings.
 *
 * @param takesWords true for a target that accepts words among numbers
 */
export function columnLines({ rules }: ExportJob, takesWords = false): readonly string[] {
  const typed = rules.flatMap(({ name, note }) =>
    note === undefined ? [] : [`${plain(name)} must be ${note}`],
  );
  const words = takesWords ? [] : specialWords(rules);
  if (words.length === 0) return typed;
  const shown = words.slice(0, MAX_WORDS).map(plain).join(', ');
  const more = words.length > MAX_WORDS ? ', and more' : '';
  const about = 'Special codes that no column of numbers holds, and whose bins stay empty';
  return [...typed, `${about}: ${shown}${more}`];
}

/** A name made safe for a comment of any language: no character of it ends the comment. */
export function plain(name: string): string {
  return name.replace(/[^\w.,/ @+=~-]/g, '?').replaceAll('--', '-');
}
