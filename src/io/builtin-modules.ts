/**
 * Modules of Node that few runs need. The first call loads a module, which takes milliseconds: more than the work on
 * a small file.
 */
export const zlibModule = (): typeof import('node:zlib') => process.getBuiltinModule('node:zlib');
export const cryptoModule = (): typeof import('node:crypto') =>
  process.getBuiltinModule('node:crypto');
export const netModule = (): typeof import('node:net') => process.getBuiltinModule('node:net');
