import { bytesOf, textOf } from '../csv/byte-string.ts';

/** A run of output columns. */
export type Segment =
  /** Input columns that go out as they came: from `from` (inclusive) to `to` (exclusive). */
  | { readonly kind: 'keep'; readonly from: number; readonly to: number }
  /** The output of a feature for one of its columns; both are indexes into the plan. */
  | { readonly kind: 'column'; readonly feature: number; readonly column: number }
  /** The output of a feature for all its columns together. */
  | { readonly kind: 'feature'; readonly feature: number };

/** The output's columns. */
export interface Layout {
  readonly segments: readonly Segment[];
  /** The names of all output columns as byte strings. */
  readonly header: readonly string[];
  /** The input column that each one has its name from; undefined for a new name. */
  readonly sources: readonly (number | undefined)[];
  /** Set if input columns that are not binned are left out. */
  readonly isPartial?: true;
}

/** Columns that are made together, and where. */
export interface Made {
  readonly segment: Segment;
  /** The input column in whose place they stand. */
  readonly position: number;
  /** Every input column that they stand for. */
  readonly replaces: readonly number[];
  readonly names: readonly string[];
}

/** Which input columns stay, and where output columns stand. */
export interface ArrangeOptions {
  readonly append: boolean;
  /** The only input columns that stay, by position; output columns come after them. Undefined: all. */
  readonly kept?: ReadonlySet<number> | undefined;
}

/** Arranges output columns and the input columns that stay. */
export function arranged(
  header: readonly string[],
  made: readonly Made[],
  { append, kept }: ArrangeOptions,
): Layout {
  if (kept !== undefined) return partial(header, made, kept);
  return append ? appended(header, made) : inPlace(header, made);
}

/** Only some input columns, in the input's order, and all output columns after them. */
function partial(
  header: readonly string[],
  made: readonly Made[],
  kept: ReadonlySet<number>,
): Layout {
  const positions = [...header.keys()].filter((position) => kept.has(position));
  const segments: Segment[] = [];
  for (const position of positions) keep(segments, position);
  const names = made.flatMap((group) => group.names.map(bytesOf));
  return {
    segments: [...segments, ...made.map(({ segment }) => segment)],
    header: [...positions.map((position) => header[position] ?? ''), ...names],
    sources: [...positions, ...names.map(() => undefined)],
    isPartial: true,
  };
}

function appended(header: readonly string[], made: readonly Made[]): Layout {
  const names = made.flatMap((group) => group.names.map(bytesOf));
  return {
    segments: [{ kind: 'keep', from: 0, to: header.length }, ...made.map(({ segment }) => segment)],
    header: [...header, ...names],
    sources: [...header.keys(), ...names.map(() => undefined)],
  };
}

function inPlace(header: readonly string[], made: readonly Made[]): Layout {
  const groups = new Map(made.map((group) => [group.position, group]));
  const replaced = new Set(made.flatMap(({ replaces }) => replaces));
  const segments: Segment[] = [];
  const columns: { name: string; source: number | undefined }[] = [];
  for (const [position, name] of header.entries()) {
    const group = groups.get(position);
    const isSame = group?.names.length === 1 && group.names[0] === textOf(name);
    const made = isSame ? [] : (group?.names ?? []);
    if (group !== undefined) segments.push(group.segment);
    columns.push(...made.map((text) => ({ name: bytesOf(text), source: undefined })));
    if (!replaced.has(position)) keep(segments, position);
    if (isSame || !replaced.has(position)) columns.push({ name, source: position });
  }
  return {
    segments,
    header: columns.map(({ name }) => name),
    sources: columns.map(({ source }) => source),
  };
}

/** Adds a column that stays, to the run before it where there is one. */
function keep(segments: Segment[], position: number): void {
  const last = segments.at(-1);
  const isRun = last?.kind === 'keep' && last.to === position;
  const from = isRun ? last.from : position;
  if (isRun) segments.pop();
  segments.push({ kind: 'keep', from, to: position + 1 });
}
