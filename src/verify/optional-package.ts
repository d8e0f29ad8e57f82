/**
 * Loads an optional package, resolved from the folder of this package.
 *
 * @returns undefined if it is not installed
 */
export async function optionalPackage(name: string): Promise<unknown> {
  try {
    return (await import(name)) as unknown;
  } catch (error) {
    if (isAbsent(error, name)) return undefined;
    throw error;
  }
}

/** True if the package itself is absent, not a module that it imports. */
function isAbsent(error: unknown, name: string): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  const isMissing =
    error.code === 'ERR_MODULE_NOT_FOUND' || error.code === 'ERR_UNKNOWN_BUILTIN_MODULE';
  return isMissing && error.message.includes(name);
}
