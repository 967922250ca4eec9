const ANSWER_MS = 10_000;

/** Tells brokers which jobs are done, and waits until they say that they know. */
export class Acks {
  private readonly waiting = new Map<string, () => void>();

  constructor(private readonly send: (jobId: string) => void) {}

  ack(jobId: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`nobody acknowledged ${jobId}`)), ANSWER_MS);
      this.waiting.set(jobId, () => { // want no-stale-connection-state "timer"
        clearTimeout(timer);
        resolve();
      });
      this.send(jobId);
    });
  }

  /** As above, and nothing is left whatever comes. */
  async ackOnce(jobId: string): Promise<void> {
    try {
      await new Promise<void>((resolve, reject) => {
        setTimeout(() => reject(new Error(`nobody acknowledged ${jobId}`)), ANSWER_MS).unref();
        this.once.set(jobId, resolve);
        this.send(jobId);
      });
    } finally {
      this.once.delete(jobId);
    }
  }

  private readonly once = new Map<string, () => void>();

  receive(jobId: string): void {
    this.once.get(jobId)?.();
    this.waiting.get(jobId)?.();
    this.waiting.delete(jobId);
  }
}
