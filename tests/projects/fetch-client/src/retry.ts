import { setTimeout as sleep } from 'node:timers/promises';
import { HttpError } from './http.js';

export interface RetryOptions {
  attempts?: number;
  /** Milliseconds before the second attempt; doubled for each further one. */
  delay?: number;
}

/** Does it again when the service was busy, later each time. */
export async function retry<T>(work: () => Promise<T>, { attempts = 3, delay = 200 }: RetryOptions = {}): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= attempts || !(error instanceof HttpError) || error.status < 500) throw error;
      await sleep(delay * 2 ** (attempt - 1));
    }
  }
}
