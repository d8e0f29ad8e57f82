import { clearStatus } from './status-line.ts';

const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

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
    for (const signal of ENDING) process.off(signal, handle);
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
  for (const signal of ENDING) process.on(signal, handle);
  return { hasCome: () => hasCome, forget };
}

/** SIGINFO is Ctrl-T on BSD and macOS. Node opens its debugger at an unhandled SIGUSR1. */
const ASKING = ['SIGUSR1', 'SIGINFO'] as const;

let answer: (() => void) | undefined;
let isListening = false;

/**
 * Says what is done where a signal asks how far the run is; nothing if it is undefined. It listens until
 * the process ends: a late signal should neither end it nor start a debugger.
 */
export function onProgressSignal(done: (() => void) | undefined): void {
  answer = done;
  if (isListening) return;
  isListening = true;
  for (const signal of ASKING) process.on(signal, () => answer?.());
}
