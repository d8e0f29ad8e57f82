import type { Outcome } from './verify.ts';

/** The most differences of an engine that are listed. */
const SHOWN = 10;

const HEAD: readonly string[] = ['engine', 'version', 'values', 'differences', 'refused'];

/** The table of outcomes, and the differences below it; lines without line ends. */
export function verifyTable(outcomes: readonly Outcome[]): readonly string[] {
  const rows = [HEAD, ...outcomes.map(rowOf)];
  const widths = HEAD.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, i) => (isCount(i) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  return [...lines, ...outcomes.flatMap(differencesOf)];
}

/** True for the columns `values` and `differences`. */
function isCount(column: number): boolean {
  return column === 2 || column === 3;
}

function rowOf(outcome: Outcome): readonly string[] {
  const { name } = outcome;
  if (outcome.kind !== 'ran') return [name, '-', '-', '-', `${WORDS[outcome.kind]}${outcome.why}`];
  const { engine, version, values, differences } = outcome;
  const count = (n: number): string => n.toLocaleString('en-US');
  return [name, `${engine} ${version}`, count(values), count(differences.length), '-'];
}

const WORDS: Readonly<Record<Exclude<Outcome['kind'], 'ran'>, string>> = {
  refused: '',
  absent: 'not run: ',
  failed: 'failed: ',
};

function differencesOf(outcome: Outcome): readonly string[] {
  if (outcome.kind !== 'ran' || outcome.differences.length === 0) return [];
  const { name, differences } = outcome;
  const more = differences.length - SHOWN;
  const lines = differences.slice(0, SHOWN).map((line) => `  ${line}`);
  return ['', `${name}:`, ...lines, ...(more > 0 ? [`  and ${more} more`] : [])];
}
