/** The cells of all codes as bytes, concatenated: there may be a million cells. */
export interface CellBytes {
  readonly bytes: Uint8Array;
  /** The length of each cell. */
  readonly lengths: Uint32Array;
}

/** Packs cells that are byte strings, one for each code. */
export function cellBytes(cells: readonly string[]): CellBytes {
  const lengths = new Uint32Array(cells.length);
  for (let code = 0; code < cells.length; code++) lengths[code] = cells[code]?.length ?? 0;
  return { bytes: Buffer.from(cells.join(''), 'latin1'), lengths };
}

/** The length of the longest cell; 0 if there is none. */
export function longestCell({ lengths }: CellBytes): number {
  return lengths.reduce((most, length) => Math.max(most, length), 0);
}
