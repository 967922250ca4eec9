/** What the service answers with when it does not do what it was asked. */
export class HttpError extends Error {
  constructor(readonly status: number, url: string) {
    super(`${url} answered ${status}`);
  }
}

/** One request, and its body as JSON. */
export async function send<T>(url: string, init: { method: string; body?: string }): Promise<T> {
  const response = await fetch(url, { // want require-signal-forwarding "has that signal"
    method: init.method,
    body: init.body ?? null,
    headers: { 'content-type': 'application/json' },
  });
  if (!response.ok) throw new HttpError(response.status, url);
  return (await response.json()) as T;
}

/** The size of a resource; asked before anything is shown. */
export async function sizeOf(url: string, signal?: AbortSignal): Promise<number> {
  const response = await fetch(url, { method: 'HEAD', ...(signal ? { signal } : {}) });
  return Number(response.headers.get('content-length') ?? 0);
}
