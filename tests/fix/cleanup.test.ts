import { describe } from 'vitest';
import { ts } from '../../src/engine/program/host.js';
import { returnCleanup, type CleanupOptions, type Edited, type Effect } from '../../src/fix/edit.js';
import { body, call, code, crlf, statement, table } from './cases.js';

const CLEAR = 'clearInterval(timer)';

function effect(sourceFile: ts.SourceFile, options: CleanupOptions = {}, cleanup = CLEAR, start = ''): Edited {
  const argument = start === '' ? call(sourceFile, 'useEffect').arguments?.[0] : body(sourceFile, start);
  const isEffect = (node: ts.Node | undefined): node is Effect => node !== undefined && (ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node));
  if (!isEffect(argument)) throw new Error('no effect');
  return returnCleanup(argument, cleanup, options);
}
const keeping = (s: ts.SourceFile): Edited => effect(s, { keep: { call: call(s, 'setInterval'), name: 'timer' } });

describe('an effect without a return gets one', () => {
  table([
    {
      name: 'at its end',
      before: code`
        useEffect(() => {
          const timer = setInterval(f, 1);
        }, []);
      `,
      edit: effect,
      after: code`
        useEffect(() => {
          const timer = setInterval(f, 1);
          return () => clearInterval(timer);
        }, []);
      `,
      again: /does this already/,
    },
    { name: 'in an empty body', before: 'useEffect(() => {});\n', edit: effect, after: 'useEffect(() => {\n  return () => clearInterval(timer);\n});\n', again: /does this already/ },
    { name: 'with several statements', before: crlf('useEffect(function () {\n\tgo();\n});\n'), edit: s => effect(s, {}, 'stop();\nt = undefined'), after: crlf('useEffect(function () {\n\tgo();\n\treturn () => {\n\t\tstop();\n\t\tt = undefined;\n\t};\n});\n') },
    { name: 'an assignment is no value to give', before: 'useEffect(() => {\n  go()\n  on()\n})\n', edit: s => effect(s, {}, 'alive = false;'), after: 'useEffect(() => {\n  go()\n  on()\n  return () => {\n    alive = false\n  }\n})\n' },
    { name: 'behind early returns that come before the acquisition', before: 'useEffect(() => {\n  if (!a) return;\n  const timer = setInterval(f, 1);\n  go();\n});\n', edit: s => effect(s, { after: statement(s, 'const') }), after: 'useEffect(() => {\n  if (!a) return;\n  const timer = setInterval(f, 1);\n  go();\n  return () => clearInterval(timer);\n});\n', again: /does this already/ },
    { name: 'in the last branch, where the acquisition is', before: 'useEffect(() => {\n  if (a) {\n    const timer = setInterval(f, 1);\n  }\n});\n', edit: s => effect(s, { after: statement(s, 'const') }), after: 'useEffect(() => {\n  if (a) {\n    const timer = setInterval(f, 1);\n    return () => clearInterval(timer);\n  }\n});\n', again: /does this already/ },
    { name: 'a branch that is not the last is a reason', before: 'useEffect(() => {\n  if (a) {\n    const timer = setInterval(f, 1);\n  }\n  go();\n});\n', edit: s => effect(s, { after: statement(s, 'const') }), reason: /goes on behind/ },
    { name: 'an early return behind the acquisition is a reason', before: 'useEffect(() => {\n  const timer = setInterval(f, 1);\n  if (!a) return;\n  go();\n});\n', edit: s => effect(s, { after: statement(s, 'const') }), reason: /returns in the middle/ },
    { name: 'a bare return at the end is replaced', before: 'useEffect(() => {\n  go();\n  return;\n});\n', edit: effect, after: 'useEffect(() => {\n  go();\n  return () => clearInterval(timer);\n});\n' },
    { name: 'an async effect is a reason', before: 'useEffect(async () => {\n  go();\n});\n', edit: effect, reason: /async/ },
    { name: 'a generator is a reason', before: 'useEffect(function* () {\n  go();\n});\n', edit: effect, reason: /generator/ },
    { name: 'a component in JSX', file: 'view.tsx', before: 'function View() {\n  useEffect(() => {\n    go();\n  });\n  return <p>it\'s `fine` // really</p>;\n}\n', edit: effect, after: 'function View() {\n  useEffect(() => {\n    go();\n    return () => clearInterval(timer);\n  });\n  return <p>it\'s `fine` // really</p>;\n}\n' },
  ]);
});

