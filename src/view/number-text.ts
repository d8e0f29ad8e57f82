/** A number with commas between its thousands. */
export function grouped(n: number): string {
  return n.toLocaleString('en-US');
}
