import type { OptionTable } from '../core/options/check-options.ts';
import { BOOLEAN, oneOf, TEXT, TEXTS } from '../core/options/option-rules.ts';
import { NAME_BYS, type NameBy } from '../encode/mode.ts';
import { type BinRequest, requestFor } from '../plan/bin-request.ts';
import type { Spec } from '../spec/spec.ts';

/** Options for the columns to bin, and the output columns; the defaults are those of the command. */
export interface OutputOptions {
  /** A column list such as `fare,3,tip*`; default: the spec's, or all columns that look numeric. */
  readonly columns?: string | undefined;
  /** Keeps the columns, and adds output columns after the last. Default false. */
  readonly append?: boolean | undefined;
  /** The suffix of output columns with `append`. Default `_bin`. */
  readonly suffix?: string | undefined;
  /** The suffix of one_hot, multi_hot and count columns: the bin's code (default) or its label. */
  readonly nameBy?: NameBy | undefined;
  /** Leaves out the output column of each feature's first bin. Default false. */
  readonly dropFirst?: boolean | undefined;
  /** The only input columns that stay besides output columns: column lists. Default: all that are not binned. */
  readonly keep?: readonly string[] | undefined;
}

/** The rules of {@link OutputOptions}. */
export const OUTPUT_OPTIONS: OptionTable<OutputOptions> = {
  columns: TEXT,
  append: BOOLEAN,
  suffix: TEXT,
  nameBy: oneOf(NAME_BYS),
  dropFirst: BOOLEAN,
  keep: TEXTS,
};

/** The request of a spec and options. */
export function outputRequest(spec: Spec, options: OutputOptions): BinRequest {
  const defaults = requestFor(spec);
  return {
    ...defaults,
    columns: options.columns,
    append: options.append ?? defaults.append,
    suffix: options.suffix ?? defaults.suffix,
    nameBy: options.nameBy ?? defaults.nameBy,
    dropFirst: options.dropFirst ?? defaults.dropFirst,
    keep: options.keep,
  };
}
