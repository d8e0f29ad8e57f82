import type { Runner } from '../../runner.ts';
import { sqlProgram } from '../../sql-program.ts';

/** PostgreSQL by psql on the PATH; variables such as PGHOST select the server. */
export const psqlRunner: Runner = sqlProgram({
  name: 'psql',
  target: 'postgres',
  needs: 'psql on the PATH',
  program: 'psql',
  args: ['-X', '-q', '-w', '--csv', '-t', '-v', 'ON_ERROR_STOP=1'],
  engine: 'PostgreSQL',
  offline: /connection to server|could not translate host name/,
  version: 'SHOW server_version',
});
