import { grouped } from '../../core/errors/grouped.ts';
import type { Outcome } from '../../verify/verify.ts';
import { cellWidth, padEnd, padStart, wrap } from '../../view/text-width.ts';

/** The most differences of an engine that are listed. */
const SHOWN = 10;

const HEAD: readonly string[] = ['engine', 'version', 'values', 'differences', 'reason'];

/** The fewest terminal cells for a reason beside its row; with less room, the reason is below the row. */
const LEAST_REASON = 24;

const GAP = '  ';

/** The table of outcomes, and the differences below it, in lines of at most `width` terminal cells. */
export function verificationLines(outcomes: readonly Outcome[], width: number): readonly string[] {
  const rows = [HEAD, ...outcomes.map(rowOf)];
  const widths = HEAD.map((_, i) => Math.max(...rows.map((row) => cellWidth(row[i] ?? ''))));
  const lines = rows.flatMap((row) => rowLines(row, widths, width));
  return [...lines, ...outcomes.flatMap(differencesOf)];
}

/** A row; its last cell continues below itself, or below the row if there is little room beside it. */
function rowLines(
  [...cells]: readonly string[],
  widths: readonly number[],
  width: number,
): readonly string[] {
  const last = cells.pop() ?? '';
  const padded = cells.map((cell, i) => (isCount(i) ? padStart : padEnd)(cell, widths[i] ?? 0));
  const lead = padded.join(GAP);
  const room = width - cellWidth(lead) - GAP.length;
  if (cellWidth(last) <= room || room >= LEAST_REASON) {
    return wrap(last, width, ' '.repeat(width - room), `${lead}${GAP}`).map((line) =>
      line.trimEnd(),
    );
  }
  return [...wrapped(padded, width), ...wrap(last, width, GAP + GAP)];
}

/** The cells of a row, broken at the width. */
function wrapped(cells: readonly string[], width: number): readonly string[] {
  const whole = cells.join(GAP).trimEnd();
  if (cellWidth(whole) <= width) return [whole];
  return wrap(cells.map((cell) => cell.trim()).join(' '), width, GAP, '');
}

/** True for the columns `values` and `differences`. */
function isCount(column: number): boolean {
  return column === 2 || column === 3;
}

function rowOf(outcome: Outcome): readonly string[] {
  const { name } = outcome;
  if (outcome.kind !== 'ran') return [name, '-', '-', '-', `${WORDS[outcome.kind]}${outcome.why}`];
  const { engine, version, values, differences } = outcome;
  return [name, `${engine} ${version}`, grouped(values), grouped(differences.length), '-'];
}

const WORDS: Readonly<Record<Exclude<Outcome['kind'], 'ran'>, string>> = {
  rejected: '',
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
