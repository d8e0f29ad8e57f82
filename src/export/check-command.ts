/** Words that a shell reads unchanged. */
const PLAIN = /^[\p{L}\p{M}\p{N}_.,/@+=:~-]+$/u;

/** The words of a command line that reproduces the rules of an export. */
export interface CheckWords {
  /** The flags of `export` and `verify` that determine the rules, and the file of the spec. */
  readonly rules: readonly string[];
  /** The flags of `export` that determine the names of output columns. */
  readonly names: readonly string[];
  /** The value of `verify --on` for the target; undefined if no engine runs its check. */
  readonly engine: string | undefined;
}

/** The command lines that check an export. */
export function checkCommands(
  { rules, names, engine }: CheckWords,
  { name, runsWith }: { readonly name: string; readonly runsWith: string | undefined },
): readonly string[] {
  const line = (command: string, all: readonly string[]): string =>
    [command, ...all.map(shellWord)].join(' ');
  const pipe = runsWith === undefined ? '' : ` | ${runsWith}`;
  return [
    `${line(`discretize export --to ${name} --check`, [...names, ...rules])}${pipe}`,
    ...(engine === undefined ? [] : [line(`discretize verify --on ${engine}`, rules)]),
  ];
}

/** A word quoted for a POSIX shell; characters that might end a comment become question marks. */
function shellWord(word: string): string {
  const safe = word.replace(/[^\p{L}\p{M}\p{N} '"\\$&;|()<>#%!^,./@+=:~[\]{}_-]/gu, '?');
  return PLAIN.test(safe) ? safe : `'${safe.replaceAll("'", String.raw`'\''`)}'`;
}
