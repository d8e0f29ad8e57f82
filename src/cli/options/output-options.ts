import { DiscretizeError } from '../../core/errors/error.ts';
import { uncompressedName } from '../../io/compression/formats.ts';
import { checkOutputName, type TextFormat } from '../../io/formats/formats.ts';
import { isStdin } from '../../io/reading/input-name.ts';
import { checkInputs } from '../../io/reading/source.ts';
import { shownPath } from '../../io/system-error.ts';
import { checkInPlace } from '../../io/writing/in-place.ts';
import { STDOUT } from '../../io/writing/sink.ts';
import { choice } from '../arguments/choice.ts';
import type { RawOptions } from '../arguments/raw-options.ts';
import type { TableFormat } from '../output/spec-bins.ts';
import type { ReportOptions } from '../report/run-messages.ts';
import { COLOR_CHOICES } from '../terminal/color-choice.ts';

/** The outputs of a command. */
export interface CommandOutputs {
  /** The file of the result; `-` is standard output. Not written with `inPlace`. */
  readonly path: string;
  /** Set if each input is replaced by its result: the suffix of backups, empty for none. */
  readonly inPlace: string | undefined;
  /** The file of the counts. */
  readonly stats: string | undefined;
}

/**
 * Resolves the flags that name outputs.
 *
 * @param content the format of the file of `--output`
 * @throws DiscretizeError E_USAGE for a file name of another format
 */
export function resolveOutput(
  { output, stats, rejects, inPlace }: RawOptions,
  content: TextFormat,
): CommandOutputs {
  if (output !== undefined) checkOutputName(output, content);
  if (stats !== undefined) checkOutputName(stats, 'JSON');
  if (rejects !== undefined) checkOutputName(rejects, 'CSV');
  return { path: output ?? STDOUT, inPlace, stats };
}

/**
 * Rejects a table as the file of `--stats` if no input is named: the table is the input, and the value is missing.
 *
 * @throws DiscretizeError E_USAGE
 */
export function checkStatsName(stats: string | undefined, operands: readonly string[]): void {
  if (stats === undefined || operands.length > 0 || !/\.[ct]sv$/.test(uncompressedName(stats)))
    return;
  const file = shownPath(stats);
  throw new DiscretizeError('E_USAGE', `--stats would overwrite ${file}: no input is named`, {
    received: stats,
    hint: `write --stats counts.json ${file}`,
  });
}

/**
 * Checks that the inputs can be overwritten, before any of them is read.
 *
 * @throws DiscretizeError E_USAGE, E_OUTPUT
 */
export async function checkInPlaceFlags(
  flags: RawOptions,
  paths: readonly string[],
): Promise<void> {
  const { inPlace, stats, rejects, spec } = flags;
  const isWritten = flags.preview === undefined && !flags.printSpec;
  if (inPlace === undefined || !isWritten) return;
  checkInPlaceUse(flags, inPlace, paths);
  await checkInputs(paths);
  const others = [spec, stats, rejects].filter((path) => path !== undefined);
  await checkInPlace(paths, inPlace, others);
}

/** Rejects inputs and flags that `--in-place` cannot be used with. */
function checkInPlaceUse(flags: RawOptions, suffix: string, paths: readonly string[]): void {
  const { output, stats } = flags;
  if (paths.some(isStdin)) throw usageError('cannot overwrite standard input', 'name the files');
  if (output !== undefined) throw usageError('cannot use it with --output', 'remove one of them');
  const lost = lostBy(flags);
  if (lost !== undefined) {
    throw usageError(`--${lost} would delete lines of the file`, 'write a new file with --output');
  }
  if (stats !== undefined && paths.length > 1) {
    throw usageError('cannot write --stats for several files', 'run the files one by one');
  }
  if (/[/\\]/.test(suffix)) {
    throw usageError(`invalid suffix "${suffix}"`, 'use a suffix without a path: --in-place=.bak');
  }
}

/** The flag that omits lines of the input from the output; undefined if there is none. */
function lostBy({ skip, skipFooter, headerRows }: RawOptions): string | undefined {
  if (Number(skip ?? 0) > 0) return 'skip';
  if (Number(skipFooter ?? 0) > 0) return 'skip-footer';
  return Number(headerRows ?? 1) > 1 ? 'header-rows' : undefined;
}

function usageError(message: string, hint: string): DiscretizeError {
  return new DiscretizeError('E_USAGE', `--in-place: ${message}`, { hint });
}

/**
 * The format of the table of bins that a fit prints; undefined for people.
 *
 * @throws DiscretizeError E_USAGE for two formats, and for a table and a spec on standard output
 */
export function tableFormatOf(
  flags: RawOptions,
  { path }: CommandOutputs,
): TableFormat | undefined {
  checkOneFormat(flags);
  const format = flags.json ? 'json' : flags.csv ? 'csv' : undefined;
  if (format === undefined || path !== STDOUT) return format;
  throw new DiscretizeError('E_USAGE', `cannot print the spec and --${format} together`, {
    hint: 'write the spec to a file: -o spec.json',
  });
}

/**
 * Resolves the flags of messages.
 *
 * @throws DiscretizeError E_USAGE
 */
export function resolveReport({ quiet, verbose, progress, color }: RawOptions): ReportOptions {
  choice('color', color, COLOR_CHOICES);
  return {
    isQuiet: quiet ?? false,
    isVerbose: verbose ?? false,
    hasProgress: progress && !quiet,
  };
}

/**
 * Rejects two formats at once.
 *
 * @throws DiscretizeError E_USAGE
 */
export function checkOneFormat(flags: Pick<RawOptions, 'json' | 'csv'>): void {
  if (!flags.json || !flags.csv) return;
  throw new DiscretizeError('E_USAGE', 'cannot use --json with --csv', { hint: 'remove one' });
}
