import type { TimePart } from '../../column-types/column-type.ts';
import type { FeatureRule } from '../rule.ts';

/** A row of a check: the value as text, a literal for each column, and the expected code of each. */
export interface CheckRow {
  readonly value: string;
  readonly xs: readonly string[];
  readonly codes: readonly string[];
}

/** A SELECT in two parts. */
export interface Query {
  /** From SELECT to the last column. */
  readonly select: string;
  /** From FROM to the end. */
  readonly rest: string;
}

/** The boundary lists of groups, to be looked up by the key of a row. */
export interface KeyLookup {
  /** The text of each part of the key; empty if it is missing. */
  readonly parts: readonly string[];
  readonly lists: readonly {
    readonly key: readonly string[];
    readonly numbers: readonly number[];
  }[];
  readonly comparison: FeatureRule['comparison'];
  /** A name that no column of the rule has, for parts from 1, and 0 for the numbers. */
  readonly nameOf: (part: number) => string;
}

/** SQL for columns of times, for any time zone and settings of the session. */
interface TimeWords {
  /** Whole milliseconds since 1970 in float64, rounded down. Types other than times are errors. */
  readonly milliseconds: (column: string) => string;
  /** A part of the time in UTC. */
  readonly part: (column: string, part: TimePart) => string;
  /** A branch of a CASE that rejects other types, if functions do not. */
  readonly guard?: (column: string) => string;
  /** Literals of a time, such as `2026-03-01 06:30:00.000000`, one for each type of column. */
  readonly literals: readonly ((text: string) => string)[];
}

/**
 * A SQL dialect: the parts of SQL exports that depend on the engine. `x` is SQL text for a value in float64, `column` a
 * quoted column name.
 */
export interface SqlDialect {
  readonly name: string;
  readonly about: string;
  readonly testedOn: string;
  readonly runsWith: string | undefined;
  /** Notes on the engine for readers of an export; lines without comment signs. */
  readonly notes: readonly string[];

  /** Quotes a name. @throws DiscretizeError E_EXPORT for a name that the engine cannot hold */
  readonly identifier: (name: string) => string;
  /** A string literal. @throws DiscretizeError E_EXPORT for text that the engine cannot hold */
  readonly text: (value: string) => string;
  /**
   * A float64 literal that keeps every bit.
   *
   * @param value finite
   * @throws DiscretizeError E_EXPORT for a number that the engine cannot hold
   */
  readonly number: (value: number) => string;
  /** Literals of NaN and infinities; one is absent if the engine cannot store it. */
  readonly special: { readonly nan?: string; readonly infinity?: readonly [string, string] };
  /** NULL of the type of float64, for a column with no other values. */
  readonly nullDouble: string;
  /** True if the engine has subnormal numbers. */
  readonly hasSubnormals: boolean;

  /** A numeric column in float64. A text column is an error, if the engine can detect it. */
  readonly double: (column: string) => string;
  /** A branch of a CASE that rejects a value that is not a number, for engines with untyped columns. */
  readonly guard?: (column: string) => string;
  readonly isNaN?: (x: string) => string;
  /** The text of a column that makes groups, compared byte by byte. */
  readonly key: (column: string) => string;
  /** A branch of a CASE that rejects keys of types whose texts differ from those of cells, such as 2026.0. */
  readonly keyGuard?: (column: string) => string;
  /** The literal of a key's text, if it is not a plain string literal. */
  readonly keyText?: (text: string) => string;
  /** SQL for columns of times; absent if they are rejected. */
  readonly time?: TimeWords;
  /** The count of the numbers of a rule that a value reaches; `x` is neither NULL nor NaN. */
  readonly count: (x: string, rule: FeatureRule) => string;
  /** The same in the list of the key of the row; NULL for an unknown key. Absent if the engine has no fast look-up. */
  readonly countByKey?: (x: string, lookup: KeyLookup) => string;
  /** The largest number of boundaries of `count`. */
  readonly maxBoundaries: number;
  /** The largest number of branches of a CASE. */
  readonly maxCases: number;
  /** An expression that fails the query; absent if there is none. */
  readonly raise?: (message: string) => string;

  /** `*` with some columns replaced by expressions; absent if the engine lacks it. */
  readonly replace?: (items: readonly string[]) => string;
  /** `*` without some columns; absent if the engine lacks it. */
  readonly exclude?: (columns: readonly string[]) => string;
  /** `CREATE TABLE name AS query`, for engines with another syntax. */
  readonly createTable?: (table: string, query: Query) => string;

  /** True if two values differ; NULL equals NULL. */
  readonly differs: (a: string, b: string) => string;
  readonly asText: (x: string) => string;
  /** A query of the rows, with the columns `value`, `x1`.. in float64 and `c1`.. of whole numbers. */
  readonly rows: (rows: readonly CheckRow[]) => string;
  /** A 64-bit integer. */
  readonly bigint: (digits: string) => string;
}
