/** SIGINFO is Ctrl-T on BSD and macOS. Node opens its debugger at an unhandled SIGUSR1. */
const SIGNALS = ['SIGUSR1', 'SIGINFO'] as const;

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
  for (const signal of SIGNALS) process.on(signal, () => answer?.());
}
