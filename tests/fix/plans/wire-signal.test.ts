import { describe } from 'vitest';
import { code, planTable } from './timers.js';

describe('a signal is handed down to a call through the functions between', () => {
  planTable([
    {
      name: 'as a last parameter, at every call where one is in scope',
      text: code`
        async function read(url: string): Promise<string> { //-
          const response = await fetch(url); //-
        async function read(url: string, signal?: AbortSignal): Promise<string> { //+
          const response = await fetch(url, { signal }); //+
          return await response.text();
        }
        export async function both(a: string, b: string, signal: AbortSignal): Promise<string> {
          const first = await fetch(a, { signal });
          return (await first.text()) + (await read(b)); //-
          return (await first.text()) + (await read(b, signal)); //+
        }
        export async function other(url: string): Promise<string> {
          return await read(url);
        }
      `,
      title: 'Hand `signal` down to `fetch()` through `read()`',
      safety: 'review',
    },
    {
      name: 'as an option, where the function takes options; options that are handed on whole carry it',
      text: code`
        interface ReadOptions {
          method?: string;
          signal?: AbortSignal; //+
        }
        async function read(url: string, options: ReadOptions = {}): Promise<string> {
          const response = await fetch(url, { method: options.method ?? 'GET' }); //-
          const response = await fetch(url, { method: options.method ?? 'GET', signal: options.signal }); //+
          return await response.text();
        }
        async function readTwice(url: string, options: ReadOptions): Promise<string> {
          return (await read(url, options)) + (await read(url)); //-
          return (await read(url, options)) + (await read(url, { signal: options.signal })); //+
        }
        export async function both(a: string, b: string, signal: AbortSignal): Promise<string> {
          const first = await fetch(a, { signal });
          return (await first.text()) + (await readTwice(b, { method: 'POST' })); //-
          return (await first.text()) + (await readTwice(b, { method: 'POST', signal })); //+
        }
      `,
    },
    {
      name: 'as a destructured option',
      text: code`
        async function read({ url }: { url: string }): Promise<string> { //-
          const response = await fetch(url); //-
        async function read({ url, signal }: { url: string; signal?: AbortSignal }): Promise<string> { //+
          const response = await fetch(url, { signal }); //+
          return await response.text();
        }
        export async function both(a: string, b: string, signal: AbortSignal): Promise<string> {
          const first = await fetch(a, { signal });
          return (await first.text()) + (await read({ url: b })); //-
          return (await first.text()) + (await read({ url: b, signal })); //+
        }
      `,
    },
    {
      name: 'the members of an own interface and an abstract base keep in step',
      text: code`
        interface Source {
          read(url: string): Promise<string>; //-
          read(url: string, signal?: AbortSignal): Promise<string>; //+
        }
        abstract class Base {
          abstract read(url: string): Promise<string>; //-
          abstract read(url: string, signal?: AbortSignal): Promise<string>; //+
        }
        class Web extends Base implements Source {
          async read(url: string): Promise<string> { //-
            return await (await fetch(url)).text(); //-
          async read(url: string, signal?: AbortSignal): Promise<string> { //+
            return await (await fetch(url, { signal })).text(); //+
          }
        }
        export async function both(a: string, web: Web, signal: AbortSignal): Promise<string> {
          const first = await fetch(a, { signal });
          return (await first.text()) + (await web.read('/')); //-
          return (await first.text()) + (await web.read('/', signal)); //+
        }
      `,
    },
    {
      name: 'overloads keep in step',
      text: code`
        function read(url: string): Promise<string>; //-
        function read(url: URL): Promise<string>; //-
        async function read(url: string | URL): Promise<string> { //-
          return await (await fetch(url)).text(); //-
        function read(url: string, signal?: AbortSignal): Promise<string>; //+
        function read(url: URL, signal?: AbortSignal): Promise<string>; //+
        async function read(url: string | URL, signal?: AbortSignal): Promise<string> { //+
          return await (await fetch(url, { signal })).text(); //+
        }
        export async function both(a: string, signal: AbortSignal): Promise<string> {
          const first = await fetch(a, { signal });
          return (await first.text()) + (await read('/')); //-
          return (await first.text()) + (await read('/', signal)); //+
        }
      `,
    },
    {
      name: 'a function that is handed on would be given an index for a signal',
      text: code`
        async function read(url: string): Promise<string> {
          return await (await fetch(url)).text();
        }
        export async function all(a: string, urls: string[], signal: AbortSignal): Promise<string[]> {
          const first = await fetch(a, { signal });
          return [await first.text(), await read(a), ...(await Promise.all(urls.map(read)))];
        }
      `,
      reason: /handed on as a value/,
    },
    {
      name: 'a name that means something else',
      text: code`
        async function read(url: string, signal: 'go' | 'wait'): Promise<string> {
          return signal === 'go' ? await (await fetch(url)).text() : '';
        }
        export async function both(a: string, signal: AbortSignal): Promise<string> {
          const first = await fetch(a, { signal });
          return (await first.text()) + (await read(a, 'go'));
        }
      `,
      reason: /another meaning/,
    },
    {
      name: 'a method that a subclass writes anew',
      text: code`
        class Web {
          async read(url: string): Promise<string> {
            return await (await fetch(url)).text();
          }
        }
        export class Cached extends Web {
          override async read(url: string): Promise<string> {
            return url;
          }
        }
        export async function both(a: string, web: Web, signal: AbortSignal): Promise<string> {
          const first = await fetch(a, { signal });
          return (await first.text()) + (await web.read(a));
        }
      `,
      reason: /other declarations/,
    },
    {
      name: 'any number of arguments',
      text: code`
        async function read(...urls: string[]): Promise<string> {
          return await (await fetch(urls.join('/'))).text();
        }
        export async function both(a: string, signal: AbortSignal): Promise<string> {
          const first = await fetch(a, { signal });
          return (await first.text()) + (await read(a, a));
        }
      `,
      reason: /any number/,
    },
  ], 'require-signal-forwarding');
});

describe('a function that nobody can stop is given a signal', () => {
  planTable([
    {
      name: 'for all that it waits for',
      text: code`
        export async function load(url: string): Promise<string> { //-
          const index = await (await fetch(url)).text(); //-
          return index + (await (await fetch(index)).text()); //-
        export async function load(url: string, signal?: AbortSignal): Promise<string> { //+
          const index = await (await fetch(url, { signal })).text(); //+
          return index + (await (await fetch(index, { signal })).text()); //+
        }
      `,
      title: 'Let callers stop `load()` by a signal',
      safety: 'review',
    },
  ], 'no-uncancellable-promise');
});
