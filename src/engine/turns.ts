/**
 * Turns of the event loop: between two of them, timers, signals and other work have their time. They are made by
 * messages and not by timers, which tests may stop.
 */
export class Turns {
  /** Made for the first turn: an open channel keeps the program running. */
  #channel: InstanceType<typeof MessageChannel> | undefined;
  #resolve: (() => void) | undefined;

  /** Resolves in the next turn. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      this.#resolve = resolve;
      // There are runtimes without message channels.
      if ('MessageChannel' in globalThis) this.#open().port2.postMessage(undefined);
      else setTimeout(resolve, 0);
    });
  }

  #open(): InstanceType<typeof MessageChannel> {
    if (this.#channel === undefined) {
      this.#channel = new MessageChannel();
      // Node's types leave the setter out.
      Object.assign(this.#channel.port1, { onmessage: () => this.#resolve?.() });
    }
    return this.#channel;
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
