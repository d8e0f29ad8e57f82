/**
 * What is asked of the file system; undefined if the system says that there is no such file. No other
 * error means that: a file that cannot be examined may be there.
 */
export async function unlessAbsent<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cause;
  }
}
