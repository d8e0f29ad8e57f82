/** The part of an AbortSignal that is used; any runtime's signal fits. */
export interface Signal {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/**
 * Makes waiting end with a signal: what is raced with it rejects with the signal's reason as soon as it comes.
 * One listener for a whole run, from the first waiting on, and none after it.
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

  /** True once the signal came. */
  get isAborted(): boolean {
    return this.#signal?.aborted === true;
  }

  /** What the signal says; an AbortError by default. */
  get reason(): unknown {
    return this.#signal?.reason;
  }

  /** Calls a listener at the abort, or now if that was before. @returns a function that removes it */
  listen(listener: (reason: unknown) => void): () => void {
    if (this.isAborted) listener(this.reason);
    else this.#add(listener);
    return () => this.#listeners.delete(listener);
  }

  #add(listener: (reason: unknown) => void): void {
    // What is waited for after the run concerns nobody.
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
