// usage: tsx casecode.ts 'name regex' correct|leaky [preset]
import { shapes } from './tests/rules/shapes/index.js';
import { lists } from './tests/rules/lists/index.js';
import { textOf, twins } from './tests/rules/twins.js';
import { messages } from './tests/rules/harness.js';
const [,, re = '.', which = 'leaky', preset = 'recommended'] = process.argv;
const all = [...shapes.flatMap(s => [...s.timers.map(c => ({ ...c, t: s.title + ' timers' })), ...s.listeners.map(c => ({ ...c, t: s.title + ' listeners' }))]), ...Object.entries(lists).flatMap(([t, cs]) => cs.map(c => ({ ...c, t })))];
for (const c of all) if (new RegExp(re).test(c.t + ' ' + c.name)) {
  const tw = twins(textOf(c)); const code = tw[which as 'leaky'];
  if (code === undefined) continue;
  console.log('=== ' + c.t + ': ' + c.name + ' expected ' + tw.expected);
  if (process.env.CODE) console.log(code);
  try { for (const m of messages(code, { ...(c.file ? { file: c.file } : {}), preset: preset as 'strict' })) { console.log(`  ${m.line}:${m.column} ${m.ruleId} [${m.messageId}] ${m.message}`); for (const s of m.suggestions ?? []) console.log('     →', s.desc); } } catch (e) { console.log(String((e as Error).stack).split('\n').slice(0,6).join('\n')); }
}
