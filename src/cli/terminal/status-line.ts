import { isTerminal } from '../../io/terminal.ts';

/** Returns to the start of the line and clears it (ECMA-48: CR, EL). */
const CLEAR = '\r\x1b[K';

let isShown = false;

/** Shows a text in the last line of the terminal; replaces the text before. */
export function showStatus(text: string): void {
  process.stderr.write(CLEAR + text);
  isShown = true;
}

/** Clears the status line, if one is shown. */
export function clearStatus(): void {
  if (isShown) process.stderr.write(CLEAR);
  isShown = false;
}

/** True if standard error can show a status line. */
export function canShowStatus(): boolean {
  return isTerminal(2) && process.env['TERM'] !== 'dumb';
}
