import { EventEmitter } from 'node:events';
import { bus } from './bus.js';
import type { Peer } from './peer.js';

const SUMMARY_MS = 20_000;
const SEAT_MS = 15_000;
const TOPIC_MS = 30_000;

/** The people who talk to each other. */
export class Room {
  private readonly peers = new Map<string, Peer>();
  private readonly history: string[] = [];
  private readonly changes = new EventEmitter();
  private readonly seats = new Map<string, NodeJS.Timeout>();
  private readonly topics = new Map<string, NodeJS.Timeout>();
  private summaryTimer: NodeJS.Timeout | undefined;
  private changed = 0;

  constructor(readonly id: string) {
    this.changes.on('change', () => {
      this.changed++;
    });
  }

  get size(): number {
    return this.peers.size;
  }

  open(): void {
    this.scheduleSummary();
  }

  private scheduleSummary(): void {
    this.summaryTimer = setTimeout(() => { // want no-uncleared-timer "summaryTimer"
      this.tell({ type: 'summary', room: this.id, changed: this.changed, people: this.size });
      this.scheduleSummary();
    }, SUMMARY_MS);
  }

  add(peer: Peer): void {
    this.reclaim(peer.user);
    this.peers.set(peer.id, peer);
    peer.room = this.id;
    this.changes.emit('change');
    for (const line of this.history) peer.send({ type: 'said', line });
  }

  /** Takes the client out and keeps the seat for a while, in case it comes back. */
  remove(peer: Peer): void {
    if (!this.peers.delete(peer.id)) return;
    this.changes.emit('change');
    this.seats.set(
      peer.user,
      setTimeout(() => {
        this.seats.delete(peer.user);
        bus.emit('peer:left', peer.user, this.id);
      }, SEAT_MS),
    );
  }

  private reclaim(user: string): void {
    this.seats.delete(user); // miss no-uncleared-timer
  }

  /** Keeps a topic on screen until nobody has mentioned it for a while. */
  mention(topic: string): void {
    clearTimeout(this.topics.get(topic));
    this.topics.set(
      topic,
      setTimeout(() => this.topics.delete(topic), TOPIC_MS),
    );
  }

  say(line: string): void {
    this.history.push(line);
    if (this.history.length > 50) this.history.shift();
    this.summaryTimer?.refresh();
    this.tell({ type: 'said', line });
  }

  tell(message: object, to?: string): void {
    for (const peer of this.peers.values()) {
      if (to === undefined || peer.user === to) peer.send(message);
    }
  }

  close(): void {
    for (const seat of this.seats.values()) clearTimeout(seat);
    this.seats.clear();
    this.topics.forEach(timer => clearTimeout(timer));
    this.topics.clear();
  }
}

/** All rooms. */
export class RoomRegistry {
  private readonly rooms = new Map<string, Room>();

  constructor() {
    bus.on('drain', this.onDrain);
  }

  get size(): number {
    return this.rooms.size;
  }

  find(id: string | undefined): Room | undefined {
    return id === undefined ? undefined : this.rooms.get(id);
  }

  join(id: string, peer: Peer): void {
    let room = this.rooms.get(id);
    if (!room) {
      room = new Room(id);
      this.rooms.set(id, room); // miss no-stale-connection-state
    }
    if (room.size === 0) room.open();
    room.add(peer);
    bus.emit('peer:joined', peer.user, id);
  }

  leave(peer: Peer): void {
    const room = this.find(peer.room);
    if (!room) return;
    room.remove(peer);
    if (room.size > 0) return;
    room.close();
    bus.emit('room:closed', room.id);
  }

  close(): void {
    this.detach();
    for (const room of this.rooms.values()) room.close();
    this.rooms.clear();
  }

  private detach(): void {
    bus.off('drain', this.onDrain);
  }

  private readonly onDrain = (): void => {
    for (const room of this.rooms.values()) room.tell({ type: 'draining' });
  };
}
