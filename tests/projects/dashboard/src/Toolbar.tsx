import { useEffect, useRef, useState, type PointerEvent as ReactPointerEvent, type ReactNode } from 'react';
import { onOutside, useInterval, useMedia, useOnline, useWindowEvent } from './hooks.js';

interface Props {
  readonly open: boolean;
  onClose(): void;
  onMove(x: number, y: number): void;
}

/** The movable bar with its menu. */
export function Toolbar({ open, onClose, onMove }: Props): ReactNode {
  const menu = useRef<HTMLDivElement>(null);
  const [compact, setCompact] = useState(false);
  const [now, setNow] = useState(() => new Date());
  const [hint, setHint] = useState<string>();
  const online = useOnline();
  const dark = useMedia('(prefers-color-scheme: dark)');

  useInterval(() => setNow(new Date()), online ? 1_000 : null);
  useWindowEvent('languagechange', onClose);

  useEffect(() => {
    if (!open || !menu.current) return;
    return onOutside(menu.current, onClose);
  }, [open, onClose]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose();
    };
    document.addEventListener('keydown', onKey); // want no-unremoved-listener "keydown"
    if (!open) return;
    document.body.classList.add('menu-open');
    return () => {
      document.body.classList.remove('menu-open');
      document.removeEventListener('keydown', onKey);
    };
  }, [open, onClose]);

  useEffect(() => {
    const onScroll = () => setCompact(window.scrollY > 80);
    window.addEventListener('scroll', onScroll, true); // want no-mismatched-removal "scroll"
    return () => window.removeEventListener('scroll', onScroll);
  }, []);

  useEffect(() => {
    window.addEventListener('beforeprint', () => setCompact(false)); // want no-mismatched-removal "beforeprint"
    return () => window.removeEventListener('beforeprint', () => setCompact(false));
  }, []);

  useEffect(() => {
    window.addEventListener('storage', event => { // want no-unremoved-listener "storage"
      if (event.key === 'theme') setCompact(false);
    });
  }, []);

  useEffect(() => {
    const timers = [setTimeout(() => setHint('Drag me'), 5_000), setTimeout(() => setHint(undefined), 15_000)];
    return () => timers.forEach(clearTimeout);
  }, []);

  useEffect(() => {
    const first = setTimeout(() => setHint('Escape closes the menu'), 30_000);
    const nag = setInterval(() => setHint('There is a new version'), 600_000); // want no-uncleared-timer "nag"
    return () => clearTimeout(first);
  }, []);

  function drag(start: ReactPointerEvent): void {
    const move = (event: PointerEvent) => onMove(event.clientX - start.clientX, event.clientY - start.clientY);
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', () => window.removeEventListener('pointermove', move), { once: true });
  }

  return (
    <header className={compact ? 'compact' : dark ? 'dark' : 'light'} onPointerDown={drag}>
      <time>{now.toLocaleTimeString()}</time>
      {hint !== undefined && <p>{hint}</p>}
      <div
        ref={element => {
          const block = (event: WheelEvent) => event.preventDefault();
          element?.addEventListener('wheel', block, { passive: false });
          return () => element?.removeEventListener('wheel', block);
        }}
      />
      <div ref={menu} hidden={!open} />
    </header>
  );
}
