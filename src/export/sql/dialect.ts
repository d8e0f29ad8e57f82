import type { TimePart } from '../../column-types/column-type.ts';
import type { FeatureRule } from '../rule.ts';

/** A row of a check: the value as text, a literal for each column, and the expected code of each. */
export interface CheckRow {
  readonly value: string;
  readonly xs: readonly string[];
  readonly codes: readonly string[];
}

/** A SELECT in its two halves. */
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

/** An engine's words for columns of times, whose time zones and session settings must not matter. */
interface TimeWords {
  /** The whole milliseconds since 1970 in float64, finer digits cut downwards. Other types than times are errors. */
  readonly milliseconds: (column: string) => string;
  /** A part of the time in UTC. */
  readonly part: (column: string, part: TimePart) => string;
  /** A branch of a CASE that rejects other types, if functions do not. */
  readonly guard?: (column: string) => string;
  /** The literals of a time, such as `2026-03-01 06:30:00.000000`, for each type of a column. */
  readonly literals: readonly ((text: string) => string)[];
}

/**
 * A SQL engine's words for the pieces that every SQL export is made of. `x` is SQL text for a value in
 * float64, `column` a quoted column name.
 */
export interface SqlDialect {
  readonly name: string;
  readonly about: string;
  readonly testedOn: string;
  readonly runsWith: string | undefined;
  /** What a reader of an export must know of this engine; lines without comment signs. */
  readonly notes: readonly string[];

  /** @throws DiscretizeError E_EXPORT for a name that the engine cannot hold */
  readonly identifier: (name: string) => string;
  /** @throws DiscretizeError E_EXPORT for text that the engine cannot hold */
  readonly text: (value: string) => string;
  /**
   * A float64 literal that keeps every bit.
   *
   * @param value finite
   * @throws DiscretizeError E_EXPORT for a number that the engine cannot hold
   */
  readonly number: (value: number) => string;
  /** The literals of values that are no finite numbers; an absent one cannot be stored. */
  readonly special: { readonly nan?: string; readonly infinity?: readonly [string, string] };
  /** NULL of the type of float64, for a column that holds nothing else. */
  readonly nullDouble: string;
  /** True if the engine has subnormal numbers. */
  readonly hasSubnormals: boolean;

  /** A numeric column in float64. A text column is an error, if the engine has a way to say so. */
  readonly double: (column: string) => string;
  /** A branch of a CASE that rejects a value that is no number, for engines with untyped columns. */
  readonly guard?: (column: string) => string;
  readonly isNaN?: (x: string) => string;
  /** The text of a column that makes groups, which equals another byte by byte. */
  readonly key: (column: string) => string;
  /** A branch of a CASE that refuses a key of a type whose texts are not those of cells, such as 2026.0. */
  readonly keyGuard?: (column: string) => string;
  /** A text that such a text equals, if it is not a plain literal. */
  readonly keyText?: (text: string) => string;
  /** Columns of times; absent: they are rejected. */
  readonly time?: TimeWords;
  /** How many of a rule's numbers a value has reached; `x` is neither NULL nor NaN. */
  readonly count: (x: string, rule: FeatureRule) => string;
  /** The same in the list of the row's key; NULL for an unknown key. Absent: the engine has no fast way. */
  readonly countByKey?: (x: string, lookup: KeyLookup) => string;
  /** The most boundaries that `count` can hold. */
  readonly maxBoundaries: number;
  /** The most branches that a CASE may have. */
  readonly maxCases: number;
  /** An expression that ends the query; absent: there is none. */
  readonly raise?: (message: string) => string;

  /** `*` with some columns replaced by expressions; absent: there is no such form. */
  readonly replace?: (items: readonly string[]) => string;
  /** `*` without some columns; absent: there is no such form. */
  readonly exclude?: (columns: readonly string[]) => string;
  /** `CREATE TABLE name AS query`, in engines that write it another way. */
  readonly createTable?: (table: string, query: Query) => string;

  /** True if two values differ; NULL equals NULL. */
  readonly differs: (a: string, b: string) => string;
  readonly asText: (x: string) => string;
  /** A query of the rows, with the columns `value`, `x1`.. in float64 and `c1`.. of whole numbers. */
  readonly rows: (rows: readonly CheckRow[]) => string;
  /** An expression of a 64-bit integer. */
  readonly bigint: (digits: string) => string;
}
