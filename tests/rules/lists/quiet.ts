import type { Case } from '../twins.js';

/** Timers that come to an end although the cleanup does not clear them; each beside the same code with the one difference that leaves it running. */
export const flagged: readonly Case[] = [
  {
    name: 'a drain: each run takes out what the next one is for',
    strict: true,
    code: `
export class Uploads {
  private readonly queue: string[] = [];

  constructor(private readonly socket: WebSocket) {}

  add(path: string): void {
    this.queue.push(path);
  }

  drain(): void {
    const next = this.queue.shift(); //- const next = this.queue[0];
    if (next !== undefined) this.socket.send(next);
    if (this.queue.length > 0) setTimeout(() => this.drain(), 100); //@ no-uncleared-timer
  }

  close(): void {
    this.socket.close();
  }
}`,
  },
  {
    name: 'a drain: a collection, and not a method of the object’s own',
    strict: true,
    code: `
export class Sync {
  private readonly changed = new Set<string>();

  constructor(private readonly socket: WebSocket) {}

  run(): void {
    for (const path of [...this.changed].slice(0, 10)) {
      this.socket.send(path);
      this.changed.delete(path); //- this.delete(path);
    }
    if (this.changed.size > 0) setTimeout(() => this.run(), 1_000); //@ no-uncleared-timer
  }

  delete(path: string): void {
    this.socket.send(path.toUpperCase());
  }

  close(): void {
    this.socket.close();
  }
}`,
  },
  {
    name: 'one variable between two events of which the one undoes the other',
    strict: true,
    code: `
export function preview(link: HTMLElement, card: HTMLElement): () => void {
  let hide: ReturnType<typeof setTimeout> | undefined;
  const onLeave = (): void => {
    hide = setTimeout(() => card.remove(), 3_000); //@ no-uncleared-timer
  };
  const onEnter = (): void => clearTimeout(hide);
  link.addEventListener('pointerleave', onLeave);
  link.addEventListener('pointerenter', onEnter); //- link.addEventListener('wheel', onEnter);
  return () => {
    clearTimeout(hide);
    link.removeEventListener('pointerleave', onLeave);
    link.removeEventListener('pointerenter', onEnter); //- link.removeEventListener('wheel', onEnter);
  };
}`,
  },
  {
    name: 'an event handler’s one-shot that sets its component’s own state, beside the effect of something else',
    file: 'react.tsx',
    code: `
import { useEffect, useRef, useState } from 'react';

export function Copy({ text, read }: { text: string; read: () => void }) {
  const [copied, setCopied] = useState(false);
  const reset = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const poll = setInterval(read, 1_000);
    //- reset.current = setTimeout(() => setCopied(false), 2_000); //@ no-uncleared-timer
    return () => clearInterval(poll);
  }, [read]);
  const copy = () => {
    void navigator.clipboard.writeText(text);
    setCopied(true);
    clearTimeout(reset.current);
    reset.current = setTimeout(() => setCopied(false), 2_000); //-
  };
  return <button onClick={copy}>{copied ? 'copied' : 'copy'}</button>;
}`,
  },
  {
    name: 'an end that sets a state, whose change is told to a handler of its own',
    code: `
import { EventEmitter } from 'node:events';

export class Player extends EventEmitter {
  private current = 'idle';
  private beat: NodeJS.Timeout | undefined;

  constructor(private readonly read: () => void) {
    super();
    this.on('change', this.onChange);
  }

  get state(): string {
    return this.current;
  }

  set state(next: string) {
    this.current = next;
    this.emit('change'); //-
  }

  play(): void {
    this.beat ??= setInterval(this.read, 1_000); //@ no-uncleared-timer
  }

  dispose(): void {
    this.state = 'ended';
  }

  private readonly onChange = (): void => {
    if (this.current === 'ended') clearInterval(this.beat);
  };
}`,
  },
  {
    name: 'a var of a block, which is the whole function’s',
    code: `
export class Watch {
  stop: (() => void) | undefined;

  start(read: () => void, often: boolean): void {
    if (often) {
      var timer: NodeJS.Timeout | undefined = setInterval(read, 1_000); //@ no-uncleared-timer
    }
    this.stop = () => {
      console.log('stopped');
      clearInterval(timer); //-
    };
  }
}`,
  },
  {
    name: 'a wait that is the last thing of a block whose failure settles the promise',
    strict: true,
    code: `
export function after(begin: () => void, options: { wait: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    try {
      begin(); //-
      setTimeout(() => resolve(), options.wait); //@ no-uncleared-timer
      //- begin();
    } catch (error) {
      reject(error as Error);
    }
  });
}`,
  },
  {
    name: 'two places that fill one field are one thing to clear',
    code: `
export class Poller {
  private poll: NodeJS.Timeout | undefined;

  constructor(private readonly socket: WebSocket, private readonly read: () => void) {}

  often(): void {
    clearInterval(this.poll);
    this.poll = setInterval(this.read, 1_000); //@ no-uncleared-timer
  }

  seldom(): void {
    clearInterval(this.poll);
    this.poll = setInterval(this.read, 60_000);
  }

  dispose(): void {
    clearInterval(this.poll); //-
    this.socket.close();
  }
}`,
  },
  {
    name: 'a composable that is put aside: it clears then, which also comes with its end',
    code: `
import { onDeactivated, ref, type Ref } from 'vue';

export function useClock(): Ref<number> {
  const now = ref(0);
  const tick = setInterval(() => { //@ no-uncleared-timer
    now.value = Date.now();
  }, 1_000);
  onDeactivated(() => {
    now.value = 0;
    clearInterval(tick); //-
  });
  return now;
}`,
  },
  {
    name: 'a composable that is put aside may come back: what that leaves running is no leak',
    code: `
import { onDeactivated, onUnmounted, ref } from 'vue';

export function useNote(report: (text: string) => void) {
  const note = ref('');
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = (text: string): void => {
    note.value = text;
    timer ??= setTimeout(() => report(text), 5_000); //@ no-uncleared-timer
  };
  onDeactivated(() => console.log(note.value)); //- onUnmounted(() => console.log(note.value));
  return { note, show };
}`,
  },
  {
    name: 'a one-shot that keeps no process alive, cleared elsewhere',
    code: `
export class Session {
  private idle: NodeJS.Timeout | undefined;

  constructor(private readonly socket: WebSocket, private readonly tell: (text: string) => void) {}

  wait(): void {
    this.idle = setTimeout(() => this.tell('idle'), 30_000).unref(); //- this.idle = setTimeout(() => this.tell('idle'), 30_000); //@ no-uncleared-timer
  }

  touch(): void {
    clearTimeout(this.idle);
  }

  close(): void {
    this.socket.close();
  }
}`,
  },
];
