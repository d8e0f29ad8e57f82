/**
 * Good tables, spoiled in one place: the pollutions of the Pollock benchmark (Vitagliano et al., 2023), made
 * anew. Each cell says which column and row it is of, so that one that has moved shows.
 */

/** How a table is written. */
export interface Style {
  readonly end: string;
  readonly isQuoted: boolean;
}

/** A spoiled file. */
export interface Polluted {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The line, from 1, of the first record that is not as it was; undefined where all may be. */
  readonly line: number | undefined;
  /** Whether it must not be read: a record has another width than the header. */
  readonly isRagged: boolean;
}

const ROWS = 5;
const COLUMNS = 5;

/** The column that is bucketed, from 0. */
export const TARGET = 1;

/** The one whose cells need quotes. */
const QUOTED = 3;

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** The cells of a record, as they are written; record 0 is the header. */
function cellsOf(record: number, { isQuoted }: Style): string[] {
  return range(COLUMNS).map((column) => {
    const tag = record === 0 ? `h${column}` : `c${column}r${record}`;
    if (column === TARGET && record > 0) return isQuoted ? `"${record}"` : `${record}`;
    if (column === QUOTED) return `"${tag}, ""x"""`;
    return isQuoted ? `"${tag}"` : tag;
  });
}

/** What is done to one record: its cells to its text, with its line end. */
type Spoil = (cells: readonly string[], end: string) => string;

/** Writes a table in which one record is spoiled. */
function withRecord(style: Style, record: number, spoil: Spoil): Uint8Array {
  const texts = range(ROWS + 1).map((i) => {
    const cells = cellsOf(i, style);
    return i === record ? spoil(cells, style.end) : cells.join(',') + style.end;
  });
  return Buffer.from(texts.join(''));
}

const put = (cells: readonly string[], at: number, change: (cell: string) => string): string =>
  cells.map((cell, i) => (i === at ? change(cell) : cell)).join(',');

/** A cell without the sign before it, or with one too many; the record is ragged. */
const SEPARATORS: Readonly<Record<string, (column: number) => Spoil | undefined>> = {
  'no separator before column': (column) =>
    column === 0
      ? undefined
      : (cells, end) => `${cells.slice(0, column).join(',')}${cells.slice(column).join(',')}${end}`,
  'a separator too many before column': (column) => (cells, end) =>
    `${[...cells.slice(0, column), '', ...cells.slice(column)].join(',')}${end}`,
};

