/**
 * Built files that the engine opens by address. Each address is relative to this file and must hold for
 * `src/engine/`, `dist/engine/` and `dist/bundle/` alike, which is why it is written here and nowhere else:
 * all three are two folders below the root of the package.
 */

/** The bundled worker thread. */
export const WORKER_FILE: URL = new URL('../../dist/bundle/worker.js', import.meta.url);
