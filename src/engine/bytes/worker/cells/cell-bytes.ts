/** The cells of all codes as bytes, concatenated: there may be a million cells. */
export interface CellBytes {
  readonly bytes: Uint8Array;
  /** The length of each cell. */
  readonly lengths: Uint32Array;
}

/** The number of bytes initially allocated for each cell. */
const USUAL_LENGTH = 8;

/**
 * Packs the cells of codes, without a list of them.
 *
 * @param cellOf the cell of a code as a byte string; called once for each, in ascending order
 */
export function cellBytes(count: number, cellOf: (code: number) => string): CellBytes {
  const lengths = new Uint32Array(count);
  let bytes = new Uint8Array(USUAL_LENGTH * count);
  let end = 0;
  for (let code = 0; code < count; code++) {
    const cell = cellOf(code);
    lengths[code] = cell.length;
    if (end + cell.length > bytes.length) bytes = withRoom(bytes, end + cell.length);
    for (let i = 0; i < cell.length; i++) bytes[end + i] = cell.charCodeAt(i);
    end += cell.length;
  }
  return { bytes: bytes.slice(0, end), lengths };
}

/** A larger array with the same bytes. */
function withRoom(bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(2 * length);
  larger.set(bytes);
  return larger;
}

/** The length of the longest cell; 0 if there is none. */
export function longestCell({ lengths }: CellBytes): number {
  return lengths.reduce((most, length) => Math.max(most, length), 0);
}
