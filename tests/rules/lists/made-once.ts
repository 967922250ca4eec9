import type { Case } from '../twins.js';

/** What is made once, in the ways in which programs make something once. Both rules are silent about it. */
export const silent: readonly Case[] = [
  {
    name: 'a singleton behind if (!instance), with a private constructor',
    code: `
export class Metrics {
  private static instance: Metrics | undefined;
  private points = 0;

  static get(): Metrics {
    if (!Metrics.instance) Metrics.instance = new Metrics();
    return Metrics.instance;
  }

  private constructor() {
    setInterval(() => this.flush(), 10_000);
    window.addEventListener('pagehide', () => this.flush());
  }

  private flush(): void {
    this.points = 0;
  }
}`,
  },
  {
    name: 'a singleton behind ??=',
    code: `
export class Session {
  private static instance?: Session;
  private renewed = 0;

  static current(): Session {
    return (Session.instance ??= new Session());
  }

  private constructor() {
    setInterval(() => (this.renewed += 1), 60_000);
    document.addEventListener('visibilitychange', () => (this.renewed += 1));
  }
}`,
  },
  {
    name: 'an object that a function of the module makes at its first call',
    code: `
class Tracker {
  private events = 0;

  constructor() {
    window.addEventListener('click', () => (this.events += 1));
    setInterval(() => (this.events = 0), 5_000);
  }
}

let tracker: Tracker | undefined;

export function getTracker(): Tracker {
  if (!tracker) {
    tracker = new Tracker();
  }
  return tracker;
}`,
  },
  {
    name: 'a service that its framework makes once',
    code: `
declare function Injectable(options: { providedIn: string }): ClassDecorator;

@Injectable({ providedIn: 'root' })
export class Breakpoints {
  private width = 0;

  constructor() {
    setInterval(() => (this.width = window.innerWidth), 1_000);
    window.addEventListener('resize', () => (this.width = window.innerWidth));
  }
}`,
  },
  {
    name: 'a method that the module calls once',
    code: `
export const app = {
  clicks: 0,
  init(): void {
    window.addEventListener('click', () => (this.clicks += 1));
    setInterval(() => (this.clicks = 0), 60_000);
  },
};

app.init();`,
  },
  {
    name: 'the install() of a plugin',
    code: `
interface App {
  config: { now: number };
}

export default {
  install(app: App): void {
    setInterval(() => (app.config.now = Date.now()), 1_000);
    window.addEventListener('focus', () => (app.config.now = Date.now()));
  },
};`,
  },
  {
    name: 'in the handler of an event that comes once',
    code: `
class Game {
  private keys = 0;

  constructor() {
    window.addEventListener('keydown', () => (this.keys += 1));
    setInterval(() => (this.keys = 0), 1_000);
  }
}

window.addEventListener('load', () => {
  new Game();
});

document.addEventListener('DOMContentLoaded', () => {
  window.addEventListener('scroll', () => document.body.classList.add('scrolled'));
  setInterval(() => document.body.classList.remove('scrolled'), 1_000);
});`,
  },
  {
    name: 'in what the module runs when something is ready',
    code: `
declare const app: { whenReady(): Promise<void>; listen(port: number, ready: () => void): void };

void app.whenReady().then(() => {
  process.on('SIGTERM', () => process.exit(0));
  setInterval(() => console.log(process.uptime()), 60_000);
});

app.listen(8080, () => {
  process.on('SIGUSR2', () => console.log(process.memoryUsage()));
  setInterval(() => console.log('alive'), 60_000);
});`,
  },
];
