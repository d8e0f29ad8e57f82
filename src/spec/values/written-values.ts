import { DiscretizeError } from '../../core/errors/error.ts';
import { modeNames, type OutputChoice } from '../../encode/registry.ts';
import {
  type BinValues,
  isKnownValue,
  noValues,
  usualName,
  VALUE_NAMES,
} from '../../encode/values/bin-values.ts';

/** The members that choose the written values: the output, and the name of the first values. */
export interface ValueWriter {
  readonly output: OutputChoice;
  readonly values?: readonly BinValues[] | undefined;
  readonly value?: string | undefined;
}

/** The names of the values that a feature writes; none for other output modes. */
export function writtenValues({ output, values, value }: ValueWriter): string[] {
  return modeNames(output).flatMap((mode) => {
    if (mode === 'value') return [usualName({ values, value })];
    return VALUE_NAMES.some((name) => name === mode) ? [mode] : [];
  });
}

/** The error for values that a feature writes and lacks; undefined if it has all. */
export function unknownValues(writer: ValueWriter, feature?: string): DiscretizeError | undefined {
  const { values = [] } = writer;
  const name = writtenValues(writer).find((written) => !isKnownValue(written, values));
  return name === undefined ? undefined : noValues(name, values, feature);
}

/** The bins that values must fit. */
interface BinNumbers {
  /** The name of the feature. */
  readonly name: string;
  readonly bins: number;
  /** The bins of special codes. */
  readonly special: number;
}

/**
 * Checks that a feature has the values that it writes, for its bins: flags may have changed both.
 *
 * @throws DiscretizeError E_USAGE
 */
export function checkWrittenValues(writer: ValueWriter, numbers: BinNumbers): void {
  const unknown = unknownValues(writer, numbers.name);
  if (unknown !== undefined) throw unknown;
  const names = writtenValues(writer);
  for (const own of writer.values ?? []) if (names.includes(own.name)) checkFit(own, numbers);
}

/**
 * Checks that a feature whose bins have changed writes no values of the bins that it had.
 *
 * @param feature its name
 * @throws DiscretizeError E_USAGE
 */
export function checkNoneWritten(writer: ValueWriter, feature: string): void {
  const names = writtenValues(writer);
  const own = writer.values?.find(({ name }) => names.includes(name));
  if (own === undefined) return;
  throw new DiscretizeError('E_USAGE', ofOtherBins(own.name, feature), { hint: OTHER_BINS });
}

const OTHER_BINS = 'remove the flags that change the bins, or use another --value';

function ofOtherBins(values: string, feature: string): string {
  return `the values "${values}" of "${feature}" are of other bins`;
}

function checkFit({ name: of, bins, special }: BinValues, numbers: BinNumbers): void {
  const isFit =
    bins.length === numbers.bins && (special?.length ?? numbers.special) === numbers.special;
  if (isFit) return;
  const message = ofOtherBins(of, numbers.name);
  const count = ({ length }: readonly unknown[]): string => `${length} bins`;
  throw new DiscretizeError('E_USAGE', message, {
    expected: `${numbers.bins} bins, and ${numbers.special} of special codes`,
    received: `${count(bins)}, and ${special?.length ?? 0} of special codes`,
    hint: OTHER_BINS,
  });
}
