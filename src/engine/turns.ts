/**
 * Turns of the event loop: between two of them, timers, signals and other work have their time. They are made by
 * messages and not by timers, which tests may stop.
 */
export class Turns {
  /** Undefined in a runtime without message channels. */
  readonly #channel = 'MessageChannel' in globalThis ? new MessageChannel() : undefined;
  #resolve: (() => void) | undefined;

  constructor() {
    // Node's types leave the setter out.
    if (this.#channel) Object.assign(this.#channel.port1, { onmessage: () => this.#resolve?.() });
  }

  /** Resolves in the next turn. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      this.#resolve = resolve;
      if (this.#channel === undefined) setTimeout(resolve, 0);
      else this.#channel.port2.postMessage(undefined);
    });
  }

  /** Lets the program end. */
  close(): void {
    this.#channel?.port1.close();
  }
}

/** For how many milliseconds work may hold the event loop. */
const LONGEST = 10;

/** Items as they come, with a turn of the event loop whenever the work on them has taken long. */
export async function* inTurns<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item> {
  const turns = new Turns();
  let start = performance.now();
  try {
    for await (const item of items) {
      yield item;
      if (performance.now() - start < LONGEST) continue;
      await turns.next();
      start = performance.now();
    }
  } finally {
    turns.close();
  }
}
