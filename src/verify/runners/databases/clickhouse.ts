import type { Runner } from '../../runner.ts';
import { sqlProgram } from '../../sql-program.ts';

/** ClickHouse by clickhouse on the PATH, without a server. */
export const clickhouseRunner: Runner = sqlProgram({
  name: 'clickhouse',
  target: 'clickhouse',
  needs: 'clickhouse on the PATH',
  program: 'clickhouse',
  args: ['local', '--multiquery', '--format', 'CSV', '--max_query_size', '100000000'],
  engine: 'ClickHouse',
  version: 'SELECT version()',
});
