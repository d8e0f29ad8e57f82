import type { NameBy } from '../encode/mode.ts';
import type { CheckWords } from './check-command.ts';
import type { FeatureRule } from './rule.ts';

/** The origin of an export, for its first lines. */
interface Origin {
  /** The file name of the spec. */
  readonly spec: string;
  /** The SHA-256 of the text of the spec, in hexadecimal. */
  readonly sha256: string;
  /** The version of discretize. */
  readonly version: string;
  /** The words of the commands that check the export. */
  readonly words: CheckWords;
}

/** The rules to export, and their origin. */
export interface ExportJob {
  readonly origin: Origin;
  /** The rules of the features; at least one. */
  readonly rules: readonly FeatureRule[];
}

/** The forms of a SQL export. */
export type SqlForm = 'expression' | 'select' | 'view' | 'table';

/** Options of an export. Exporters to languages other than SQL read `append`, `suffix` and `nameBy` only. */
export interface ExportOptions {
  /** A form of the exporter; undefined: the first. */
  readonly form: string | undefined;
  /** The table or view that a form creates. */
  readonly table: string | undefined;
  /** The table that a form reads. */
  readonly from: string | undefined;
  /** All column names of that table, in order; undefined if unknown. */
  readonly header: readonly string[] | undefined;
  /** Keeps the columns and adds the output columns after the last one. */
  readonly append: boolean;
  /** The suffix of output columns with `append`, if the mode makes one column. */
  readonly suffix: string;
  readonly nameBy: NameBy;
}

/** Options of a check. */
export interface CheckOptions extends ExportOptions {
  /** More values to check, by column name; NaN is a missing value. */
  readonly sample: ReadonlyMap<string, readonly number[]>;
}

/**
 * An export target. Each target has a file with an object of this type, and a line in `export/registry.ts`.
 */
export interface Exporter {
  /** The value of `--to`. */
  readonly name: string;
  /** A description of the export, for `--list`. */
  readonly about: string;
  /** The engines and versions that it was tested on, or `documentation only`. */
  readonly testedOn: string;
  /** The values of `--as`, the default first; empty if there is only one form. */
  readonly forms: readonly string[];
  /** True if every feature needs column names. */
  readonly needsColumns: boolean;
  /** The program that runs the output of `check`, such as `psql` or `python3 -`; absent if there is none. */
  readonly runsWith: string | undefined;

  /**
   * Writes the export: text, or bytes for a binary format.
   *
   * @throws DiscretizeError E_EXPORT for what the engine cannot hold or do
   */
  readonly write: (job: ExportJob, options: ExportOptions) => string | Uint8Array;

  /**
   * Writes a self-contained script or query that runs the exported formulation on adversarial values
   * (`export/adversarial.ts`) and returns the rows that differ from the codes of `core/`. A query returns no rows if
   * all are equal; a script prints each difference and exits with status 1, or prints `0 differences in N values`
   * last and exits with status 0.
   *
   * @throws DiscretizeError E_EXPORT, as `write`, and for a target without a check
   */
  readonly check: (job: ExportJob, options: CheckOptions) => string;
  /** The number of values that a check runs; absent if the check reports it. */
  readonly checkedValues?: (job: ExportJob, options: CheckOptions) => number;
}

/** The options of an export without flags. */
export const EXPORT_DEFAULTS: ExportOptions = {
  form: undefined,
  table: undefined,
  from: undefined,
  header: undefined,
  append: false,
  suffix: '_bin',
  nameBy: 'code',
};
