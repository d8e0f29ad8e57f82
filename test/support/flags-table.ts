import { FLAGS } from '../../src/cli/definitions/flags.ts';
import { flagSynopsis } from '../../src/cli/help/flag-lines.ts';

/** The README's table of flags: one line for each, in the order of the help. */
export function flagsTable(): string {
  const lines = FLAGS.map(
    (flag) => `| \`${flagSynopsis(flag).trim()}\` | ${flag.help.replaceAll('|', '\\|')} |`,
  );
  return ['| flag | meaning |', '| --- | --- |', ...lines].join('\n');
}
