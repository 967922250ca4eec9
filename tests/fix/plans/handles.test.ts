import { describe } from 'vitest';
import { code, planTable } from './timers.js';

const RULE = 'no-unclosed-resource';

describe('a resource is ended in the end that leaves it out', () => {
  planTable([
    {
      name: 'by its method',
      text: code`
        export class Quotes {
          private socket: WebSocket | undefined;
          open(url: string): void {
            this.socket?.close();
            this.socket = new WebSocket(url);
          }
          dispose(): void {
            this.socket?.close(); //+
            console.log('gone');
          }
        }
      `,
      title: 'Close `socket` in `dispose()`',
    },
    {
      name: 'by a field that always holds it',
      text: code`
        import { watch, type FSWatcher } from 'node:fs';
        export class Reloader {
          private readonly watcher: FSWatcher;
          constructor(path: string) {
            this.watcher = watch(path, () => console.log(path));
          }
          dispose(): void {
            this.watcher.close(); //+
            console.log('gone');
          }
        }
      `,
    },
    {
      name: 'by a method of each of its parts',
      text: code`
        export class Camera {
          private stream: MediaStream | undefined;
          async start(): Promise<void> {
            this.stream = await navigator.mediaDevices.getUserMedia({ video: true });
          }
          dispose(): void {
            this.stream?.getTracks().forEach(part => part.stop()); //+
            console.log('gone');
          }
        }
      `,
      title: 'Stop `stream` in `dispose()`',
    },
    {
      name: 'not where a promise of it is kept',
      text: code`
        export class Screen {
          private lock: Promise<WakeLockSentinel> | undefined;
          start(): void {
            this.lock = navigator.wakeLock.request();
          }
          dispose(): void {
            console.log('gone');
          }
        }
      `,
      reason: /holds a promise of the wake lock/,
    },
    {
      name: 'by a call on what made it',
      text: code`
        export class Preview {
          private url?: string;
          show(file: Blob): void {
            this.url = URL.createObjectURL(file);
          }
          dispose(): void {
            if (this.url !== undefined) URL.revokeObjectURL(this.url); //+
            console.log('gone');
          }
        }
      `,
      title: 'Revoke `url` in `dispose()`',
    },
    {
      name: 'by a call on a longer name',
      text: code`
        export class Preview {
          private url: string | null = null;
          show(file: Blob): void {
            this.url = window.URL.createObjectURL(file);
          }
          dispose(): void {
            if (this.url !== null) window.URL.revokeObjectURL(this.url); //+
            console.log('gone');
          }
        }
      `,
    },
    {
      name: 'by a function that is imported for it',
      text: code`
        import { openSync, writeSync } from 'node:fs'; //-
        import { openSync, writeSync, closeSync } from 'node:fs'; //+
        export class Log {
          private readonly fd: number;
          constructor(path: string) {
            this.fd = openSync(path, 'a');
          }
          write(text: string): void {
            writeSync(this.fd, text);
          }
          dispose(): void {
            closeSync(this.fd); //+
            console.log('gone');
          }
        }
      `,
      title: 'Close `fd` in `dispose()`',
    },
    {
      name: 'by a function that is imported on a line of its own',
      text: code`
        import {
          openSync,
          writeSync, //-
          writeSync, //+
          closeSync, //+
        } from 'node:fs';
        export class Log {
          private fd?: number;
          open(path: string): void {
            this.fd = openSync(path, 'a');
            writeSync(this.fd, 'open');
          }
          dispose(): void {
            if (this.fd !== undefined) closeSync(this.fd); //+
            console.log('gone');
          }
        }
      `,
    },
    {
      name: 'by a function that is imported already, for review where the owner calls it elsewhere',
      text: code`
        import { closeSync, openSync } from 'node:fs';
        export class Log {
          private fd: number | undefined;
          open(path: string): void {
            if (this.fd !== undefined) closeSync(this.fd);
            this.fd = openSync(path, 'a');
          }
          dispose(): void {
            if (this.fd !== undefined) closeSync(this.fd); //+
            console.log('gone');
          }
        }
      `,
      safety: 'review',
    },
    {
      name: 'by a member of a namespace',
      text: code`
        import * as fs from 'node:fs';
        export class Log {
          private readonly fd: number;
          constructor(path: string) {
            this.fd = fs.openSync(path, 'a');
          }
          dispose(): void {
            fs.closeSync(this.fd); //+
            console.log('gone');
          }
        }
      `,
    },
    {
      name: 'not where the field may hold another number',
      text: code`
        import { openSync } from 'node:fs';
        export class Log {
          private fd = -1;
          open(path: string): void {
            this.fd = openSync(path, 'a');
          }
          dispose(): void {
            console.log('gone');
          }
        }
      `,
      reason: /may hold a number that is no file descriptor/,
    },
    {
      name: 'not by a function that has another meaning here',
      text: code`
        import { openSync } from 'node:fs';
        const closeSync = (fd: number): number => fd;
        export class Log {
          private readonly fd: number;
          constructor(path: string) {
            this.fd = openSync(path, 'a');
          }
          dispose(): void {
            closeSync(1);
          }
        }
      `,
      reason: /\`closeSync\` is something else in this file/,
    },
    {
      name: 'not by a function that would have to be required',
      text: code`
        import fs = require('node:fs');
        const { openSync } = fs;
        export class Log {
          private readonly fd: number;
          constructor(path: string) {
            this.fd = openSync(path, 'a');
          }
          dispose(): void {
            console.log('gone');
          }
        }
      `.replace('import fs = require', 'const fs: typeof import(\'node:fs\') = require').replace('const { openSync } = fs', 'const { openSync } = require(\'node:fs\') as typeof import(\'node:fs\')').replace(/^const fs.*\n/, ''),
      reason: /\`closeSync\` is not imported here/,
    },
    {
      name: 'awaited by an async end',
      text: code`
        import { open, type FileHandle } from 'node:fs/promises';
        export class Journal {
          private file: FileHandle | undefined;
          async open(path: string): Promise<void> {
            this.file = await open(path, 'a');
          }
          async dispose(): Promise<void> {
            await this.file?.close(); //+
            console.log('gone');
          }
        }
      `,
      safety: 'review',
    },
    {
      name: 'let go by an end that does not wait',
      text: code`
        import { Worker } from 'node:worker_threads';
        export class Pool {
          private readonly worker = new Worker('./job.js');
          dispose(): void {
            void this.worker.terminate(); //+
            console.log('gone');
          }
        }
      `,
      title: 'Terminate `worker` in `dispose()`',
      safety: 'review',
    },
    {
      name: 'all of a collection',
      text: code`
        export class Fan {
          private readonly sockets = new Set<WebSocket>();
          open(url: string): void {
            this.sockets.add(new WebSocket(url));
          }
          dispose(): void {
            for (const socket of this.sockets) socket.close(); //+
            this.sockets.clear(); //+
            console.log('gone');
          }
        }
      `,
      title: 'Close the sockets in `sockets` in `dispose()`',
    },
    {
      name: 'not all of a collection where each gives a promise',
      text: code`
        import { Worker } from 'node:worker_threads';
        export class Pool {
          private readonly workers: Worker[] = [];
          add(path: string): void {
            this.workers.push(new Worker(path));
          }
          dispose(): void {
            console.log('gone');
          }
        }
      `,
      reason: /each of them ends by a promise/,
    },
    {
      name: 'in the cleanup of an effect',
      file: 'react.tsx',
      text: code`
        import { useEffect } from 'react';
        export function Presence({ name, tell }: { name: string; tell: (text: string) => void }) {
          useEffect(() => {
            const channel = new BroadcastChannel(name);
            channel.onmessage = message => tell(String(message.data));
            const timer = setInterval(() => channel.postMessage('here'), 5_000);
            return () => {
              clearInterval(timer);
              channel.close(); //+
            };
          }, [name, tell]);
          return null;
        }
      `,
    },
  ], RULE);
});

describe('an end is moved to finally', () => {
  planTable([
    {
      name: 'that an early return skips',
      text: code`
        import { closeSync, fstatSync, openSync } from 'node:fs';
        export function size(path: string): number {
          const fd = openSync(path, 'r');
          const { size, isFile } = fstatSync(fd); //-
          if (!isFile()) return 0; //-
          closeSync(fd); //-
          return size; //-
          try { //+
            const { size, isFile } = fstatSync(fd); //+
            if (!isFile()) return 0; //+
            return size; //+
          } finally { //+
            closeSync(fd); //+
          } //+
        }
      `,
      title: 'Close `fd` in `finally`',
    },
    {
      name: 'that is awaited, for review',
      text: code`
        import { open, type FileHandle } from 'node:fs/promises';
        export async function create(path: string, fill: (file: FileHandle) => Promise<void>): Promise<void> {
          const file = await open(path, 'w');
          await fill(file); //-
          await file.close(); //-
          try { //+
            await fill(file); //+
          } finally { //+
            await file.close(); //+
          } //+
        }
      `,
      title: 'Close `file` in `finally`',
      safety: 'review',
    },
    {
      name: 'of a bitmap',
      text: code`
        export async function area(file: Blob, scale: () => Promise<number>): Promise<number> {
          const bitmap = await createImageBitmap(file);
          const factor = await scale(); //-
          const area = bitmap.width * bitmap.height * factor; //-
          bitmap.close(); //-
          return area; //-
          try { //+
            const factor = await scale(); //+
            const area = bitmap.width * bitmap.height * factor; //+
            return area; //+
          } finally { //+
            bitmap.close(); //+
          } //+
        }
      `,
    },
  ], RULE);
});
