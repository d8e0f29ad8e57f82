/** The longest message of an engine, in characters. */
const MAX_MESSAGE = 300;

/** The message for a program that ended without a result: the likeliest line of what it printed. */
export function failureOf(name: string, status: number | null, printed: string): string {
  const lines = printed.split('\n').filter((line) => line.trim() !== '');
  const line = lines.find((one) => /error|fatal/i.test(one)) ?? lines.at(-1) ?? 'no output';
  const end = status === null ? 'ended by a signal' : `exit status ${status}`;
  return `${name}: ${line.trim().slice(0, MAX_MESSAGE)} (${end})`;
}
