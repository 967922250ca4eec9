import { EventEmitter } from 'node:events';

export interface BusEvents {
  announcement: [text: string];
  'peer:joined': [user: string, room: string];
  'peer:left': [user: string, room: string];
  'room:closed': [room: string];
  drain: [];
}

/** Events that concern every part of the process. */
export const bus = new EventEmitter<BusEvents>();
bus.setMaxListeners(0);

/** Subscribes to room closures; call the result to unsubscribe. */
export function onRoomClosed(listener: (room: string) => void): () => void {
  bus.on('room:closed', listener);
  return () => {
    bus.off('room:closed', listener);
  };
}

/** Subscribes to people coming and going. */
export function onPresence(joined: (user: string, room: string) => void, left: (user: string, room: string) => void): { dispose(): void } {
  bus.on('peer:joined', joined);
  bus.on('peer:left', left);
  return {
    dispose() {
      bus.off('peer:joined', joined);
      bus.off('peer:left', left);
    },
  };
}

function audit(text: string): void {
  if (process.env['AUDIT']) console.error(`[audit] ${text}`);
}

/** Writes announcements to the audit log; safe to call more than once. */
export function enableAudit(): void {
  bus.off('announcement', audit);
  bus.on('announcement', audit);
}

/** Resolves when the process starts draining, or rejects after `ms`. */
export function drained(ms: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const onDrain = () => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(() => {
      bus.off('drain', onDrain);
      reject(new Error(`not draining after ${ms} ms`));
    }, ms);
    bus.once('drain', onDrain);
  });
}
