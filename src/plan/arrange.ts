import { bytesOf, textOf } from '../csv/byte-string.ts';

/** A run of output columns. */
export type Segment =
  /** Unchanged input columns: from `from` (inclusive) to `to` (exclusive). */
  | { readonly kind: 'keep'; readonly from: number; readonly to: number }
  /** The output of a feature for one of its columns; both are indexes into the plan. */
  | { readonly kind: 'column'; readonly feature: number; readonly column: number }
  /** The output of a feature for all its columns together. */
  | { readonly kind: 'feature'; readonly feature: number };

/** The columns of the output. */
export interface Layout {
  readonly segments: readonly Segment[];
  /** The names of all output columns as byte strings. */
  readonly header: readonly string[];
  /** The input column that gives each output column its name; undefined for a new name. */
  readonly sources: readonly (number | undefined)[];
  /** Set if the output omits input columns that are not binned. */
  readonly isPartial?: true;
}

/** Output columns that are made together, and their place. */
export interface Made {
  readonly segment: Segment;
  /** The input column that they replace. */
  readonly position: number;
  /** All input columns that they are made of. */
  readonly replaces: readonly number[];
  readonly names: readonly string[];
}

/** The kept input columns, and the places of output columns. */
export interface ArrangeOptions {
  readonly append: boolean;
  /** The positions of the kept input columns, before the output columns. Undefined: all. */
  readonly kept?: ReadonlySet<number> | undefined;
}

/** Arranges output columns and kept input columns. */
export function arranged(
  header: readonly string[],
  made: readonly Made[],
  { append, kept }: ArrangeOptions,
): Layout {
  if (kept !== undefined) return partial(header, made, kept);
  return append ? appended(header, made) : inPlace(header, made);
}

/** The layout of some input columns, in the order of the input, and all output columns after them. */
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

/** Adds a kept column, to the previous segment if it is adjacent. */
function keep(segments: Segment[], position: number): void {
  const last = segments.at(-1);
  const isRun = last?.kind === 'keep' && last.to === position;
  const from = isRun ? last.from : position;
  if (isRun) segments.pop();
  segments.push({ kind: 'keep', from, to: position + 1 });
}
