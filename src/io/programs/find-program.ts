import { access, constants, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join, resolve } from 'node:path';

/**
 * The absolute path of a program.
 *
 * @param name a name to look up in the absolute folders of the PATH, or a path, which is taken as it is
 * @returns undefined if there is no such program
 */
export async function findProgram(name: string): Promise<string | undefined> {
  if (/[\\/]/.test(name)) return await ifProgram(resolve(name));
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  // A relative folder, such as the current one, may hold anything.
  for (const folder of folders.filter((one) => isAbsolute(one))) {
    for (const ending of process.platform === 'win32' ? ['.exe'] : ['']) {
      const found = await ifProgram(join(folder, name + ending));
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

async function ifProgram(path: string): Promise<string | undefined> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile() ? path : undefined;
  } catch {
    return undefined;
  }
}
