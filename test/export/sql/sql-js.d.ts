/** What the tests use of sql.js, which brings no types. */
declare module 'sql.js' {
  interface Database {
    exec(sql: string): { values: (number | string | Uint8Array | null)[][] }[];
  }
  function initSqlJs(): Promise<{ Database: new () => Database }>;
  export = initSqlJs;
}
