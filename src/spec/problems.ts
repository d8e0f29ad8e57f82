import { DiscretizeError, type Problem } from '../core/errors/error.ts';

/** The number of problems after which no more are collected: a hostile spec could have millions. */
const MAX_PROBLEMS = 1000;

/** The maximum numbers of problems in the text of the error, and of characters of a pointer. */
const MAX_LISTED = 20;
const MAX_POINTER = 200;

/** True if there are so many problems that others need not be found. */
export function isFull(problems: readonly Problem[]): boolean {
  return problems.length >= MAX_PROBLEMS;
}

/** Adds a problem, unless there are more than enough. */
export function addProblem(problems: Problem[], path: string, message: string): void {
  if (!isFull(problems)) problems.push({ path, message });
}

/** The error for a spec with problems, at least one. */
export function invalidSpec(problems: readonly Problem[]): DiscretizeError {
  const lines = problems.slice(0, MAX_LISTED).map(({ path, message }) => {
    const shown = path.length > MAX_POINTER ? `${path.slice(0, MAX_POINTER)}...` : path;
    // A line end here comes from a key or a name; it must not look like one of ours.
    return (path === '' ? message : `${shown}: ${message}`).replaceAll('\n', '\\n');
  });
  const { length } = problems;
  const count = length < MAX_PROBLEMS ? `${length}` : `${length} or more`;
  const rest = length > MAX_LISTED ? [`and ${length - MAX_LISTED} more`] : [];
  const wording =
    length === 1
      ? `the spec is not valid: ${lines[0]}`
      : `the spec has ${count} problems:\n  ${[...lines, ...rest].join('\n  ')}`;
  return new DiscretizeError('E_SPEC', wording, { problems });
}

/** Adds a member to a JSON Pointer (RFC 6901). */
export function pointer(path: string, member: string | number): string {
  return `${path}/${String(member).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
