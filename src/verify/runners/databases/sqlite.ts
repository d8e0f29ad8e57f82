import { optionalPackage } from '../../optional-package.ts';
import { type Rows, type Runner, sqlResult } from '../../runner.ts';

/** The members of `node:sqlite` that the runner calls. */
interface NodeModule {
  readonly DatabaseSync: new (
    path: string,
  ) => { prepare(sql: string): { all(): readonly Readonly<Record<string, unknown>>[] } };
}

/** The members of sql.js that the runner calls. */
interface SqlJsModule {
  readonly default: () => Promise<{
    readonly Database: new () => { exec(sql: string): readonly { readonly values: Rows }[] };
  }>;
}

/** SQLite in this process, without files: Node's own, or sql.js. */
export const sqliteRunner: Runner = {
  name: 'sqlite',
  target: 'sqlite',
  needs: 'npm install sql.js, or Node.js 22.13 or later',
  program: undefined,
  run: async (check) => {
    const engine = (await fromNode()) ?? (await fromSqlJs());
    if (engine === undefined) return undefined;
    const [version] = engine.rows('SELECT sqlite_version()');
    return sqlResult(engine.name, version?.[0], engine.rows(check));
  },
};

interface Engine {
  readonly name: string;
  readonly rows: (sql: string) => Rows;
}

async function fromNode(): Promise<Engine | undefined> {
  const module = (await optionalPackage('node:sqlite')) as NodeModule | undefined;
  if (module === undefined) return undefined;
  const database = new module.DatabaseSync(':memory:');
  const rows = (sql: string): Rows => database.prepare(sql).all().map(Object.values);
  return { name: 'SQLite (Node.js)', rows };
}

async function fromSqlJs(): Promise<Engine | undefined> {
  const module = (await optionalPackage('sql.js')) as SqlJsModule | undefined;
  if (module === undefined) return undefined;
  const { Database } = await module.default();
  const database = new Database();
  return { name: 'SQLite (sql.js)', rows: (sql) => database.exec(sql).at(-1)?.values ?? [] };
}
