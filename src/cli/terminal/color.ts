import { Chalk, type ChalkInstance } from 'chalk';
import { colorChoice } from './color-choice.ts';

const PLAIN: ChalkInstance = new Chalk({ level: 0 });

/** The sixteen colors that every terminal has; the terminal's own palette says how they look. */
const COLOURED: ChalkInstance = new Chalk({ level: 1 });

/** The colors for a stream, standard output and standard error each by itself. */
export function colorsFor(stream: { readonly isTTY?: boolean }): ChalkInstance {
  return isColored(stream.isTTY === true, colorChoice(), process.env) ? COLOURED : PLAIN;
}

/**
 * Whether there are colors: as `--color` says; if it says `auto`, none if NO_COLOR is set
 * (https://no-color.org), else as FORCE_COLOR or CLICOLOR_FORCE say (https://bixense.com/clicolors), else
 * on terminals that are not `TERM=dumb` and without `CLICOLOR=0`. An empty variable says nothing, but for
 * FORCE_COLOR, as in Node.
 */
export function isColored(isTerminal: boolean, choice: string, env: NodeJS.ProcessEnv): boolean {
  if (choice !== 'auto') return choice === 'always';
  if (env['NO_COLOR']) return false;
  const { FORCE_COLOR: forced, CLICOLOR_FORCE: forcedToo } = env;
  if (forced !== undefined) return !/^(?:0|false)$/i.test(forced);
  if (forcedToo !== undefined && forcedToo !== '' && forcedToo !== '0') return true;
  return isTerminal && env['TERM'] !== 'dumb' && env['CLICOLOR'] !== '0';
}
