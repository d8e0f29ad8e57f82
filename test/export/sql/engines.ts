import { DuckDBInstance } from '@duckdb/node-api';
import initSqlJs from 'sql.js';
import { sharedPostgres } from '../../support/shared-postgres.ts';

/** A real engine in this process. */
export interface TestEngine {
  readonly name: string;
  /** Runs a script and gives the rows of its last query; null is NULL. */
  readonly rows: (sql: string) => Promise<readonly (readonly unknown[])[]>;
}

async function duckdb(): Promise<TestEngine> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJS();
  return { name: 'duckdb', rows };
}

async function postgres(): Promise<TestEngine> {
  const db = await sharedPostgres();
  const rows = async (sql: string) => {
    const results = await db.exec(sql, { rowMode: 'array' });
    return (results.at(-1)?.rows ?? []) as unknown as readonly (readonly unknown[])[];
  };
  return { name: 'postgres', rows };
}

async function sqlite(): Promise<TestEngine> {
  const db = new (await initSqlJs()).Database();
  const rows = async (sql: string) => db.exec(sql).at(-1)?.values ?? [];
  return { name: 'sqlite', rows };
}

/** The engines that come as npm packages. */
export async function testEngines(): Promise<readonly TestEngine[]> {
  return await Promise.all([duckdb(), postgres(), sqlite()]);
}
