const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Watches for the signals that end a run. */
export interface Interrupt {
  /** True once a signal has come. */
  readonly hasCome: () => boolean;
  /** Leaves the signals alone again. */
  readonly forget: () => void;
}

/**
 * Cleans up before a signal ends the process, which then ends by that signal, as its parent expects. A
 * second signal does not wait.
 */
export function onInterrupt(cleanUp: () => Promise<void>): Interrupt {
  let hasCome = false;
  const forget = (): void => {
    for (const signal of SIGNALS) process.off(signal, handle);
  };
  function handle(signal: NodeJS.Signals): void {
    hasCome = true;
    forget();
    const end = (): boolean => process.kill(process.pid, signal);
    cleanUp().then(end, end);
  }
  for (const signal of SIGNALS) process.on(signal, handle);
  return { hasCome: () => hasCome, forget };
}
