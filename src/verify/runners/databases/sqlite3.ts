import type { Runner } from '../../runner.ts';
import { sqlProgram } from '../../sql-program.ts';

/** SQLite by sqlite3 on the PATH, without files. */
export const sqlite3Runner: Runner = sqlProgram({
  name: 'sqlite3',
  target: 'sqlite',
  needs: 'sqlite3 on the PATH',
  program: 'sqlite3',
  args: ['-batch', '-bail', '-csv', '-noheader'],
  engine: 'SQLite',
  version: 'SELECT sqlite_version()',
});
