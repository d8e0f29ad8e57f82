import { withFileHint } from './arguments/suggest-command.ts';
import { type CommandInfo, commandOf } from './definitions/command-table.ts';
import type { Flag } from './definitions/flag.ts';
import { FLAGS } from './definitions/flags.ts';
import { BRIEF_HELP, commandHelp, fullHelp } from './help/help.ts';
import { print } from './output/print.ts';
import { version } from './version.ts';

type Command = (args: readonly string[]) => Promise<number>;

/** The loaders of commands. A command is loaded on demand, so that help starts fast. */
const RUNNERS: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ['fit', async () => (await import('./commands/fit.ts')).fitCommand],
  ['spec', async () => (await import('./commands/spec/spec.ts')).specCommand],
  ['spec check', async () => (await import('./commands/spec/spec-check.ts')).specCheckCommand],
  ['spec diff', async () => (await import('./commands/spec/spec-diff.ts')).specDiffCommand],
  ['export', async () => (await import('./commands/export.ts')).exportCommand],
  ['verify', async () => (await import('./commands/verify.ts')).verifyCommand],
  ['explain', async () => (await import('./commands/explain.ts')).explainCommand],
  ['hist', async () => (await import('./commands/hist.ts')).histCommand],
  ['describe', async () => (await import('./commands/describe.ts')).describeCommand],
  ['drift', async () => (await import('./commands/drift.ts')).driftCommand],
  ['completion', async () => (await import('./commands/completion.ts')).completionCommand],
  ['help', async () => (await import('./commands/help.ts')).helpCommand],
]);

/**
 * Runs the command that the arguments name. Loads only the modules of that command: loading all modules takes longer
 * than most runs.
 *
 * @param args the arguments after the command's name
 * @returns the exit status
 */
export async function runCommand(args: readonly string[]): Promise<number> {
  if (args[0] === '__complete') {
    const { completeCommand } = await import('./commands/complete.ts');
    return await completeCommand(args.slice(1));
  }
  const info = commandOf(args);
  if (info !== undefined) return await runNamed(info, args.slice(info.name.split(' ').length));
  if (asksFor(args, { long: 'help' }, FLAGS)) return await print(fullHelp());
  if (asksFor(args, { short: 'h' }, FLAGS)) return await print(BRIEF_HELP);
  if (asksFor(args, { long: 'version', short: 'V' }, FLAGS)) return await print(`${version()}\n`);
  const { applyCommand } = await import('./commands/apply.ts');
  return await applyCommand(args);
}

async function runNamed(info: CommandInfo, args: readonly string[]): Promise<number> {
  const help = info.flags.find(({ long }) => long === 'help');
  if (help !== undefined && asksFor(args, help, info.flags)) return await print(commandHelp(info));
  const command = await RUNNERS.get(info.name)?.();
  if (command === undefined) throw new Error(`nothing runs ${info.name}`);
  try {
    return await command(args);
  } catch (error) {
    throw await withFileHint(error, info.name.split(' '));
  }
}

/**
 * True if arguments contain a switch: `--help`, `-h`, or `-qh` with other switches. The other arguments may be
 * invalid.
 *
 * @param flags all flags of the command: the h of `-mh` is the value of -m
 */
export function asksFor(
  args: readonly string[],
  { long, short }: Partial<Pick<Flag, 'long' | 'short'>>,
  flags: readonly Flag[],
): boolean {
  const end = args.indexOf('--');
  return (end < 0 ? args : args.slice(0, end)).some(
    (argument) =>
      argument === `--${long}` || (short !== undefined && hasShort(argument, short, flags)),
  );
}

function hasShort(argument: string, short: string, flags: readonly Flag[]): boolean {
  if (!/^-[a-z]+$/i.test(argument)) return false;
  for (const letter of argument.slice(1)) {
    if (letter === short) return true;
    const flag = flags.find((one) => one.short === letter);
    if (flag === undefined || flag.value !== undefined) return false;
  }
  return false;
}
