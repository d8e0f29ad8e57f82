/**
 * Addresses of built files. Each address is relative to this file and must hold in `src/engine/`, `dist/engine/` and
 * `dist/bundle/`, all two folders below the root of the package: therefore no other file has such addresses.
 */

/** The bundled worker thread. */
export const WORKER_FILE: URL = new URL('../../dist/bundle/worker.js', import.meta.url);
