import { DiscretizeError } from '../../core/errors/error.ts';
import { STDOUT } from '../../io/writing/sink.ts';
import type { Spec } from '../../spec/spec.ts';
import { specTableJson, specTableLines } from '../../view/spec-table.ts';
import type { RawOptions } from '../arguments/raw-options.ts';
import { print, printJson } from '../output/print.ts';
import { say } from '../report/report.ts';
import { shownText } from '../terminal/escape-controls.ts';

/** The longest line, in characters. */
const MAX_LINE = 1000;

type BinFlags = Pick<RawOptions, 'json' | 'output' | 'quiet'> & { readonly partial?: true };

/**
 * Checks that the table of bins has an output of its own.
 *
 * @throws DiscretizeError E_USAGE
 */
export function checkBinsOutput({ json, output = STDOUT, partial }: BinFlags): void {
  if (!json) return;
  if (partial) {
    throw new DiscretizeError('E_USAGE', 'cannot use --json with --partial', {
      hint: 'remove one',
    });
  }
  if (output === STDOUT) {
    throw new DiscretizeError('E_USAGE', 'cannot print the spec and --json together', {
      hint: 'write the spec to a file: -o spec.json',
    });
  }
}

/**
 * Prints the fitted bins: on standard output if the spec is in a file, on standard error if people read the
 * spec on a terminal.
 */
export async function reportBins(
  spec: Spec,
  { json, output = STDOUT, quiet }: BinFlags,
): Promise<void> {
  if (json) await printJson(`${JSON.stringify(specTableJson(spec), null, 2)}\n`);
  else if (!quiet) {
    const lines = specTableLines(spec).map((line) => shownText(line, MAX_LINE));
    if (output !== STDOUT) await print(lines.map((line) => `${line}\n`).join(''));
    else if (process.stdout.isTTY && process.stderr.isTTY) say(lines);
  }
}
