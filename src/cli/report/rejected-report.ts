import type { Place } from '../../core/errors/error.ts';
import { grouped } from '../../core/errors/grouped.ts';
import type { BadRow, BadRun } from '../../csv/table/rejections.ts';
import { STDOUT } from '../../io/writing/sink.ts';
import { shownName } from '../terminal/escape-controls.ts';
import { errorLines, say, warn } from './report.ts';

/** The most rejected rows that are shown; further rows are counted. */
const SHOWN = 5;

/** Reports rejected rows on standard error: the first rows at once, the number of the rest at the end. */
export class RejectedReport {
  readonly #isHeld: boolean;
  readonly #held: string[] = [];
  readonly #hinted = new Set<string>();
  #count = 0;
  /** The locations of the first and of the last row that is not shown. */
  #more: { readonly first: Place; readonly last: Place } | undefined;

  /** @param isHeld true to print all lines at the end */
  constructor(isHeld = false) {
    this.#isHeld = isHeld;
  }

  add({ fault }: BadRow): void {
    this.#count++;
    if (this.#count > SHOWN) {
      this.#more = { first: this.#more?.first ?? fault.at, last: fault.at };
      return;
    }
    // Print each hint once.
    const lines = errorLines(fault.error(), undefined, !this.#hinted.has(fault.code));
    this.#hinted.add(fault.code);
    if (this.#isHeld) this.#held.push(...lines);
    else say(lines);
  }

  /** Adds many rows; makes errors of the shown rows only. */
  addRun(run: BadRun): void {
    const shown = Math.min(run.count, Math.max(0, SHOWN - this.#count));
    for (let index = 0; index < shown; index++) this.add(run.row(index));
    if (shown === run.count) return;
    this.#count += run.count - shown;
    this.#more = { first: this.#more?.first ?? run.place(shown), last: run.place(run.count - 1) };
  }

  /** Reports the rest. @param file the file of rejected rows; undefined without one */
  end(file: string | undefined): void {
    if (this.#count === 0) return;
    const { first, last } = this.#more ?? {};
    const more = first && last ? [moreText(this.#count - SHOWN, first, last)] : [];
    say([...this.#held, ...more]);
    const rows = this.#count === 1 ? '1 row' : `${grouped(this.#count)} rows`;
    const where = file === undefined || file === STDOUT ? '' : `; see ${shownName(file)}`;
    warn(`rejected ${rows}${where}`);
  }
}

function moreText(count: number, first: Place, last: Place): string {
  const rows = count === 1 ? 'row' : 'rows';
  return `and ${grouped(count)} more rejected ${rows} (${span(first, last)})`;
}

/** `lines 12 to 90,311`; with file names if the rows are of two files. */
function span(first: Place, last: Place): string {
  const [from, to] = [grouped(first.line ?? 0), grouped(last.line ?? 0)];
  if (first.file === last.file) return from === to ? `line ${from}` : `lines ${from} to ${to}`;
  const name = ({ file = '' }: Place): string => shownName(file);
  return `line ${from} of ${name(first)} to line ${to} of ${name(last)}`;
}
