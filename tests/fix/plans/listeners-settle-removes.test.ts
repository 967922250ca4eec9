import { describe, expect, it } from 'vitest';
import { code } from '../cases.js';
import { refused, repaired } from './listeners-repair.js';

const job = (body: string, head = 'export async function job(signal: AbortSignal | undefined, load: (name: string) => Promise<string>): Promise<string>'): string => `${head} {\n${body}}\n`;

describe('the listener on a signal goes when the work is done', { timeout: 60_000 }, () => {
  it('an inline handler', () => {
    const { after, plan } = repaired(job("  signal?.addEventListener('abort', () => console.log('aborted'), { once: true });\n\n  const text = await load('a'); // the first one\n  return text;\n"));
    expect(after).toBe(job("  const onAbort = () => console.log('aborted');\n  signal?.addEventListener('abort', onAbort, { once: true });\n\n  try {\n    const text = await load('a'); // the first one\n    return text;\n  } finally {\n    signal?.removeEventListener('abort', onAbort);\n  }\n"));
    expect(plan).toMatchObject({ title: "Remove the 'abort' listener in `finally`", safety: 'safe' });
  });

  it('added under a test for the signal', () => {
    const { after } = repaired(job("  const onAbort = (): void => console.log('aborted');\n  if (signal) {\n    signal.addEventListener('abort', onAbort);\n  }\n  return await load('a');\n"));
    expect(after).toBe(job("  const onAbort = (): void => console.log('aborted');\n  if (signal) {\n    signal.addEventListener('abort', onAbort);\n  }\n  try {\n    return await load('a');\n  } finally {\n    signal?.removeEventListener('abort', onAbort);\n  }\n"));
  });

  it('a promise that is returned is waited for first', () => {
    const { after } = repaired(job("  signal?.addEventListener('abort', () => console.log('aborted'));\n  return load('a');\n"));
    expect(after).toContain("  try {\n    return await load('a');\n  } finally {\n");
  });

  it('in a block of the function it is for review', () => {
    const { after, plan } = repaired(job("  if (signal !== undefined) {\n    console.log('can stop');\n    signal.addEventListener('abort', () => console.log('aborted'));\n    await load('a');\n  }\n  return load('b');\n"));
    expect(after).toContain("    try {\n      await load('a');\n    } finally {\n      signal.removeEventListener('abort', onAbort);\n    }\n  }\n  return load('b');\n");
    expect(plan.safety).toBe('review');
  });

  it('what the result has a part of is for review', () => {
    const { plan } = repaired(job("  const names: string[] = [];\n  signal?.addEventListener('abort', () => names.push('aborted'));\n  return await load(names.join());\n"));
    expect(plan.safety).toBe('review');
  });

  it('a removal that a rejection skips moves into `finally`', () => {
    const { after, plan } = repaired(job("  const onAbort = (): void => console.log('aborted');\n  signal?.addEventListener('abort', onAbort);\n  const text = await load('a');\n  signal?.removeEventListener('abort', onAbort);\n  return text;\n"));
    expect(after).toContain("  try {\n    const text = await load('a');\n    return text;\n  } finally {\n    signal?.removeEventListener('abort', onAbort);\n  }\n");
    expect(plan.safety).toBe('safe');
  });
});

describe('work is left alone, with the reason, where', { timeout: 60_000 }, () => {
  it('nothing is waited for', () => {
    expect(refused(job("  signal?.addEventListener('abort', () => console.log('aborted'));\n  void load('a');\n  return '';\n"))).toMatch(/belongs to what goes on/);
  });

  it('what the handler ends is given back', () => {
    expect(refused(job("  const link = { text: await load('a'), close(): void {} };\n  signal.addEventListener('abort', () => {\n    console.log('aborted');\n    link.close();\n  });\n  await load('b');\n  if (link.text === '') link.close();\n  return link;\n", 'export async function open(signal: AbortSignal, load: (name: string) => Promise<string>): Promise<{ text: string }>'))).toMatch(/is returned, and goes on/);
  });

  it('a promise settles in callbacks', () => {
    expect(refused(code`
      export function wait(signal: AbortSignal, ms: number): Promise<void> {
        return new Promise((resolve, reject) => {
          const timer = setTimeout(resolve, ms);
          signal.addEventListener('abort', () => {
            clearTimeout(timer);
            reject(signal.reason);
          });
        });
      }
    `)).toMatch(/each of them has to remove the listener first/);
  });

  it('a name from behind the registration is used before it', () => {
    expect(refused(job("  start();\n  signal?.addEventListener('abort', () => console.log('aborted'));\n  function start(): void {}\n  return await load('a');\n"))).toMatch(/used before it/);
  });
});

describe('a way to settle that forgets the listener', { timeout: 60_000 }, () => {
  const wait = (close: string): string => code`
    import type { Socket } from 'node:net';
    export function ready(socket: Socket, signal: AbortSignal): Promise<void> {
      return new Promise((resolve, reject) => {
        const onAbort = (): void => {
          reject(signal.reason);
        };
        signal.addEventListener('abort', onAbort);
        socket.once('connect', () => {
          signal.removeEventListener('abort', onAbort);
          resolve();
        });
        socket.once('close', CLOSE);
      });
    }
  `.replace('CLOSE', close);

  it('removes it first', () => {
    const { after, plan } = repaired(wait("() => {\n      reject(new Error('closed'));\n    }"));
    expect(after).toBe(wait("() => {\n      signal.removeEventListener('abort', onAbort);\n      reject(new Error('closed'));\n    }"));
    expect(plan).toMatchObject({ title: "Remove the 'abort' listener before settling", safety: 'review' });
  });

  it('gets braces for it', () => {
    const { after } = repaired(wait("() => reject(new Error('closed'))"));
    expect(after).toMatch(/once\('close', \(\) => \{\n {6}signal.removeEventListener\('abort', onAbort\);\n {6}reject\(new Error\('closed'\)\);\n {4}\}\);/);
  });

  it('is left alone where the promise\'s own function is handed on', () => {
    expect(refused(wait('reject'))).toMatch(/own function is handed to an event/);
  });
});
