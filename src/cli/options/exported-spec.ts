import { parseTextList } from '../../csv/columns/text-list.ts';
import type { Dialect } from '../../csv/dialect.ts';
import type { CheckWords } from '../../export/check-command.ts';
import { STDIN } from '../../io/reading/input-name.ts';
import { checkInputs } from '../../io/reading/source.ts';
import { RUNNERS } from '../../verify/registry.ts';
import type { RawOptions } from '../arguments/raw-options.ts';
import { type Open, resolveDelimiter } from './delimiter.ts';
import { dialectOf } from './dialect.ts';
import { type OutputForm, outputFormOf } from './forms/output-mode.ts';

/** The spec that `export` or `verify` translates. */
export interface ExportedSpec {
  /** The file of the spec; `-` is standard input. */
  readonly spec: string;
  /** The layer to read if the file is a Keras model. */
  readonly layer: string | undefined;
  /** Columns of a spec that names none. */
  readonly columns: readonly string[] | undefined;
  /** The output that replaces the output of every feature. */
  readonly form: OutputForm;
  /** The words of the commands that check the export. */
  readonly words: CheckWords;
}

/**
 * Resolves the flags about the exported spec.
 *
 * @param spec the file of the spec
 * @param target the name of the export target; empty for all
 * @throws DiscretizeError E_USAGE
 */
export function exportedSpecOf(flags: RawOptions, spec: string, target: string): ExportedSpec {
  return {
    spec,
    layer: flags.layer,
    columns: columnNames(flags),
    form: outputFormOf({ ...flags, spec }),
    words: checkWords(flags, spec, target),
  };
}

/** The names of `--columns`. */
function columnNames({ columns }: Pick<RawOptions, 'columns'>): readonly string[] | undefined {
  return columns?.flatMap(parseTextList);
}

/** The name for a spec that was read from standard input, in commands to paste. */
const NO_FILE = 'SPEC.json';

/** The words of the command line that checks the export of a spec to a target. */
function checkWords(flags: RawOptions, spec: string, target: string): CheckWords {
  const { layer, columns = [], outputMode, value, append, suffix, nameBy } = flags;
  return {
    rules: [
      ...given('--layer', layer),
      ...columns.flatMap((names) => ['-c', names]),
      ...given('-m', outputMode),
      ...given('--value', value),
      spec === STDIN ? NO_FILE : spec,
    ],
    names: [
      ...(append ? ['--append'] : []),
      ...given('--suffix', suffix),
      ...given('--name-by', nameBy),
    ],
    engine: RUNNERS.find((runner) => runner.target === target)?.name,
  };
}

function given(flag: string, value: string | undefined): readonly string[] {
  return value === undefined ? [] : [flag, value];
}

/** A CSV file that an export reads: for its header or its values. */
export interface DataFile {
  readonly path: string;
  readonly dialect: Dialect;
  readonly open: Open;
}

/** The CSV file of a flag; undefined if the flag is not given. */
export async function dataFileOf(
  path: string | undefined,
  flags: RawOptions,
): Promise<DataFile | undefined> {
  if (path === undefined) return undefined;
  await checkInputs([path]);
  const { delimiter, open } = await resolveDelimiter(flags, [path]);
  return { path, dialect: dialectOf({ ...flags, delimiter }, [path]), open };
}
