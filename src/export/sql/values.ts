import { grouped } from '../../core/errors/grouped.ts';
import type { Value } from '../../encode/mode.ts';
import { cannotExport } from '../unsupported.ts';
import type { SqlDialect } from './dialect.ts';
import { isSubnormal } from './literals.ts';

/** The literal of a number; undefined if the engine cannot store it. */
export function literal(dialect: SqlDialect, value: number): string | undefined {
  const { special, hasSubnormals } = dialect;
  if (Number.isNaN(value)) return special.nan;
  if (!Number.isFinite(value)) return special.infinity?.[value > 0 ? 1 : 0];
  if (!hasSubnormals && isSubnormal(value)) return undefined;
  return dialect.number(value);
}

/** Common properties of the values of an output column. */
export interface ValueKind {
  /** True if all its numbers are written as doubles, whole ones too. */
  readonly isDouble: boolean;
  /** True if it holds no values: engines treat a CASE of bare NULLs as text, or reject it. */
  readonly isEmpty: boolean;
}

/** The SQL of an output cell. */
export function valueOf(
  dialect: SqlDialect,
  value: Value,
  { isDouble, isEmpty }: ValueKind,
): string {
  if (value === null) return isEmpty ? dialect.nullDouble : 'NULL';
  if (typeof value === 'string') return dialect.text(value);
  if (!isDouble && Number.isInteger(value)) return String(value);
  const text = literal(dialect, value);
  if (text !== undefined) return text;
  throw cannotExport(dialect.name, `it has no literal for ${value}`, 'use another output mode');
}

/** A CASE of branches. */
export function caseOf(branches: readonly string[]): string {
  return `CASE ${branches.join(' ')} END`;
}

/** Checks a size against the limit of an engine's parser. */
export function checkParserSize(engine: string, size: number, most: number, what: string): void {
  if (size <= most) return;
  const [has, limit] = [size, most].map(grouped);
  throw cannotExport(engine, `${has} ${what}, more than ${limit}`, 'use fewer boundaries');
}
