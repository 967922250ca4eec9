import { describe } from 'vitest';
import { code, planTable } from './timers.js';

describe('a signal is handed on as the call takes it', () => {
  planTable([
    {
      name: 'a property of options that are there',
      text: code`
        export async function load(url: string, signal?: AbortSignal): Promise<string> {
          const response = await fetch(url, { method: 'POST' }); //-
          const response = await fetch(url, { method: 'POST', signal }); //+
          return await response.text();
        }
      `,
      title: 'Pass `signal` to `fetch`',
    },
    {
      name: 'options that are missing',
      text: code`
        export async function load(url: string, { signal: stop }: { signal?: AbortSignal }): Promise<string> {
          const response = await fetch(url); //-
          const response = await fetch(url, { signal: stop }); //+
          return await response.text();
        }
      `,
      title: 'Pass `stop` to `fetch`',
    },
    {
      name: 'an argument behind others that are left out',
      text: code`
        async function count(query: string, limit?: number, signal?: AbortSignal): Promise<number> {
          return (await (await fetch(query, { signal })).text()).length + (limit ?? 0);
        }
        export async function twice(query: string, signal: AbortSignal): Promise<number> {
          return 2 * (await count(query)); //-
          return 2 * (await count(query, undefined, signal)); //+
        }
      `,
      title: 'Pass `signal` to `count`',
    },
    {
      name: 'the whole options, where the callee takes the like',
      text: code`
        interface Options { readonly retries?: number; readonly signal?: AbortSignal }
        async function page(url: string, options: Options = {}): Promise<string> {
          return await (await fetch(url, { signal: options.signal })).text();
        }
        export async function pages(options: Options): Promise<string[]> {
          const first = await page('/a'); //-
          const first = await page('/a', options); //+
          return [first, await page('/b', options)];
        }
      `,
      title: 'Pass `options` to `page`',
    },
    {
      name: 'options in a constant',
      text: code`
        export async function send(url: string, body: string, signal: AbortSignal): Promise<Response> {
          const init: RequestInit = { method: 'POST', body }; //-
          const init: RequestInit = { method: 'POST', body, signal }; //+
          return await fetch(url, init);
        }
      `,
      title: 'Pass `signal` to `fetch`',
    },
    {
      name: 'options in a constant that others use: none of theirs',
      text: code`
        export async function send(url: string, body: string, signal: AbortSignal): Promise<Response> {
          const init: RequestInit = { method: 'POST', body };
          console.log(init.method);
          return await fetch(url, init);
        }
      `,
      reason: /not written at the call/,
    },
    {
      name: 'joined with a timeout',
      text: code`
        export async function ping(url: string, signal: AbortSignal): Promise<string> {
          return await (await fetch(url, { signal: AbortSignal.timeout(1000) })).text(); //-
          return await (await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(1000)]) })).text(); //+
        }
      `,
      title: 'Stop `fetch` by `signal` as well',
      safety: 'review',
    },
  ], 'require-signal-forwarding');
});

describe('a controller is aborted', () => {
  planTable([
    {
      name: 'in the teardown that leaves it out',
      text: code`
        export class Feed {
          private readonly reading = new AbortController();
          private readonly writing = new AbortController();
          async read(): Promise<Response> {
            return await fetch('/feed', { signal: this.reading.signal });
          }
          async write(body: string): Promise<Response> {
            return await fetch('/feed', { method: 'POST', body, signal: this.writing.signal });
          }
          dispose(): void {
            this.writing.abort(); //+
            this.reading.abort();
          }
        }
      `,
      title: 'Abort `writing` in `dispose()`',
    },
    {
      name: 'before the next one takes its place',
      text: code`
        export class Search {
          private controller?: AbortController;
          async find(text: string): Promise<string> {
            this.controller?.abort(); //+
            this.controller = new AbortController();
            const response = await fetch(text, { signal: this.controller.signal });
            return await response.text();
          }
          dispose(): void {
            this.controller?.abort();
          }
        }
      `,
      title: 'Abort the former `controller` before it is set again',
      safety: 'review',
    },
  ], 'no-lost-abort-controller');
});
