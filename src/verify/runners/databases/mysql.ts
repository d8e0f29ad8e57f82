import type { Runner } from '../../runner.ts';
import { sqlProgram } from '../../sql-program.ts';

/** MySQL or MariaDB by mysql on the PATH; the option files of the user select the server. */
export const mysqlRunner: Runner = sqlProgram({
  name: 'mysql',
  target: 'mysql',
  needs: 'mysql on the PATH',
  program: 'mysql',
  args: ['--batch', '--skip-column-names', '--default-character-set=utf8mb4'],
  engine: 'MySQL',
  offline: /ERROR (1045|1698|200\d)\b/,
  version: 'SELECT version()',
  // mysql escapes line endings and tabs in cells.
  dialect: { delimiter: '\t', quote: null, escape: null },
});
