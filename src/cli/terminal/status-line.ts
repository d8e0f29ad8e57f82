import { isTerminal } from '../../io/terminal.ts';

/** Returns to the start of the line and clears it (ECMA-48: CR, EL). */
const CLEAR = '\r\x1b[K';

let isShown = false;

/** Shows a text in the last line of the terminal, in place of the one before it. */
export function showStatus(text: string): void {
  process.stderr.write(CLEAR + text);
  isShown = true;
}

/** Takes the text away, if there is one, for the line to be written on. */
export function clearStatus(): void {
  if (isShown) process.stderr.write(CLEAR);
  isShown = false;
}

/** True if standard error can show such a line. */
export function canShowStatus(): boolean {
  return isTerminal(2) && process.env['TERM'] !== 'dumb';
}