describe('a cleanup that is there does more', () => {
  table([
    { name: 'an arrow function with an expression', before: 'useEffect(() => {\n  go();\n  return () => stop();\n});\n', edit: effect, after: 'useEffect(() => {\n  go();\n  return () => {\n    stop();\n    clearInterval(timer);\n  };\n});\n', again: /does this already/ },
    { name: 'a function with a block', before: 'useEffect(() => {\n  go();\n  return function () {\n    stop();\n  };\n});\n', edit: effect, after: 'useEffect(() => {\n  go();\n  return function () {\n    stop();\n    clearInterval(timer);\n  };\n});\n', again: /does this already/ },
    { name: 'one that returns early does it first', before: 'useEffect(() => {\n  return () => {\n    if (a) return;\n    stop();\n  };\n});\n', edit: effect, after: 'useEffect(() => {\n  return () => {\n    clearInterval(timer);\n    if (a) return;\n    stop();\n  };\n});\n' },
    { name: 'one that is named', before: 'useEffect(() => {\n  const off = () => {\n    stop();\n  };\n  return off;\n});\n', edit: effect, after: 'useEffect(() => {\n  const off = () => {\n    stop();\n    clearInterval(timer);\n  };\n  return off;\n});\n', again: /does this already/ },
    { name: 'the effect itself is an expression', before: 'useEffect(() => () => stop(), []);\n', edit: effect, after: 'useEffect(() => () => {\n  stop();\n  clearInterval(timer);\n}, []);\n', again: /does this already/ },
    { name: 'one that somebody else made is a reason', before: 'useEffect(() => {\n  return subscribe(f);\n});\n', edit: effect, reason: /no function written here/ },
    { name: 'two returns are a reason', before: 'useEffect(() => {\n  if (a) return () => b();\n  return () => c();\n});\n', edit: effect, reason: /returns in 2 places/ },
    { name: 'an async cleanup is a reason', before: 'useEffect(() => {\n  return async () => { await stop(); };\n});\n', edit: effect, reason: /async/ },
  ]);
});

describe('the handle is kept for the cleanup', () => {
  const again = /used where it stands|does this already/;
  table([
    { name: 'in a block', before: 'useEffect(() => {\n  setInterval(f, 1);\n});\n', edit: keeping, after: 'useEffect(() => {\n  const timer = setInterval(f, 1);\n  return () => clearInterval(timer);\n});\n', again },
    { name: 'in a short block on one line', before: 'useEffect(() => { setInterval(f, 1) })\nuseMore()\n', edit: keeping, after: 'useEffect(() => { const timer = setInterval(f, 1); return () => clearInterval(timer) })\nuseMore()\n', again },
    { name: 'in an arrow function with an expression', before: 'useEffect(() => setInterval(f, 1), []);\n', edit: keeping, after: 'useEffect(() => {\n  const timer = setInterval(f, 1);\n  return () => clearInterval(timer);\n}, []);\n', again },
    { name: 'in an arrow function with void', before: 'useEffect(() => void setInterval(f, 1), []);\n', edit: keeping, after: 'useEffect(() => {\n  const timer = setInterval(f, 1);\n  return () => clearInterval(timer);\n}, []);\n', again },
    { name: 'with a method called on it', before: 'useEffect(() => setInterval(() => {\n  tick();\n}, 1).unref(), []);\n', edit: keeping, after: 'useEffect(() => {\n  const timer = setInterval(() => {\n    tick();\n  }, 1);\n  timer.unref();\n  return () => clearInterval(timer);\n}, []);\n', again },
    { name: 'for a cleanup that is there', before: 'useEffect(() => {\n  setInterval(f, 1);\n  return () => { stop(); };\n});\n', edit: keeping, after: 'useEffect(() => {\n  const timer = setInterval(f, 1);\n  return () => { stop(); clearInterval(timer); };\n});\n', again },
    { name: 'in a method', before: 'const directive = {\n  mounted(el) {\n    setInterval(f, 1)\n    go()\n  }\n}\n', edit: s => effect(s, { keep: { call: call(s, 'setInterval'), name: 'timer' } }, CLEAR, 'mounted'), after: 'const directive = {\n  mounted(el) {\n    const timer = setInterval(f, 1)\n    go()\n    return () => clearInterval(timer)\n  }\n}\n', again },
  ]);
});
