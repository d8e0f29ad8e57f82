/** The flags as typed: texts and switches, not yet understood. */
export interface RawOptions {
  readonly boundaries?: readonly string[];
  readonly spec?: string;
  readonly layer?: string;
  readonly bins?: string;
  readonly strategy?: string;
  readonly columns?: readonly string[];
  readonly outputMode?: string;
  readonly output?: string;
  /** The suffix of backups; empty for none. */
  readonly inPlace?: string;
  readonly append?: true;
  readonly suffix?: string;
  readonly name?: string;
  readonly nameBy?: string;
  readonly labels?: readonly string[];
  readonly labelFormat?: string;
  readonly labelDigits?: string;
  readonly only?: true;
  readonly keep?: readonly string[];
  readonly dropFirst?: true;
  readonly sparse?: string;
  readonly target?: string;
  /** Empty where no number is given. */
  readonly preview?: string;
  readonly printSpec?: true;
  readonly stats?: string;
  readonly rejects?: string;
  readonly maxErrors?: string;
  readonly closed?: string;
  readonly outside?: string;
  readonly precision?: string;
  readonly missing?: string;
  readonly invalid?: string;
  readonly naValues?: readonly string[];
  /** False with --no-default-na. */
  readonly defaultNa: boolean;
  readonly compat?: string;
  readonly delimiter?: string;
  readonly quote?: string;
  readonly escape?: string;
  readonly comment?: string;
  readonly encoding?: string;
  readonly decimal?: string;
  readonly thousands?: string;
  /** False with --no-header. */
  readonly header: boolean;
  readonly lenient?: true;
  readonly maxRecord?: string;
  readonly engine?: string;
  readonly threads?: string;
  /** False with --no-progress. */
  readonly progress: boolean;
  readonly color?: string;
  readonly debug?: true;
  readonly quiet?: true;
  readonly verbose?: true;
  readonly json?: true;
  readonly csv?: true;
  readonly ascii?: true;
  readonly help?: true;
  readonly version?: true;
}
