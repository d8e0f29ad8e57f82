/** The most milliseconds that this process may stay alive once its work is done. */
const TIME_TO_END = 10_000;

/**
 * Waits until this process would end by itself.
 *
 * @param {readonly string[]} own what keeps it alive that is not of its work
 * @returns what still keeps it alive after the time for that
 */
export async function ended(own = []) {
  for (const limit = Date.now() + TIME_TO_END; ; ) {
    await new Promise((resolve) => setImmediate(resolve));
    const left = process.getActiveResourcesInfo().filter((name) => !own.includes(name));
    if (left.length === 0 || Date.now() > limit) return left;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}
