import { DiscretizeError } from '../../core/errors/error.ts';
import type { ExportJob, ExportOptions, SqlForm } from '../exporter.ts';
import { columnsOf, type FeatureRule } from '../rule.ts';
import { cannotExport } from '../unsupported.ts';
import { isMissing } from './conditions.ts';
import type { Query, SqlDialect } from './dialect.ts';
import { combined } from './expression.ts';
import { expressionOf } from './groups.ts';
import { type Made, type Output, outputsOf } from './outputs.ts';
import { tableName } from './quoting.ts';

/** The forms of a SQL export, the default first. */
export const SQL_FORMS: readonly SqlForm[] = ['expression', 'select', 'view', 'table'];

/** The expression of an output column. */
function madeExpression(dialect: SqlDialect, { rule, columns, part }: Made): string {
  const each = columns.map((column) =>
    expressionOf(dialect, rule, dialect.identifier(column), part),
  );
  return combined(each, rule.mode.combine);
}

/**
 * The statement of a form, without comments.
 *
 * @throws DiscretizeError E_USAGE, E_EXPORT
 */
export function statementOf(
  dialect: SqlDialect,
  { rules }: ExportJob,
  options: ExportOptions,
): string {
  const form = options.form ?? (options.from === undefined ? 'expression' : 'select');
  const outputs = outputsOf(rules, options);
  if (form === 'expression') return `${expressions(dialect, outputs).join(',\n')}\n`;
  const { select, rest } = queryOf(dialect, rules, outputs, options);
  if (form === 'select') return `${select}\n${rest};\n`;
  const table = tableName(needed(options.table, '--table', form), dialect.identifier);
  if (form === 'view') return `CREATE VIEW ${table} AS\n${select}\n${rest};\n`;
  const made = dialect.createTable?.(table, { select, rest });
  return `${made ?? `CREATE TABLE ${table} AS\n${select}\n${rest}`};\n`;
}

function needed(value: string | undefined, flag: string, form: string): string {
  if (value !== undefined) return value;
  throw new DiscretizeError('E_USAGE', `missing ${flag} for --as ${form}`, {
    hint: `add ${flag} NAME`,
  });
}

function expressions(dialect: SqlDialect, outputs: readonly Output[]): readonly string[] {
  return outputs.flatMap((output) => (output.kind === 'made' ? [item(dialect, output)] : []));
}

function item(dialect: SqlDialect, output: Output): string {
  const name = dialect.identifier(output.name);
  return output.kind === 'keep' ? name : `${madeExpression(dialect, output)} AS ${name}`;
}

function queryOf(
  dialect: SqlDialect,
  rules: readonly FeatureRule[],
  outputs: readonly Output[],
  options: ExportOptions,
): Query {
  const from = tableName(
    needed(options.from, '--from', options.form ?? 'select'),
    dialect.identifier,
  );
  const dropped = rules.filter(({ missing }) => missing === 'drop');
  const where = dropped.length === 0 ? '' : `\nWHERE NOT (${anyMissing(dialect, dropped)})`;
  const columns = listOf(dialect, rules, outputs, options).join(',\n  ');
  return { select: `SELECT\n  ${columns}`, rest: `FROM ${from}${where}` };
}

/** The condition that some column of the rules is missing. */
export function anyMissing(dialect: SqlDialect, rules: readonly FeatureRule[]): string {
  const conditions = rules.flatMap((rule) =>
    columnsOf(rule).map((column) => isMissing(dialect, rule, dialect.identifier(column))),
  );
  return conditions.join(' OR ');
}

function listOf(
  dialect: SqlDialect,
  rules: readonly FeatureRule[],
  outputs: readonly Output[],
  { append, header }: ExportOptions,
): readonly string[] {
  if (header !== undefined) return outputs.map((output) => item(dialect, output));
  const made = outputs.filter((output) => output.kind === 'made');
  const items = expressions(dialect, made);
  if (append) return ['*', ...items];
  const { replace, exclude } = dialect;
  if (replace !== undefined && made.every(({ isInPlace }) => isInPlace)) return [replace(items)];
  if (exclude === undefined) throw needsHeader(dialect.name);
  return [exclude(rules.flatMap(columnsOf).map(dialect.identifier)), ...items];
}

function needsHeader(engine: string): DiscretizeError {
  return cannotExport(
    engine,
    'a query that replaces columns needs the names of all columns',
    'add --columns-of FILE.csv, a file with the header; or --append',
  );
}
