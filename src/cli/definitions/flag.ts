/**
 * The phases of a fit that a flag acts in: rows are collected (`--partial` ends there), then boundaries are
 * learned (`--merge` begins there). `whole`: it acts in neither alone.
 */
export type FitPhase = 'collect' | 'learn' | 'both' | 'whole';

/** One flag of a command. Tables of flags drive the parser, the help and the README's table. */
export interface Flag {
  readonly long: string;
  readonly short?: string;
  /** The name of its value; absent for a switch. */
  readonly value?: string;
  /** May stand without its value, which is then joined to it by an equals sign: `--in-place=.bak`. */
  readonly isOptional?: true;
  /** May be given more than once. */
  readonly isRepeatable?: true;
  readonly help: string;
  /** The heading of a command's own flag in its help, empty for none; absent: that of the main command's flag. */
  readonly group?: '' | 'Fitting' | 'Target' | 'Output' | 'Output files';
  /** The words that it takes, where there are few. */
  readonly words?: readonly string[];
  /** The kind of its value for completion: column names, or column names with `=` and numbers. */
  readonly completes?: 'columns' | 'boundaries';
}

/** A flag of `fit`. */
export interface FitFlag extends Flag {
  readonly phase: FitPhase;
}

/** Flags that belong together, under a heading of the help. */
export interface FlagGroup {
  readonly title: string;
  readonly flags: readonly Flag[];
}
