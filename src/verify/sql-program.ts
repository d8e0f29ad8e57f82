import { textOf } from '../csv/byte-string.ts';
import { CSV, type Dialect } from '../csv/dialect.ts';
import { RecordReader } from '../csv/records/record-reader.ts';
import { findProgram, runProgram } from '../io/programs/run-program.ts';
import { failureOf, type Rows, type Runner, sqlResult } from './runner.ts';

/** A runner of checks that are queries. */
export interface SqlProgram extends Omit<Runner, 'run' | 'program'> {
  readonly program: string;
  readonly args: readonly string[];
  /** The engine's name, for the table. */
  readonly engine: string;
  /** A query of one row with the engine's version. */
  readonly version: string;
  /** Matches the message of a client without a server. */
  readonly offline?: RegExp;
  /** The dialect of its rows; default: CSV. */
  readonly dialect?: Partial<Dialect>;
}

/** The runner of a program that reads SQL from standard input and writes rows as CSV. */
export function sqlProgram(options: SqlProgram): Runner {
  const { name, target, needs, program, args, engine, version, offline, dialect } = options;
  const run: Runner['run'] = async (check, chosen) => {
    const path = await findProgram(chosen ?? program);
    if (path === undefined) return undefined;
    const done = await runProgram({ program: path, args, input: `${version};\n${check}` });
    const printed = Buffer.from(done.stderr).toString('utf8');
    if (done.status !== 0) {
      const why = failureOf(name, done.status, printed);
      if (offline?.test(printed)) return { offline: why };
      throw new Error(why);
    }
    const [first, ...rows] = rowsOf(done.stdout, { ...CSV, ...dialect });
    if (first === undefined) throw new Error(failureOf(name, done.status, printed));
    return sqlResult(engine, first[0], rows);
  };
  return { name, target, needs, program, run };
}

function rowsOf(bytes: Uint8Array, dialect: Dialect): Rows {
  const reader = new RecordReader(dialect, 'rows', 1, undefined);
  reader.add(bytes);
  reader.end('end');
  const rows: string[][] = [];
  for (let block = reader.next(); block !== undefined; block = reader.next()) {
    if (block.failure !== undefined) throw block.failure;
    rows.push(...block.records.map(({ fields }) => fields.map(textOf)));
  }
  return rows;
}
