import { noUnclosedResource } from '../../rules/no-unclosed-resource.js';
import { tester } from './rule-tester.js';

tester.run('no-unclosed-resource', noUnclosedResource, {
  valid: [
    {
      name: 'a field that the teardown ends',
      code: `
export class Quotes {
  private readonly socket = new WebSocket('wss://quotes');
  dispose(): void {
    this.socket.close();
  }
}`,
    },
    {
      name: 'an owner without a teardown is only possible',
      code: `
export class Quotes {
  private readonly socket = new WebSocket('wss://quotes');
  isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN;
  }
}`,
    },
    {
      name: 'an end in a finally',
      code: `
import { open } from 'node:fs/promises';
export async function save(path: string, text: () => Promise<string>): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(await text());
  } finally {
    await file.close();
  }
}`,
    },
    {
      name: 'what is certain alone, where that is asked for',
      options: [{ confidence: 'certain' }],
      code: `
export class Quotes {
  private socket: WebSocket | undefined;
  open(url: string): void {
    this.socket = new WebSocket(url);
  }
  isOpen(): boolean {
    return this.socket !== undefined;
  }
}`,
    },
  ],
  invalid: [
    {
      name: 'a field that the teardown leaves out',
      code: `
export class Quotes {
  private readonly socket = new WebSocket('wss://quotes');
  isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN;
  }
  dispose(): void {}
}`,
      errors: [{
        messageId: 'endForgets', line: 3, column: 33, endLine: 3, endColumn: 42,
        data: { noun: 'socket', verb: 'close', handle: '`socket`', end: '`dispose()`', owner: '`Quotes`' },
        suggestions: [{ messageId: 'plan', data: { title: 'Close `socket` in `dispose()`' }, output: `
export class Quotes {
  private readonly socket = new WebSocket('wss://quotes');
  isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN;
  }
  dispose(): void {
    this.socket.close();
  }
}` }],
      }],
    },
    {
      name: 'what each run of an effect opens',
      code: `
import { useEffect } from 'react';
export function usePresence(name: string) {
  useEffect(() => {
    const channel = new BroadcastChannel(name);
    channel.postMessage('here');
  }, [name]);
}`,
      errors: [{
        messageId: 'handleLostInEffect', line: 5, column: 25, endLine: 5, endColumn: 41,
        data: { noun: 'channel', verb: 'close', handle: '`channel`', end: '', owner: 'the effect' },
      }],
    },
    {
      name: 'what a rejected await leaves open',
      code: `
import { open } from 'node:fs/promises';
export async function save(path: string, text: () => Promise<string>): Promise<void> {
  const file = await open(path, 'w');
  await file.writeFile(await text());
  await file.close();
}`,
      errors: [{
        messageId: 'skipped', line: 4, column: 22, endLine: 4, endColumn: 26,
        data: { noun: 'file handle', verb: 'close', handle: '`file`', exit: 'a rejected await', line: '5' },
        suggestions: [{ messageId: 'plan', data: { title: 'Close `file` in `finally`' }, output: `
import { open } from 'node:fs/promises';
export async function save(path: string, text: () => Promise<string>): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(await text());
  } finally {
    await file.close();
  }
}` }],
      }],
    },
    {
      name: 'what is only possible, where that is asked for',
      options: [{ confidence: 'possible' }],
      code: `
export class Quotes {
  private readonly socket = new WebSocket('wss://quotes');
  isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN;
  }
}`,
      errors: [{
        messageId: 'neverCleared', line: 3, column: 33, endLine: 3, endColumn: 42,
        data: { noun: 'socket', verb: 'close', handle: '`socket`', end: '', owner: '`Quotes`', again: 'each run of this code starts one' },
      }],
    },
  ],
});
