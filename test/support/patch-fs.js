import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { resolve, sep } from 'node:path';
import { faulty } from './faulty-fs.js';

/**
 * Makes the file system of this process fail at one call that concerns a folder.
 *
 * @param folder returns the folder at the time of a call
 * @returns the functions that do not fail
 */
export function patchFs(fault, folder) {
  const real = { ...fs };
  const isOurs = (path) => `${resolve(path)}${sep}`.startsWith(folder() + sep);
  Object.assign(fs, faulty(real, fault, isOurs));
  syncBuiltinESMExports();
  return real;
}
