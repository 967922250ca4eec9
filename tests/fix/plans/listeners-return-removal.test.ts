import { describe, expect, it } from 'vitest';
import { code } from '../cases.js';
import { refused, repaired } from './listeners-repair.js';

function effect(body: string, before = ''): string {
  return `import { useEffect } from 'react';\n${before}export function useWidth(onWidth: (width: number) => void): void {\n  useEffect(() => {\n${body}  }, [onWidth]);\n}\n`;
}

describe('an effect returns what removes its listener', { timeout: 60_000 }, () => {
  it('a handler with a name', () => {
    const { after, plan } = repaired(effect('    const onResize = (): void => onWidth(window.innerWidth);\n    window.addEventListener(\'resize\', onResize);\n'));
    expect(after).toBe(effect("    const onResize = (): void => onWidth(window.innerWidth);\n    window.addEventListener('resize', onResize);\n    return () => window.removeEventListener('resize', onResize);\n"));
    expect(plan).toMatchObject({ title: "Return a cleanup that removes the 'resize' listener", safety: 'safe' });
  });

  it('an inline handler gets a name and keeps the types of its parameters', () => {
    const { after } = repaired(effect("    document.addEventListener('keydown', event => {\n      // the code of the key\n      onWidth(event.keyCode);\n    }, { capture: true, passive: true });\n"));
    expect(after).toBe(effect("    const onKeydown = (event: KeyboardEvent) => {\n      // the code of the key\n      onWidth(event.keyCode);\n    };\n    document.addEventListener('keydown', onKeydown, { capture: true, passive: true });\n    return () => document.removeEventListener('keydown', onKeydown, { capture: true });\n"));
  });

  it('a name that is taken is not taken again', () => {
    const { after } = repaired(effect("    const onScroll = 1;\n    window.addEventListener('scroll', ({ timeStamp }) => onWidth(timeStamp + onScroll), true);\n"));
    expect(after).toContain("const onScroll2 = ({ timeStamp }: Event) => onWidth(timeStamp + onScroll);\n    window.addEventListener('scroll', onScroll2, true);\n    return () => window.removeEventListener('scroll', onScroll2, true);");
  });

  it('a bound handler is bound once', () => {
    const { after } = repaired(effect("    process.on('SIGTERM', keeper.stop.bind(keeper));\n", 'const keeper = { stop(): void {} };\n'));
    expect(after).toContain("    const onSigterm = keeper.stop.bind(keeper);\n    process.on('SIGTERM', onSigterm);\n    return () => {\n      process.off('SIGTERM', onSigterm);\n    };\n");
  });

  it('what gives another object each time is kept, too', () => {
    const { after } = repaired(effect("    window.matchMedia('print').addEventListener('change', ({ matches }) => onWidth(Number(matches)));\n"));
    expect(after).toContain("    const media = window.matchMedia('print');\n    const onChange = ({ matches }: MediaQueryListEvent) => onWidth(Number(matches));\n    media.addEventListener('change', onChange);\n    return () => media.removeEventListener('change', onChange);\n");
  });

  it('an effect that is one expression', () => {
    const text = code`
      import { useEffect } from 'react';
      export function useHashes(onHash: () => void): void {
        useEffect(() => void window.addEventListener('hashchange', () => onHash()), [onHash]);
      }
    `;
    expect(repaired(text).after).toBe(code`
      import { useEffect } from 'react';
      export function useHashes(onHash: () => void): void {
        useEffect(() => {
          const onHashchange = () => onHash();
          window.addEventListener('hashchange', onHashchange);
          return () => window.removeEventListener('hashchange', onHashchange);
        }, [onHash]);
      }
    `);
  });

  it('a cleanup that is there removes this one, too', () => {
    const { after, plan } = repaired(effect("    const onResize = (): void => onWidth(1);\n    const onBlur = (): void => onWidth(0);\n    window.addEventListener('resize', onResize);\n    window.addEventListener('blur', onBlur);\n    return () => window.removeEventListener('blur', onBlur);\n"));
    expect(after).toContain("    return () => {\n      window.removeEventListener('blur', onBlur);\n      window.removeEventListener('resize', onResize);\n    };\n");
    expect(plan.title).toBe("Remove the 'resize' listener in the cleanup");
  });

  it('under a condition', () => {
    const { after } = repaired(effect("    if (onWidth.length > 0) window.addEventListener('resize', () => onWidth(1));\n"));
    expect(after).toContain("    const onResize = () => onWidth(1);\n    if (onWidth.length > 0) window.addEventListener('resize', onResize);\n    return () => window.removeEventListener('resize', onResize);\n");
  });
});

describe('an effect is left alone, with the reason, where', { timeout: 60_000 }, () => {
  it('it is async', () => {
    expect(refused(code`
      import { useEffect } from 'react';
      export function useWidth(onWidth: () => void): void {
        // @ts-expect-error an effect gives no promise
        useEffect(async () => {
          window.addEventListener('resize', onWidth);
        }, [onWidth]);
      }
    `)).toMatch(/async/);
  });

  it('it returns something else before its end', () => {
    expect(refused(effect("    window.addEventListener('resize', () => onWidth(1));\n    if (onWidth.length === 0) return;\n    onWidth(0);\n"))).toMatch(/returns in the middle/);
  });

  it('the handler is a function with its own `this`', () => {
    expect(refused(effect("    window.addEventListener('resize', function () {\n      onWidth(this.innerWidth);\n    });\n"))).toMatch(/`this` of its own/);
  });

  it('a callback in it adds the listener', () => {
    expect(refused(effect("    queueMicrotask(() => {\n      window.addEventListener('resize', () => onWidth(1));\n    });\n"))).toMatch(/callback inside the effect/);
  });
});
