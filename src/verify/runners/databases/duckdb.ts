import { optionalPackage } from '../../optional-package.ts';
import { type Rows, type Runner, sqlResult } from '../../runner.ts';

/** The members of `@duckdb/node-api` that the runner calls. */
interface DuckDB {
  readonly DuckDBInstance: { create(path: string): Promise<Instance> };
}

interface Instance {
  connect(): Promise<Connection>;
  closeSync(): void;
}

interface Connection {
  runAndReadAll(sql: string): Promise<{ getRowsJS(): Rows }>;
  closeSync(): void;
}

/** DuckDB in this process, without files. */
export const duckdbRunner: Runner = {
  name: 'duckdb',
  target: 'duckdb',
  needs: 'npm install @duckdb/node-api',
  program: undefined,
  run: async (check) => {
    const module = (await optionalPackage('@duckdb/node-api')) as DuckDB | undefined;
    if (module === undefined) return undefined;
    const instance = await module.DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    try {
      const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJS();
      const [version] = await rows('SELECT version()');
      return sqlResult('DuckDB', String(version?.[0]).replace(/^v/, ''), await rows(check));
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  },
};
