import type { Exporter } from '../exporter.ts';
import { withoutTimes } from '../unsupported.ts';
import { checkedValues, checkQuery } from './check.ts';
import { comment, secondQuery } from './comment.ts';
import type { SqlDialect } from './dialect.ts';
import { tableName } from './quoting.ts';
import { SQL_FORMS, statementOf } from './statement.ts';

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
