import { DiscretizeError } from '../../core/errors/error.ts';
import type { Exporter, ExportOptions } from '../../export/exporter.ts';
import { EXPORTERS, exporterOf } from '../../export/registry.ts';
import { STDIN } from '../../io/reading/input-name.ts';
import { openOutput, STDOUT } from '../../io/writing/sink.ts';
import { choice } from '../arguments/choice.ts';
import { NAME_BY_CHOICES } from '../arguments/choices.ts';
import { parseTyped } from '../arguments/parse.ts';
import type { ExportTyped } from '../definitions/export-flags.ts';
import { checkReadOnce } from '../input/check-stdin.ts';
import { headerIn, sampleOf } from '../input/export-data.ts';
import { exportJob } from '../input/export-job.ts';
import { noInput } from '../input/no-input.ts';
import { committing, hasFile } from '../output/outputs.ts';
import { print } from '../output/print.ts';

/**
 * `discretize export --to TARGET [FILE]`: a spec in another language, or a check of it there.
 *
 * @returns the exit status
 * @throws DiscretizeError E_USAGE, E_SPEC, E_EXPORT, E_INPUT, E_OUTPUT
 */
export async function exportCommand(args: readonly string[]): Promise<number> {
  const { operands, flags } = parseTyped<ExportTyped>('export', args);
  if (flags.list) return await print(list());
  if (operands.length === 0 && process.stdin.isTTY) throw noInput('discretize export');
  const [path = STDIN] = operands;
  const exporter = exporterOf(targetOf(flags));
  checkTogether(flags, exporter);
  const inputs = [path, flags.columnsOf, flags.data].filter((file) => file !== undefined);
  checkReadOnce(inputs);
  const made = await madeBy(exporter, path, flags);
  const { output = STDOUT } = flags;
  await committing(hasFile(flags), async (keep) => {
    const sink = await keep(openOutput(output, inputs));
    await sink.write(typeof made === 'string' ? Buffer.from(made, 'utf8') : Buffer.from(made));
  });
  return 0;
}

async function madeBy(
  exporter: Exporter,
  path: string,
  flags: ExportTyped,
): Promise<string | Uint8Array> {
  const { job, spec } = await exportJob(path, flags);
  const options = await optionsOf(flags, exporter);
  if (!flags.check) return exporter.write(job, options);
  return exporter.check(job, { ...options, sample: await sampleOf(flags, spec, job.rules) });
}

async function optionsOf(flags: ExportTyped, { forms }: Exporter): Promise<ExportOptions> {
  return {
    form: choice('as', formOf(flags), forms),
    table: flags.table,
    from: flags.from,
    header: flags.columnsOf === undefined ? undefined : await headerIn(flags.columnsOf, flags),
    append: flags.append ?? false,
    suffix: flags.suffix ?? '_bin',
    nameBy: choice('name-by', flags.nameBy, NAME_BY_CHOICES) ?? 'code',
  };
}

function targetOf({ to }: ExportTyped): string {
  if (to !== undefined) return to;
  throw new DiscretizeError('E_USAGE', 'missing --to', {
    hint: 'name a target: --to duckdb; discretize export --list prints all',
  });
}

function checkTogether(flags: ExportTyped, { name, forms }: Exporter): void {
  if (flags.data !== undefined && !flags.check) {
    throw new DiscretizeError('E_USAGE', '--data does nothing without --check', {
      hint: 'add --check, or remove --data',
    });
  }
  const given = (['as', 'job', 'fit', 'from', 'table'] as const).filter(
    (flag) => flags[flag] !== undefined,
  );
  const useless = given.find((flag) => !hasUse(flag, forms));
  if (useless !== undefined) {
    throw new DiscretizeError('E_USAGE', `--${useless} does nothing with --to ${name}`, {
      hint: `remove --${useless}: it is for ${isSpark(useless) ? 'pyspark' : 'SQL'}`,
    });
  }
  const [first, second] = given.filter((flag) => flag === 'as' || isSpark(flag));
  if (second === undefined) return;
  throw new DiscretizeError('E_USAGE', `cannot use --${first} with --${second}`, {
    hint: 'remove one',
  });
}

/** True for the short forms of `--as job` and `--as fit`. */
function isSpark(flag: string): boolean {
  return flag === 'job' || flag === 'fit';
}

function hasUse(flag: string, forms: readonly string[]): boolean {
  return isSpark(flag) ? forms.includes(flag) : forms.length > 0;
}

function formOf({ as, job, fit }: ExportTyped): string | undefined {
  if (job) return 'job';
  return fit ? 'fit' : as;
}

function list(): string {
  const width = Math.max(...EXPORTERS.map(({ name }) => name.length)) + 2;
  const lines = EXPORTERS.map(
    ({ name, about, provedOn }) =>
      `${name.padEnd(width)}${about}\n${' '.repeat(width)}${proof(provedOn)}`,
  );
  return `${lines.join('\n')}\n`;
}

function proof(provedOn: string): string {
  return /^\w+ only$/.test(provedOn) ? `not run: ${provedOn}` : `proved on ${provedOn}`;
}
