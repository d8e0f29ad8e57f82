import { explainValues } from '../../jobs/explain-values.ts';
import type { Explanation } from '../../view/explanation/explain.ts';
import { explanationJson, explanationText } from '../../view/explanation/explain-text.ts';
import { wrap } from '../../view/text-width.ts';
import { parseTyped } from '../arguments/parse.ts';
import { resolveExplain } from '../options/explain-options.ts';
import { print, printJson } from '../output/print.ts';
import { shownLine } from '../terminal/escape-controls.ts';
import { widthOf } from '../terminal/size.ts';
import { errorsTopic } from '../topics/errors.ts';

/** The greatest width of lines, and the column at which their texts begin. */
const WIDTH = 80;
const INDENT = 12;

/**
 * `discretize explain VALUE...`: prints the bins of values, and the reasons. `explain E_CODE` prints the cause and
 * the remedy of an error, as `help errors E_CODE` does.
 *
 * @returns the exit status, 0 also for a value that would fail a run
 * @throws DiscretizeError E_USAGE, E_SPEC, E_BOUNDARIES, E_UNKNOWN_COLUMN
 */
export async function explainCommand(args: readonly string[]): Promise<number> {
  const { operands, flags } = parseTyped('explain', args);
  // No number has this form.
  if (operands.every((operand) => /^E_[A-Z]/i.test(operand) && !operand.includes('='))) {
    return await print(operands.map(errorsTopic).join('\n'));
  }
  const { request, notation, isJson } = await resolveExplain(flags);
  const explained = explainValues(request, operands, notation);
  if (isJson) {
    return await printJson(`${JSON.stringify(explained.map(explanationJson), null, 2)}\n`);
  }
  return await print(`${explained.map(textOf).join('\n\n')}\n`);
}

function textOf(explanation: Explanation): string {
  const width = Math.min(WIDTH, widthOf(process.stdout));
  const { title, lines } = explanationText(explanation, width - INDENT);
  const indent = ' '.repeat(INDENT);
  const wrapped = lines.flatMap(({ name, text }) =>
    wrap(shownLine(text), width, indent, `  ${name}`.padEnd(INDENT)),
  );
  return [...wrap(shownLine(title), width, '    ', ''), ...wrapped].join('\n');
}
