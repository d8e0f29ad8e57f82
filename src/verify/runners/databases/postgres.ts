import { optionalPackage } from '../../optional-package.ts';
import { type Rows, type Runner, sqlResult } from '../../runner.ts';

/** The members of PGlite that the runner calls. */
interface Module {
  readonly PGlite: { create(): Promise<Database> };
}

interface Database {
  exec(sql: string, options: { rowMode: 'array' }): Promise<readonly { readonly rows: Rows }[]>;
  close(): Promise<void>;
}

/** PostgreSQL in this process, without files: PGlite. */
export const postgresRunner: Runner = {
  name: 'postgres',
  target: 'postgres',
  needs: 'npm install @electric-sql/pglite',
  program: undefined,
  run: async (check) => {
    const module = (await optionalPackage('@electric-sql/pglite')) as Module | undefined;
    if (module === undefined) return undefined;
    const database = await module.PGlite.create();
    try {
      const rows = async (sql: string): Promise<Rows> =>
        (await database.exec(sql, { rowMode: 'array' })).at(-1)?.rows ?? [];
      const [version] = await rows('SHOW server_version');
      return sqlResult('PGlite (PostgreSQL)', version?.[0], await rows(check));
    } finally {
      await database.close();
    }
  },
};
