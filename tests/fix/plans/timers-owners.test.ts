import { describe } from 'vitest';
import { code, planTable } from './timers.js';

describe('an effect returns a cleanup', () => {
  planTable([
    {
      name: 'for a local',
      file: 'react.tsx',
      text: code`
        import { useEffect } from 'react';
        export function useTick(tick: () => void) {
          useEffect(() => {
            const timer = setInterval(tick, 1_000);
            console.log(timer);
            return () => clearInterval(timer); //+
          }, [tick]);
        }
      `,
      title: 'Return a cleanup that clears the interval',
    },
    {
      name: 'for an id that was dropped',
      file: 'react.tsx',
      text: code`
        import { useEffect } from 'react';
        export function useTick(tick: () => void) {
          useEffect(() => {
            setInterval(tick, 1_000); //-
            const timer = setInterval(tick, 1_000); //+
            return () => clearInterval(timer); //+
          }, [tick]);
        }
      `,
    },
    {
      name: 'not an async one',
      file: 'react.tsx',
      text: code`
        import { useEffect } from 'react';
        export function useTock(tick: () => void) {
          // @ts-expect-error an effect gives no promise
          useEffect(async () => {
            setInterval(tick, 1_000);
          }, [tick]);
        }
      `,
      reason: /is async: what it returns is a promise, no cleanup/,
    },
    {
      name: 'not one that starts it later',
      file: 'react.tsx',
      text: code`
        import { useEffect } from 'react';
        export function useTick(load: () => Promise<void>, tick: () => void) {
          useEffect(() => {
            void load().then(() => {
              setInterval(tick, 1_000);
            });
          }, [load, tick]);
        }
      `,
      reason: /is started later/,
    },
  ]);
});

describe('a component clears what its ref holds', () => {
  planTable([
    {
      name: 'when it goes',
      file: 'react.tsx',
      text: code`
        import { useEffect, useRef, useState } from 'react';
        export function Search({ find }: { find: (text: string) => void }) {
          const [text, setText] = useState('');
          const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
          useEffect(() => () => clearTimeout(timer.current), []); //+
          useEffect(() => {
            document.title = text;
          }, [text]);
          const change = (value: string) => {
            setText(value);
            clearTimeout(timer.current);
            timer.current = setTimeout(() => find(value), 300);
          };
          return <input value={text} onChange={e => change(e.target.value)} />;
        }
      `,
      safety: 'review',
      title: 'Clear `timer.current` when the component goes',
    },
    {
      name: 'a ref that may be null, by a namespace',
      file: 'react.tsx',
      text: code`
        import * as React from 'react';
        export function Search({ find }: { find: (text: string) => void }) {
          const timer = React.useRef<ReturnType<typeof setTimeout> | null>(null);
          React.useEffect(() => () => { //+
            if (timer.current) clearTimeout(timer.current); //+
          }, []); //+
          const change = (value: string) => {
            if (timer.current) clearTimeout(timer.current);
            timer.current = setTimeout(() => find(value), 300);
          };
          return <input onChange={e => change(e.target.value)} />;
        }
      `,
      safety: 'review',
    },
    {
      name: 'not without the import',
      file: 'react.tsx',
      text: code`
        import { useRef } from 'react';
        export function Search({ find }: { find: (text: string) => void }) {
          const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
          const change = (value: string) => {
            clearTimeout(timer.current);
            timer.current = setTimeout(() => find(value), 300);
          };
          return <input onChange={e => change(e.target.value)} />;
        }
      `,
      reason: /import `useEffect`/,
    },
    {
      name: 'in the cleanup of the effect that sets it',
      file: 'react.tsx',
      text: code`
        import { useEffect, useRef, useState } from 'react';
        export function Clock() {
          const timer = useRef<ReturnType<typeof setInterval>>(undefined);
          const [at, setAt] = useState(0);
          useEffect(() => {
            timer.current = setInterval(() => setAt(Date.now()), 1_000);
            return () => clearInterval(timer.current); //+
          }, []);
          return <b>{at}</b>;
        }
      `,
    },
  ]);
});

describe('a composable hands the clear to its scope', () => {
  planTable([
    {
      name: 'by what it imports',
      text: code`
        import { onUnmounted, ref } from 'vue';
        export function useNow() {
          const now = ref(0);
          onUnmounted(() => console.log('gone'));
          const timer = setInterval(() => (now.value = Date.now()), 1_000);
          onUnmounted(() => clearInterval(timer)); //+
          console.log(timer);
          return now;
        }
      `.replace("  onUnmounted(() => console.log('gone'));\n", ''),
      safety: 'review',
      title: 'Clear `timer` in `onUnmounted`',
    },
    {
      name: 'not without an import',
      text: code`
        import { ref } from 'vue';
        export function useNow() {
          const now = ref(0);
          setInterval(() => (now.value = Date.now()), 1_000);
          return now;
        }
      `,
      reason: /import `onScopeDispose` from Vue/,
    },
  ]);
});
