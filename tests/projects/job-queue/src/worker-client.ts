import { fork, type ChildProcess } from 'node:child_process';

interface Call {
  resolve(result: string): void;
  reject(error: Error): void;
}

interface Answer {
  readonly id: number;
  readonly result?: string;
  readonly error?: string;
}

/** One process that runs jobs. */
export class WorkerClient {
  private readonly calls = new Map<number, Call>();
  private readonly child: ChildProcess;
  private last = 0;

  constructor(script: string) {
    this.child = fork(script);
    this.child.on('message', (answer: Answer) => this.receive(answer));
    this.child.on('exit', code => {
      console.error(`worker exited with ${code}`);
    });
  }

  run(job: string): Promise<string> {
    const id = ++this.last;
    return new Promise((resolve, reject) => {
      this.calls.set(id, { resolve, reject }); // want no-stale-connection-state "'exit'"
      this.child.send({ id, job });
    });
  }

  private receive({ id, result, error }: Answer): void {
    const call = this.calls.get(id);
    this.calls.delete(id);
    if (error !== undefined) call?.reject(new Error(error));
    else call?.resolve(result ?? '');
  }

  close(): void {
    this.child.kill();
  }
}

/** The same over a process that may die at any time: whoever waits is told. */
export class CarefulClient {
  private readonly calls = new Map<number, Call>();
  private readonly child: ChildProcess;
  private last = 0;

  constructor(script: string) {
    this.child = fork(script);
    this.child.on('message', ({ id, result }: Answer) => {
      this.calls.get(id)?.resolve(result ?? '');
      this.calls.delete(id);
    });
    this.child.on('exit', () => this.fail(new Error('the worker has gone')));
  }

  run(job: string): Promise<string> {
    const id = ++this.last;
    return new Promise((resolve, reject) => {
      this.calls.set(id, { resolve, reject });
      this.child.send({ id, job });
    });
  }

  private fail(error: Error): void {
    const waiting = [...this.calls.values()];
    this.calls.clear();
    for (const call of waiting) call.reject(error);
  }
}
