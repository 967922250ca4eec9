import { readFileSync } from 'node:fs';
import { messages } from './tests/rules/harness.js';
const [,, file, preset, as = 'react.tsx'] = process.argv;
for (const m of messages(readFileSync(file!, 'utf8'), { file: as, preset: preset as 'strict' })) { console.log(m.line+':'+m.column, m.ruleId, m.messageId, m.message); for (const s of m.suggestions ?? []) console.log('     →', s.desc); if (m.fatal) console.log(m);}
