import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useDebounced } from './hooks.js';

interface Props {
  readonly endpoint: string;
  onFound(ids: readonly string[]): void;
  onPreview(query: string): void;
}

/** The search field, its suggestions, and a link to copy. */
export function Search({ endpoint, onFound, onPreview }: Props): ReactNode {
  const [query, setQuery] = useState('');
  const [copied, setCopied] = useState(false);
  const [history, setHistory] = useState<readonly string[]>([]);
  const preview = useRef<ReturnType<typeof setTimeout>>(undefined);
  const remember = useDebounced((text: string) => setHistory(old => [...old, text].slice(-10)), 2_000);

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    void fetch(`${endpoint}?q=${encodeURIComponent(query)}`, { signal })
      .then(response => response.json())
      .then((ids: string[]) => onFound(ids))
      .catch((error: unknown) => {
        if (!signal.aborted) console.error(error);
      });
    window.addEventListener('popstate', () => setQuery(new URLSearchParams(location.search).get('q') ?? ''), { signal });
    return () => controller.abort();
  }, [endpoint, query, onFound]);

  useEffect(() => {
    const shortcuts = new AbortController();
    window.addEventListener('keydown', event => event.key === 'Escape' && setQuery(''), { signal: shortcuts.signal }); // want no-unremoved-listener "keydown"
  }, []);

  useEffect(() => {
    const run = async () => {
      const saved = await caches.match('history');
      if (saved) setHistory(await saved.json());
      const timer = setInterval(() => void caches.delete('history'), 3_600_000); // want no-uncleared-timer "timer"
      return () => clearInterval(timer);
    };
    void run();
  }, []);

  function type(text: string): void {
    setQuery(text);
    remember(text);
    clearTimeout(preview.current);
    preview.current = setTimeout(() => onPreview(text), 400); // want no-uncleared-timer "preview"
  }

  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(location.href);
    setCopied(true);
    setTimeout(() => setCopied(false), 1_500);
  }

  return (
    <search>
      <input value={query} onChange={event => type(event.target.value)} onFocus={event => setTimeout(() => event.target.select(), 0)} />
      <button onClick={() => void copy()}>{copied ? 'Copied' : 'Copy link'}</button>
      <datalist>
        {history.map(text => (
          <option key={text} value={text} />
        ))}
      </datalist>
    </search>
  );
}
