import type { Exporter, ExportJob } from '../exporter.ts';
import { columnLines, originLines, plain } from '../origin.ts';
import type { FeatureRule } from '../rule.ts';
import { withoutTimes } from '../unsupported.ts';
import { checkedValues, checkQuery } from './check.ts';
import type { SqlDialect } from './dialect.ts';
import { tableName } from './quoting.ts';
import { anyMissing, SQL_FORMS, statementOf } from './statement.ts';

/** The exporter of a dialect. */
export function sqlExporter(dialect: SqlDialect): Exporter {
  const { name, about, testedOn, runsWith, identifier, time } = dialect;
  const exporter: Exporter = {
    name,
    about,
    testedOn,
    runsWith,
    forms: SQL_FORMS,
    needsColumns: true,
    write: (job, options) => {
      const from = options.from === undefined ? undefined : tableName(options.from, identifier);
      const statement = statementOf(dialect, job, options);
      return `${comment(dialect, job)}${statement}${secondQuery(dialect, job, from)}`;
    },
    check: (job, options) => {
      const lead =
        '-- Gives the values whose output differs from that of discretize: no rows if all are equal.\n';
      return `${comment(dialect, job)}${lead}${checkQuery(dialect, job, options)}`;
    },
    checkedValues: (job, options) => checkedValues(dialect, job, options),
  };
  return time === undefined ? withoutTimes(exporter) : exporter;
}

const FLOAT32_COLUMNS: readonly string[] = [
  'REAL or FLOAT columns of 32 bits hold other values than their text: 0.7 is 0.699999988.',
  'This spec compares in float64; for such columns, use "precision": "float32".',
];

/** The comment that a SQL export begins with. */
function comment(dialect: SqlDialect, job: ExportJob): string {
  const lines = [...originLines(job, dialect), ...columnLines(job), ...notes(dialect, job)];
  return lines.map((line) => `-- ${line}\n`).join('');
}

/** Notes on the engine, the types of columns and the policies. */
function notes(dialect: SqlDialect, { rules }: ExportJob): readonly string[] {
  const isFloat64 = rules.some(
    ({ precision, time }) => precision === 'float64' && time === undefined,
  );
  const missing = rules[0]?.missing;
  return [
    ...dialect.notes,
    ...rules.flatMap(keyNotes),
    ...(isFloat64 ? FLOAT32_COLUMNS : []),
    ...(missing === 'drop'
      ? ['Rows with a missing value are dropped by WHERE, not by the expression.']
      : []),
    ...(missing === 'error' && dialect.raise === undefined
      ? ['No expression of this engine can fail: a missing value gives NULL. See the second query.']
      : []),
  ];
}

/** Notes on the contents of the columns that make groups. */
function keyNotes({ groups }: FeatureRule): readonly string[] {
  if (groups === undefined) return [];
  const names = groups.by.map(plain).join(', ');
  return [`${names}: text or whole numbers; as DOUBLE or DECIMAL, 2026 may have the text 2026.0`];
}

/**
 * The query that counts the rows with a missing value, for policy `error` in an engine whose expressions cannot fail;
 * empty if it is not needed.
 *
 * @param from the table, quoted; undefined: a name to replace
 */
function secondQuery(dialect: SqlDialect, { rules }: ExportJob, from: string | undefined): string {
  const strict = rules.filter(({ missing }) => missing === 'error');
  if (strict.length === 0 || dialect.raise !== undefined) return '';
  const query = `SELECT count(*) AS missing_rows FROM ${from ?? 'TABLE_NAME'} WHERE ${anyMissing(dialect, strict)};`;
  const lead = '-- The policy for missing values is "error": this query must give 0.';
  return `${lead}\n${from === undefined ? '-- ' : ''}${query}\n`;
}
