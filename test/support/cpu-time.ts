/**
 * The time that work takes of the processor, in milliseconds. What else the machine does is not in it, beside a share
 * for caches: limits on it hold on a busy machine.
 */
export function cpuTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
