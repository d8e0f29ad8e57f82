import { clearStatus } from './status-line.ts';

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
 *
 * @param cleanUp does not wait for anything, so that the process ends at once
 */
export function onInterrupt(cleanUp: () => void): Interrupt {
  let hasCome = false;
  const forget = (): void => {
    for (const signal of SIGNALS) process.off(signal, handle);
  };
  function handle(signal: NodeJS.Signals): void {
    hasCome = true;
    forget();
    try {
      clearStatus();
      cleanUp();
    } finally {
      process.kill(process.pid, signal);
    }
  }
  for (const signal of SIGNALS) process.on(signal, handle);
  return { hasCome: () => hasCome, forget };
}
