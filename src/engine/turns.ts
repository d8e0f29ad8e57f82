/**
 * Turns of the event loop: between two of them, timers, signals and other work have their time. They are made by
 * messages and not by timers, which tests may stop.
 */
export class Turns {
  readonly #channel = new MessageChannel();
  #resolve: (() => void) | undefined;

  constructor() {
    // Node's types leave the setter out.
    Object.assign(this.#channel.port1, { onmessage: () => this.#resolve?.() });
  }

  /** Resolves in the next turn. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      this.#resolve = resolve;
      this.#channel.port2.postMessage(undefined);
    });
  }

  /** Lets the program end. */
  close(): void {
    this.#channel.port1.close();
  }
}
