/**
 * The phase of a fit in which a flag acts: `collect` reads the rows (all that `--partial` does), `learn` computes
 * the boundaries (all that `--merge` does). `whole`: the flag needs both phases in one run.
 */
export type FitPhase = 'collect' | 'learn' | 'both' | 'whole';

/** One flag of a command. Tables of flags drive the parser, the help and the README's table. */
export interface Flag {
  readonly long: string;
  readonly short?: string;
  /** The name of its value; absent for a switch. */
  readonly value?: string;
  /** True if its value is optional, and then is joined by an equals sign: `--in-place=.bak`. */
  readonly isOptional?: true;
  /** True if it is repeatable. */
  readonly isRepeatable?: true;
  readonly help: string;
  /** The heading in the help of a command, empty for none; absent: the heading in the help of the main command. */
  readonly group?: '' | 'Fitting' | 'Target' | 'Output' | 'Output files';
  /** The possible values, if there are few. */
  readonly words?: readonly string[];
  /** The kind of its value for completion: column names, or column names with `=` and numbers. */
  readonly completes?: 'columns' | 'boundaries';
}

/** A flag of `fit`. */
export interface FitFlag extends Flag {
  readonly phase: FitPhase;
}

/** Flags under one heading of the help. */
export interface FlagGroup {
  readonly title: string;
  readonly flags: readonly Flag[];
}
