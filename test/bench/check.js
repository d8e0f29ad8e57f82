import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { commandFor, quoted, tool, toolArguments } from './contenders.js';
import { measure } from './measure.js';
import { quantileDifference, writeExpected } from './quantiles.js';
import { difference } from './verify.js';

/**
 * What the tool's slow and obvious engine makes of a case, which the others must say too; for learning,
 * what a full sort gives.
 */
export async function expectedOutput(one, input) {
  const path = `${input}.${one.name}.expected`;
  if (one.mode === 'fit') {
    await writeExpected(one, input, path);
    return path;
  }
  const command = `${tool} ${toolArguments(one)} --engine records ${quoted(input)} > ${quoted(path)}`;
  measure(command);
  return path;
}

/**
 * Checks a contender's output on a small file.
 *
 * @returns what is wrong with it; undefined where it is right
 */
export async function fault(contender, one, input, expected) {
  const output = `${input}.checked`;
  try {
    measure(commandFor(contender, one, input, output));
  } catch (error) {
    return `fails: ${error.message.trim().split('\n').at(-1)}`;
  }
  const wrong =
    one.mode === 'fit' && !contender.isCopy
      ? quantileDifference(output, expected, contender.isSketch)
      : await difference(output, contender.isCopy ? input.replace(/\.gz$/, '') : expected);
  return wrong === undefined ? undefined : `wrong: ${wrong}`;
}

/** The packed form of a file, made where it is not there yet. */
export function packed(path) {
  const gz = `${path}.gz`;
  if (!existsSync(gz)) execFileSync('sh', ['-c', `gzip -1 -k ${quoted(path)}`]);
  return gz;
}
