import { clearStatus } from './status-line.ts';

/** The signals that end a run. */
const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A registered handler of the signals that end a run. */
export interface Interrupt {
  /** True after the first signal. */
  readonly hasCome: () => boolean;
  /** Removes the handler. */
  readonly forget: () => void;
}

/**
 * Registers a handler that cleans up before a signal ends the process. The process then ends by that signal, as its
 * parent expects. A second signal ends the process at once.
 *
 * @param cleanUp must be synchronous
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

/** The signals that request the progress. SIGINFO is Ctrl-T on BSD and macOS. Unhandled, SIGUSR1 starts a debugger. */
const ASKING = ['SIGUSR1', 'SIGINFO'] as const;

let answer: (() => void) | undefined;
let isListening = false;

/**
 * Sets the action for signals that request the progress; undefined for no action. The handler stays until the process
 * ends: a late signal must neither end the process nor start a debugger.
 */
export function onProgressSignal(done: (() => void) | undefined): void {
  answer = done;
  if (isListening) return;
  isListening = true;
  for (const signal of ASKING) process.on(signal, () => answer?.());
}
