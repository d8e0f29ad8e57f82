/** The part of an AbortSignal that is used; signals of any runtime fit. */
export interface Signal {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/**
 * Ends waiting at a signal: promises raced with it reject with the signal's reason. It has one listener for a whole
 * run, from the first wait to the end.
 */
export class Abort {
  readonly #signal: Signal | undefined;
  readonly #listeners = new Set<(reason: unknown) => void>();
  #state: 'new' | 'open' | 'closed' = 'new';
  readonly #onAbort = (): void => {
    const { reason } = this;
    for (const listener of [...this.#listeners]) listener(reason);
    this.close();
  };

  constructor(signal: Signal | undefined) {
    this.#signal = signal;
  }

  /** True once the signal has aborted. */
  get isAborted(): boolean {
    return this.#signal?.aborted === true;
  }

  /** The reason of the signal; an AbortError by default. */
  get reason(): unknown {
    return this.#signal?.reason;
  }

  /** Calls a listener at the abort, or at once if that was before. @returns a function that removes the listener */
  listen(listener: (reason: unknown) => void): () => void {
    if (this.isAborted) listener(this.reason);
    else this.#add(listener);
    return () => this.#listeners.delete(listener);
  }

  #add(listener: (reason: unknown) => void): void {
    // Promises that settle after the run concern no caller.
    if (this.#state === 'closed') return;
    if (this.#state === 'new') this.#signal?.addEventListener('abort', this.#onAbort);
    this.#state = 'open';
    this.#listeners.add(listener);
  }

  /** Waits for work, but no longer than for the signal. */
  race<T>(work: PromiseLike<T>): Promise<T> {
    if (this.#signal === undefined) return Promise.resolve(work);
    return new Promise((resolve, reject) => {
      const remove = this.listen(reject);
      work.then(
        (value) => {
          remove();
          resolve(value);
        },
        (error: unknown) => {
          remove();
          reject(error);
        },
      );
    });
  }

  /** Removes the listener from the signal, for good. */
  close(): void {
    this.#state = 'closed';
    this.#signal?.removeEventListener('abort', this.#onAbort);
    this.#listeners.clear();
  }
}
