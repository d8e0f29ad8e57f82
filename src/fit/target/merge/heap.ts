/** A pair of neighbors in a heap: its statistic, the left interval, and the version that the statistic is of. */
export interface Entry {
  readonly key: number;
  readonly at: number;
  readonly version: number;
}

/** A binary heap of entries, the least key first, and of equal keys the leftmost. */
export type Heap = Entry[];

function isBefore(a: Entry, b: Entry): boolean {
  return a.key < b.key || (a.key === b.key && a.at < b.at);
}

/** Adds an entry. */
export function push(heap: Heap, entry: Entry): void {
  let place = heap.length;
  heap.push(entry);
  while (place > 0) {
    const parent = (place - 1) >> 1;
    if (!isBefore(entry, heap[parent] as Entry)) break;
    heap[place] = heap[parent] as Entry;
    place = parent;
  }
  heap[place] = entry;
}

/** Removes the least entry; undefined for an empty heap. */
export function popLeast(heap: Heap): Entry | undefined {
  const least = heap[0];
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return least;
  let place = 0;
  for (let child = 1; child < heap.length; child = 2 * place + 1) {
    const right = heap[child + 1];
    const next = right !== undefined && isBefore(right, heap[child] as Entry) ? child + 1 : child;
    if (!isBefore(heap[next] as Entry, last)) break;
    heap[place] = heap[next] as Entry;
    place = next;
  }
  heap[place] = last;
  return least;
}
