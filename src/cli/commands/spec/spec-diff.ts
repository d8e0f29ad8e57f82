import { DiscretizeError } from '../../../core/errors/error.ts';
import { isStdin } from '../../../io/reading/input-name.ts';
import { diffSpecs, isSame } from '../../../spec/diff.ts';
import { specDiffJson, specDiffLines } from '../../../view/spec/spec-diff.ts';
import { wrap } from '../../../view/text-width.ts';
import { parseOptions } from '../../arguments/parse.ts';
import { loadSpec } from '../../input/load-spec.ts';
import { print, printJson } from '../../output/print.ts';
import { colorsFor } from '../../terminal/color.ts';
import { shownLine } from '../../terminal/escape-controls.ts';
import { widthOf } from '../../terminal/size.ts';

/**
 * `discretize spec diff OLD NEW`: prints the differences of two specs; nothing if they bin alike.
 *
 * @returns the exit status, as of `diff`: 0 for equal specs, 1 for a difference
 * @throws DiscretizeError E_SPEC, E_INPUT, E_USAGE
 */
export async function specDiffCommand(args: readonly string[]): Promise<number> {
  const { operands, flags } = parseOptions<{ readonly json?: true }>('spec diff', args);
  const [old = '-', now = '-'] = operands;
  checkOneStdin(old, now);
  const before = await loadSpec(old, undefined);
  const after = await loadSpec(now, undefined);
  const diff = diffSpecs(before, after);
  if (flags.json) {
    await printJson(`${JSON.stringify(specDiffJson(diff, before, after), null, 2)}\n`);
    return isSame(diff) ? 0 : 1;
  }
  if (isSame(diff)) return 0;
  const lines = specDiffLines(diff, before, after).flatMap((line) => coloredLines(line));
  await print(lines.join(''));
  return 1;
}

const REMOVED = /^(?:removed| {2}(?:[\d,]+ )?boundar(?:y|ies) removed): /;
const ADDED = /^(?:added| {2}(?:[\d,]+ )?boundar(?:y|ies) added): /;

/** A line broken at the width of standard output, in the colors of `diff`. */
function coloredLines(text: string): string[] {
  const line = shownLine(text);
  const { red, green } = colorsFor(process.stdout);
  const [indent = ''] = /^ */.exec(line) ?? [];
  const rest = line.slice(indent.length);
  return wrap(rest, widthOf(process.stdout), `${indent}    `, indent).map((one) => {
    const colored = REMOVED.test(line) ? red(one) : ADDED.test(line) ? green(one) : one;
    return `${colored}\n`;
  });
}

function checkOneStdin(old: string, now: string): void {
  if (!isStdin(old) || !isStdin(now)) return;
  throw new DiscretizeError('E_USAGE', 'cannot read standard input twice', {
    hint: 'use a file for one of the specs',
  });
}
