/** The longest run that is sorted by insertion. */
const RUN = 8;

/**
 * Sorts indexes by their keys, ascending and stable: a bottom-up merge sort.
 *
 * @param indexes sorted in place, together with `keys`
 */
export function sortBy(indexes: Uint16Array, keys: Float64Array): void {
  const { length } = indexes;
  for (let start = 0; start < length; start += RUN) {
    insert(indexes, keys, start, Math.min(start + RUN, length));
  }
  let source: Pairs = { indexes, keys };
  let target: Pairs = { indexes: new Uint16Array(length), keys: new Float64Array(length) };
  for (let width = RUN; width < length; width *= 2) {
    for (let start = 0; start < length; start += 2 * width) {
      merge(source, target, start, width);
    }
    [source, target] = [target, source];
  }
  if (source.indexes === indexes) return;
  indexes.set(source.indexes);
  keys.set(source.keys);
}

interface Pairs {
  readonly indexes: Uint16Array;
  readonly keys: Float64Array;
}

function insert(indexes: Uint16Array, keys: Float64Array, start: number, end: number): void {
  for (let i = start + 1; i < end; i++) {
    const [index, key] = [indexes[i] as number, keys[i] as number];
    let at = i;
    for (; at > start && (keys[at - 1] as number) > key; at--) {
      indexes[at] = indexes[at - 1] as number;
      keys[at] = keys[at - 1] as number;
    }
    indexes[at] = index;
    keys[at] = key;
  }
}

function merge(source: Pairs, target: Pairs, start: number, width: number): void {
  const { indexes, keys } = source;
  const { indexes: mergedIndexes, keys: mergedKeys } = target;
  const middle = Math.min(start + width, keys.length);
  const end = Math.min(start + 2 * width, keys.length);
  let [left, right] = [start, middle];
  for (let at = start; at < end; at++) {
    const isLeft =
      left < middle && (right >= end || (keys[left] as number) <= (keys[right] as number));
    const from = isLeft ? left++ : right++;
    mergedIndexes[at] = indexes[from] as number;
    mergedKeys[at] = keys[from] as number;
  }
}
