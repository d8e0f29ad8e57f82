import { Chalk, type ChalkInstance } from 'chalk';
import { colorChoice } from './color-choice.ts';

const PLAIN: ChalkInstance = new Chalk({ level: 0 });

/** The 16 colors of every terminal, drawn in the palette of the terminal. */
const COLOURED: ChalkInstance = new Chalk({ level: 1 });

/** The colors for standard output or standard error. */
export function colorsFor(stream: { readonly isTTY?: boolean }): ChalkInstance {
  return isColored(stream.isTTY === true, colorChoice(), process.env) ? COLOURED : PLAIN;
}

/**
 * True if output is colored. `--color always` and `never` decide; with `auto`, NO_COLOR disables colors
 * (https://no-color.org), then FORCE_COLOR or CLICOLOR_FORCE decides (https://bixense.com/clicolors), and then a
 * terminal has colors unless TERM is `dumb` or CLICOLOR is 0. Empty variables are ignored, except FORCE_COLOR, as in
 * Node.
 */
export function isColored(isTerminal: boolean, choice: string, env: NodeJS.ProcessEnv): boolean {
  if (choice !== 'auto') return choice === 'always';
  if (env['NO_COLOR']) return false;
  const { FORCE_COLOR: forced, CLICOLOR_FORCE: forcedToo } = env;
  if (forced !== undefined) return !/^(?:0|false)$/i.test(forced);
  if (forcedToo !== undefined && forcedToo !== '' && forcedToo !== '0') return true;
  return isTerminal && env['TERM'] !== 'dumb' && env['CLICOLOR'] !== '0';
}