/** A cell with a quote where none should be; whether it can be read is for the judge to say. */
const QUOTES: Readonly<Record<string, (column: number) => Spoil>> = {
  'a quote before column': (at) => (cells, end) => put(cells, at, (cell) => `"${cell}`) + end,
  'a quote after column': (at) => (cells, end) => put(cells, at, (cell) => `${cell}"`) + end,
  'a quote within column': (at) => (cells, end) =>
    put(cells, at, (cell) => `${cell.slice(0, 2)}"${cell.slice(2)}`) + end,
  'no first quote in column': (at) => (cells, end) =>
    put(cells, at, (cell) => cell.replace(/^"/, '')) + end,
  'no last quote in column': (at) => (cells, end) =>
    put(cells, at, (cell) => cell.replace(/"$/, '')) + end,
  'blanks around column': (at) => (cells, end) => put(cells, at, (cell) => ` ${cell} `) + end,
};

/** A record as a whole; true for those that make it ragged. */
const RECORDS: Readonly<Record<string, readonly [Spoil, isRagged: boolean]>> = {
  'half of the cells': [(cells, end) => cells.slice(0, 2).join(',') + end, true],
  'three times the cells': [(cells, end) => [...cells, ...cells, ...cells].join(',') + end, true],
  'one empty cell and no more': [(_, end) => `""${end}`, true],
  'no line end': [(cells) => cells.join(','), true],
  'two line ends': [(cells, end) => cells.join(',') + end + end, false],
  'LF as its line end': [(cells) => `${cells.join(',')}\n`, false],
  'CR as its line end': [(cells) => `${cells.join(',')}\r`, false],
  'semicolons between its cells': [(cells, end) => cells.join(';') + end, true],
  'tabs between its cells': [(cells, end) => cells.join('\t') + end, true],
  'two commas between its cells': [(cells, end) => cells.join(',,') + end, true],
  'blanks after its commas': [(cells, end) => cells.join(', ') + end, false],
  'single quotes': [(cells, end) => cells.join(',').replaceAll('"', "'") + end, true],
  'backslashes before its quotes': [
    (cells, end) => cells.join(',').replaceAll('""', '\\"') + end,
    false,
  ],
};

function recordPollutions(style: Style): Polluted[] {
  return range(ROWS + 1).flatMap((record) => {
    const spoiled = (name: string, spoil: Spoil, isRagged: boolean): Polluted => ({
      name: `record ${record}: ${name}`,
      bytes: withRecord(style, record, spoil),
      // The header is what the others are measured by.
      line: record === 0 ? undefined : record + 1,
      // The last record has none after it to be one with.
      isRagged: isRagged && !(name === 'no line end' && record === ROWS),
    });
    const inColumns = range(COLUMNS + 1).flatMap((column) => {
      const separators = Object.entries(SEPARATORS).flatMap(([name, make]) => {
        const spoil = column === COLUMNS && name.startsWith('no ') ? undefined : make(column);
        return spoil === undefined ? [] : [spoiled(`${name} ${column}`, spoil, true)];
      });
      if (column === COLUMNS) return separators;
      const quotes = Object.entries(QUOTES).map(([name, make]) =>
        spoiled(`${name} ${column}`, make(column), false),
      );
      return [...separators, ...quotes];
    });
    const whole = Object.entries(RECORDS).map(([name, [spoil, isRagged]]) =>
      spoiled(name, spoil, isRagged),
    );
    return [...inColumns, ...whole];
  });
}

/** Files that are spoiled as a whole. */
function filePollutions(style: Style): Polluted[] {
  const good = Buffer.from(withRecord(style, -1, () => '')).toString();
  const header = good.slice(0, good.indexOf(style.end) + style.end.length);
  const body = good.slice(header.length);
  const { end } = style;
  const files: readonly (readonly [string, string | Uint8Array, number | undefined, boolean])[] = [
    ['lines before the header', `made by us${end}${good}`, undefined, true],
    ['lines of its width before the header', `made,by,us,,${end}${good}`, undefined, false],
    ['a line after the table', `${good}${ROWS} rows${end}`, ROWS + 2, true],
    ['a second table, which is narrower', `${good}a,b${end}1,2${end}`, ROWS + 2, true],
    ['a second table of its width', `${good}${good}`, undefined, false],
    ['no header', body, undefined, false],
    ['a header and no more', header, undefined, false],
    ['a header twice', header + good, undefined, false],
    ['an empty name', good.replace('h0', ''), undefined, false],
    ['a name twice', good.replace(/h[02]/g, 'twice'), undefined, false],
    ['a name of 6,000 characters', good.replace('h0', 'HEADER'.repeat(1000)), undefined, false],
    ['UTF-16', Buffer.from(`\ufeff${good}`, 'utf16le'), undefined, false],
    ['a byte order mark', `\ufeff${good}`, undefined, false],
    ['Latin-1', Buffer.from(good.replace('c0r1', 'c0r1\u00e9'), 'latin1'), undefined, false],
    ['semicolons for commas', good.replaceAll(',', ';'), undefined, false],
    ['backslashes before quotes', good.replaceAll('""', '\\"'), undefined, false],
    ['nothing', '', undefined, false],
  ];
  return files.map(([name, content, line, isRagged]) => {
    return { name: `file: ${name}`, bytes: Buffer.from(content as string), line, isRagged };
  });
}

/** All pollutions of a table that is written so. */
export function pollutionsOf(style: Style): Polluted[] {
  return [...recordPollutions(style), ...filePollutions(style)];
}
