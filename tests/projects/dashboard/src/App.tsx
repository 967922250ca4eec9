import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { Chart } from './Chart.js';
import { usePolling, useSize } from './hooks.js';
import { Search } from './Search.js';
import { add, useFeed, useFlush, usePoints, useTitle } from './store.js';
import { Toolbar } from './Toolbar.js';

async function loadLoad(): Promise<number> {
  const response = await fetch('/api/load');
  return Number(await response.text());
}

/** The whole page. */
export function App(): ReactNode {
  const main = useRef<HTMLElement>(null);
  const saving = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [open, setOpen] = useState(false);
  const [image, setImage] = useState<string>();
  const points = usePoints();
  const load = usePolling(loadLoad, 10_000);
  const { width } = useSize(main);
  useFeed('/api/points');
  useFlush();
  useTitle('Load');

  useEffect(() => {
    if (load !== undefined) add({ at: Date.now(), value: load });
  }, [load]);

  useEffect(() => {
    saving.current = setTimeout(() => localStorage.setItem('points', JSON.stringify(points)), 1_000);
    return () => {
      if (saving.current) clearTimeout(saving.current);
    };
  }, [points]);

  useEffect(() => {
    let stopped = false;
    let timer: ReturnType<typeof setTimeout>;
    async function beat(): Promise<void> {
      await fetch('/api/alive', { method: 'POST' });
      if (!stopped) timer = setTimeout(() => void beat(), 30_000);
    }
    void beat();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, []);

  const show = useCallback((file: File) => setImage(URL.createObjectURL(file)), []); // miss no-unclosed-resource
  const close = useCallback(() => setOpen(false), []);
  const move = useCallback((x: number, y: number) => main.current?.scrollBy(x, y), []);

  return (
    <main ref={main} style={{ minWidth: width }}>
      <Toolbar open={open} onClose={close} onMove={move} />
      <Search endpoint="/api/search" onFound={ids => setOpen(ids.length > 0)} onPreview={query => console.info(query)} />
      <Chart points={points} refreshMs={5_000} onRefresh={() => void loadLoad()} />
      <input type="file" onChange={event => event.target.files?.[0] && show(event.target.files[0])} />
      {image !== undefined && <img src={image} alt="" />}
    </main>
  );
}
