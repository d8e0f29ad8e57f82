import { readFileSync, writeFileSync } from 'node:fs';

/** Writes the compiled kernel into the sources, if it has changed: bundlers then need no file beside the code. */
const root = new URL('../', import.meta.url);
const bytes = readFileSync(new URL('dist/kernel.wasm', root));
const target = new URL('src/engine/bytes/kernel/code.ts', root);
const code = `/** The compiled kernel in base64; \`npm run build:kernel\` writes it from assembly/. */
export const KERNEL_CODE: string =
  '${bytes.toString('base64')}';
`;
let old = '';
try {
  old = readFileSync(target, 'utf8');
} catch {}
if (old !== code) writeFileSync(target, code);
