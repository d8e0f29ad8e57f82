/**
 * The flags as typed: texts and switches. Only `cli/options/` reads them. The types repeat the names in the tables of
 * flags, from which no type can be derived: the tables are built from values of other folders. A test compares the two.
 */
export interface RawOptions {
  readonly boundaries?: readonly string[];
  readonly spec?: string;
  readonly layer?: string;
  readonly bins?: string;
  readonly strategy?: string;
  readonly columns?: readonly string[];
  readonly outputMode?: string;
  readonly value?: string;
  readonly output?: string;
  /** The suffix of backups; empty for none. */
  readonly inPlace?: string;
  readonly append?: true;
  readonly suffix?: string;
  readonly name?: string;
  readonly nameBy?: string;
  readonly labels?: readonly string[];
  readonly special?: readonly string[];
  readonly labelFormat?: string;
  readonly labelDigits?: string;
  readonly only?: true;
  readonly keep?: readonly string[];
  readonly dropFirst?: true;
  readonly sparse?: string;
  readonly target?: string;
  /** Empty without a number. */
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
  /** Types of columns. */
  readonly type?: readonly string[];
  readonly numbers?: readonly string[];
  readonly timeFormat?: string;
  readonly zone?: string;
  readonly ambiguous?: string;
  readonly part?: string;
  /** The names of the columns of a table without a header. */
  readonly names?: string;
  readonly skip?: string;
  readonly skipFooter?: string;
  readonly headerRows?: string;
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

/** The flags of `fit` as typed. */
export interface RawFitOptions extends RawOptions {
  readonly round?: string;
  /** Empty without a share. */
  readonly nice?: string;
  readonly exact?: true;
  readonly shared?: true;
  readonly weight?: string;
  /** The columns that divide the rows into groups. */
  readonly by?: string;
  readonly minRows?: string;
  readonly else?: string;
  readonly duplicates?: string;
  readonly sketch?: true;
  /** True to print sketches and fit nothing. */
  readonly partial?: true;
  /** True if the inputs are files of `partial`. */
  readonly merge?: true;
  readonly rankError?: string;
  readonly memory?: string;
  readonly target?: string;
  readonly event?: string;
  readonly targetType?: string;
  readonly objective?: string;
  readonly trend?: string;
  readonly minBin?: string;
  readonly maxBin?: string;
  readonly minEvents?: string;
  readonly minDifference?: string;
  readonly maxP?: string;
  readonly woeSmooth?: string;
  readonly woeSign?: string;
  readonly penalty?: string;
  readonly candidates?: string;
  readonly exhaustive?: true;
  readonly significance?: string;
  readonly fix?: readonly string[];
}

/** The flags of `hist` as typed. */
export interface RawHistogramOptions extends RawFitOptions {
  /** Empty without a scale. */
  readonly log?: string;
}

/** The flags of `export` as typed. */
export interface RawExportOptions extends RawOptions {
  readonly to?: string;
  readonly list?: true;
  readonly as?: string;
  readonly job?: true;
  readonly fit?: true;
  readonly table?: string;
  readonly from?: string;
  readonly columnsOf?: string;
  readonly check?: true;
  readonly data?: string;
}

/** The flags of `drift` as typed. */
export interface RawDriftOptions extends RawOptions {
  readonly baseline?: readonly string[];
  readonly by?: string;
  readonly failAbove?: string;
}

/** The flags of `verify` as typed. */
export interface RawVerifyOptions extends RawOptions {
  readonly on?: readonly string[];
  readonly data?: string;
}

/** Some of the flags as typed. */
type TypedFlags = { readonly [Name in keyof RawOptions]?: unknown };

/**
 * The value of a flag by its long name, as the parser stores it: a text, a list of texts, or true for a switch. A
 * switch `--no-x` is stored as a member `x` that is false.
 *
 * @returns undefined if the flag is absent
 */
export function flagValue(flags: TypedFlags, long: string): unknown {
  const key = long
    .replace(/^no-/, '')
    .replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const value = (flags as Readonly<Record<string, unknown>>)[key];
  if (!long.startsWith('no-')) return value;
  return value === false ? true : undefined;
}

/** True if a flag is given. */
export function isSet(flags: TypedFlags, long: string): boolean {
  return flagValue(flags, long) !== undefined;
}
