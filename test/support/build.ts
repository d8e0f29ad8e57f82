import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

/** What the built command is made from. */
const SOURCES = ['src', 'man', 'build', 'bin', 'package.json', 'rolldown.config.js'];

/** The built files, all of which are newer than what they are made from. */
const BUILT = ['dist/index.js', 'dist/bundle/main.cjs', 'dist/man'];

/** Builds the command before the first test if a source is newer than the build. */
export function setup(): void {
  const newest = Math.max(...SOURCES.map((path) => newestIn(join(ROOT, path))));
  const oldest = Math.min(...BUILT.map((path) => newestIn(join(ROOT, path))));
  if (newest < oldest) return;
  const { status, stdout, stderr } = spawnSync('npm', ['run', 'build'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`npm run build failed:\n${stdout}${stderr}`);
}

/** The latest change of a file, or of a folder and all that is in it; 0 if it is not there. */
function newestIn(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  const inside = readdirSync(path).map((name) => newestIn(join(path, name)));
  return Math.max(stat.mtimeMs, ...inside);
}
