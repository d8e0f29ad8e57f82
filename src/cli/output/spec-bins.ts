import { STDOUT } from '../../io/writing/sink.ts';
import type { Spec } from '../../spec/spec.ts';
import { specTableJson, specTableLines } from '../../view/spec-table.ts';
import { say } from '../report/report.ts';
import { shownText } from '../terminal/escape-controls.ts';
import { print, printJson } from './print.ts';

/** The longest line, in characters. */
const MAX_LINE = 1000;

/** The bins of a spec as lines of text. */
export function specBinLines(spec: Spec): string[] {
  return specTableLines(spec).map((line) => shownText(line, MAX_LINE));
}

/** Prints the bins of a spec as JSON. */
export async function printSpecBins(spec: Spec): Promise<number> {
  return await printJson(`${JSON.stringify(specTableJson(spec), null, 2)}\n`);
}

/**
 * Prints the bins of a spec that was written: on standard output if that is free, on standard error if people
 * read the spec on a terminal.
 */
export async function reportSpecBins(spec: Spec, path: string): Promise<void> {
  const lines = specBinLines(spec);
  if (path !== STDOUT) await print(lines.map((line) => `${line}\n`).join(''));
  else if (process.stdout.isTTY && process.stderr.isTTY) say(lines);
}
