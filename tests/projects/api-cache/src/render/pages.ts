const MOST_PAGES = 500;
const FRESH_MS = 60_000;

interface Page {
  readonly text: string;
  readonly made: number;
}

const rendered = new Map<string, string>();
const bounded = new Map<string, Page>();
const timed = new Map<string, Page>();
const templates = new Map<string, string>();

setInterval(() => {
  for (const [url, page] of timed) if (page.made + FRESH_MS < Date.now()) timed.delete(url);
}, FRESH_MS).unref();

/** Tells how pages of a kind look. */
export function registerTemplate(kind: string, text: string): void {
  templates.set(kind, text);
}

/** The page of a url, made once. */
export function pageOf(url: string): string {
  let page = rendered.get(url);
  if (page === undefined) {
    page = render(url);
    rendered.set(url, page); // want no-unbounded-cache "rendered"
  }
  return page;
}

/** The same, of the last urls alone. */
export function boundedPageOf(url: string): string {
  const known = bounded.get(url);
  if (known) return known.text;
  const text = render(url);
  if (bounded.size >= MOST_PAGES) for (const oldest of bounded.keys()) {
    bounded.delete(oldest);
    break;
  }
  bounded.set(url, { text, made: Date.now() });
  return text;
}

/** The same, for a minute. */
export function timedPageOf(url: string): string {
  const known = timed.get(url);
  if (known) return known.text;
  const text = render(url);
  timed.set(url, { text, made: Date.now() });
  return text;
}

function render(url: string): string {
  return `${templates.get('page') ?? ''}${url}`;
}
