/**
 * Resolves in the next turn of the event loop, so that timers, signals and other work can run. Uses messages, not
 * timers, which tests may stop. Each turn has its own channel: Node delivers up to 1000 messages of a channel in one
 * turn.
 */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    // Some runtimes have no message channels.
    if (!('MessageChannel' in globalThis)) {
      setTimeout(resolve, 0);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    const turn = (): void => {
      // An open channel would keep the program running.
      port1.close();
      resolve();
    };
    // In Node 22 and later, `onmessage` loads the HTTP client, whose WebAssembly may find no memory. Browsers have
    // only that property.
    if (typeof port1.on === 'function') port1.on('message', turn);
    else Object.assign(port1, { onmessage: turn });
    port2.postMessage(undefined);
  });
}

/** The maximum time in milliseconds that work may block the event loop. */
const LONGEST = 10;

/** Yields items, with a turn of the event loop whenever the work on them has taken long. */
export async function* inTurns<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item> {
  let start = performance.now();
  for await (const item of items) {
    yield item;
    if (performance.now() - start < LONGEST) continue;
    await nextTurn();
    start = performance.now();
  }
}
