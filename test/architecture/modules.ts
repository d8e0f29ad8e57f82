import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** The folder of the sources. */
export const SRC: string = resolve(import.meta.dirname, '../../src');

/** A file of src/, by its path there. */
export interface Module {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

// A quoted word is no keyword: a flag may be called 'from'.
const IMPORT = /(?<!['-])(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g;

/** Every module of src/. The kernel's own sources are AssemblyScript, and import only each other. */
export const modules: readonly Module[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.startsWith('engine/bytes/kernel/assembly/'))
  .map((path) => {
    const text = readFileSync(join(SRC, path), 'utf8');
    const found = [...text.matchAll(IMPORT)].map((match) => match[1] as string);
    const imports = found.map((name) =>
      name.startsWith('.') ? relative(SRC, resolve(SRC, dirname(path), name)) : name,
    );
    return { path, text, imports };
  });
