/** The most milliseconds that this process may stay alive once its work is done. */
const TIME_TO_END = 10_000;

/**
 * Waits until this process would end by itself.
 *
 * @param {readonly string[]} own the resources that the process keeps open besides its work
 * @returns the resources that are still open after the time limit
 */
export async function ended(own = []) {
  for (const limit = Date.now() + TIME_TO_END; ; ) {
    await new Promise((resolve) => setImmediate(resolve));
    const left = process.getActiveResourcesInfo().filter((name) => !own.includes(name));
    if (left.length === 0 || Date.now() > limit) return left;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}
