import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/cli.ts';
import { runMeasured } from '../support/command-server.ts';
import { TIME_LIMIT } from '../support/time-limit.ts';

const MIB = 1024 * 1024;

/** What long texts are made of: widths, marks and escapes each have code of their own. */
const UNITS: readonly (readonly [name: string, unit: string])[] = [
  ['letters', 'x'],
  ['wide characters', '価'],
  ['nothing but marks', '\u0301'],
  ['escapes', '\x1b'],
  ['zero-width spaces', '\u200b'],
];

/** A text of nearly a mebibyte: the longest record has one. */
function longText(unit: string): string {
  return unit.repeat(Math.floor((MIB - 100) / Buffer.byteLength(unit)));
}

/** The most milliseconds of the processor for a run; quadratic time takes minutes. */
const PATIENCE = 10_000;

const COMMANDS: readonly string[] = [
  'hist -b 2 -c 1 long.csv',
  '--preview -b 2 -c 1 long.csv',
  '--verbose -b 2 -c 1 -o out.csv long.csv',
  '-b 2 -c nope long.csv',
  '-b 2 -c a cell.csv',
  'spec check spec.json',
  'spec diff spec.json other.json',
];

describe.each(UNITS)('a text of 1 MiB of %s', (_, unit) => {
  test.each(COMMANDS)('is cut in time by discretize %s', async (command) => {
    const text = longText(unit);
    const spec = (label: string): string =>
      JSON.stringify({ features: [{ columns: ['a'], boundaries: [2], labels: [label, 'y'] }] });
    const folder = await scratchFolder({
      'long.csv': `${text},b\n1,2\n3,4\n`,
      'cell.csv': `a,b\n${text},3\n`,
      'spec.json': spec(text.slice(0, 1000)),
      'other.json': spec('z'),
    });
    const request = { args: command.split(' '), cwd: folder, stdin: Buffer.of() };
    const { stdout, stderr, cpu } = await runMeasured(request, TIME_LIMIT);
    expect(cpu).toBeLessThan(PATIENCE);
    const lines = `${stdout}${stderr}`.split('\n');
    expect(lines.every((line) => [...line].length <= 1100)).toBe(true);
    expect(`${stdout}${stderr}`.length).toBeLessThan(20_000);
  });
});
