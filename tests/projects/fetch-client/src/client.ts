import { send } from './http.js';
import { retry, type RetryOptions } from './retry.js';

export interface GetOptions extends RetryOptions {
  query?: Record<string, string>;
}

/** The service, as this package speaks to it. */
export class Client {
  readonly #base: string;

  constructor(base: string) {
    this.#base = base;
  }

  async get<T>(path: string, options: GetOptions = {}): Promise<T> {
    const query = new URLSearchParams(options.query).toString();
    return await retry(() => send<T>(`${this.#base}${path}?${query}`, { method: 'GET' }), options);
  }

  async post<T>(path: string, body: unknown): Promise<T> {
    return await send<T>(this.#base + path, { method: 'POST', body: JSON.stringify(body) });
  }
}
