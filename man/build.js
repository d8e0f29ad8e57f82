// Writes the manual page beside what the compiler made; see src/cli/manual.ts.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { manualPage } from '../dist/cli/help/manual.js';

const root = new URL('..', import.meta.url);
const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
mkdirSync(new URL('dist/man/', root), { recursive: true });
writeFileSync(new URL('dist/man/discretize.1', root), manualPage(version));
