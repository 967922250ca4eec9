import { describe } from 'vitest';
import { ts } from '../../src/engine/program/host.js';
import { wrapInTryFinally, type Edited } from '../../src/fix/edit.js';
import { code, crlf, statement, table } from './cases.js';

const wrap = (s: ts.SourceFile): Edited => wrapInTryFinally(statement(s, 'const client'), statement(s, 'client.release'));
const between = (lines: string): string => `async function f() {\n  const client = await pool.connect();\n${lines}}\n`;

describe('what stands between an acquisition and its release goes into try', () => {
  table([
    {
      name: 'the release stays with its comments',
      before: code`
        async function f() {
          const client = await pool.connect();

          // ask
          const rows = await client.query(
            sql,
          );
          if (!rows) return;

          // give it back
          client.release(); // always
          log();
        }
      `,
      edit: wrap,
      after: code`
        async function f() {
          const client = await pool.connect();

          try {
            // ask
            const rows = await client.query(
              sql,
            );
            if (!rows) return;
          } finally {
            // give it back
            client.release(); // always
          }
          log();
        }
      `,
      again: /does not stand/,
    },
    {
      name: 'a name that is used behind the release keeps everything together',
      before: between('  const rows = await client.query(sql);\n  client.release();\n  return rows;\n'),
      edit: wrap,
      after: between('  try {\n    const rows = await client.query(sql);\n    return rows;\n  } finally {\n    client.release();\n  }\n'),
    },
    {
      name: 'a release of several lines moves with its comment',
      before: between('  const rows = await client.query(sql);\n\n  // give it back\n  if (client.live) {\n    client.release();\n  } // always\n\n  return rows;\n'),
      edit: s => wrapInTryFinally(statement(s, 'const client'), statement(s, 'if')),
      after: between('  try {\n    const rows = await client.query(sql);\n\n    return rows;\n  } finally {\n    // give it back\n    if (client.live) {\n      client.release();\n    } // always\n  }\n'),
    },
    { name: 'tabs and Windows line ends', before: crlf('{\n\tconst client = connect();\n\tuse(client);\n\n\tmore();\n\tclient.release();\n}\n'), edit: wrap, after: crlf('{\n\tconst client = connect();\n\ttry {\n\t\tuse(client);\n\n\t\tmore();\n\t} finally {\n\t\tclient.release();\n\t}\n}\n'), again: /does not stand/ },
    { name: 'the inside of templates and strings stays', before: between('  client.query(`\n    select ${[\n      a,\n    ].map(x => `\n  ${x}\n`)}\n  from b`, "c\\\n  d");\n  client.release();\n'), edit: wrap, after: between('  try {\n    client.query(`\n    select ${[\n        a,\n      ].map(x => `\n  ${x}\n`)}\n  from b`, "c\\\n  d");\n  } finally {\n    client.release();\n  }\n'), again: /does not stand/ },
    { name: 'a comment with stars moves, another stays', before: between('  /**\n   * one\n   */\n  a();\n  /*\n  two\n  */\n  b();\n  client.release();\n'), edit: wrap, after: between('  try {\n    /**\n     * one\n     */\n    a();\n    /*\n  two\n  */\n    b();\n  } finally {\n    client.release();\n  }\n'), again: /does not stand/ },
    { name: 'JSX moves', file: 'view.tsx', before: 'function f() {\n  const client = connect();\n  draw(\n    <p title="a\n  b">\n      // no `comment\n    </p>,\n  );\n  client.release();\n}\n', edit: wrap, after: 'function f() {\n  const client = connect();\n  try {\n    draw(\n      <p title="a\n  b">\n        // no `comment\n      </p>,\n    );\n  } finally {\n    client.release();\n  }\n}\n', again: /does not stand/ },
    { name: 'a block on one line', before: 'function f() { const client = connect(); use(client); client.release(); }\n', edit: wrap, after: 'function f() { const client = connect(); try { use(client); } finally { client.release(); } }\n', again: /does not stand/ },
    { name: 'a file without semicolons, with guards', before: 'const client = connect()\n;[1].map(client.use)\nclient.release()\ndone()\n', edit: wrap, after: 'const client = connect()\ntry {\n  ;[1].map(client.use)\n} finally {\n  client.release()\n}\ndone()\n', again: /does not stand/ },
    { name: 'var stays known to the whole function', before: between('  var rows = client.query();\n  client.release();\n  return rows;\n'), edit: wrap, after: between('  try {\n    var rows = client.query();\n  } finally {\n    client.release();\n  }\n  return rows;\n') },
    { name: 'a script with a hashbang', before: '#!/usr/bin/env node\nconst client = connect();\nuse(client);\nclient.release();\n', edit: wrap, after: '#!/usr/bin/env node\nconst client = connect();\ntry {\n  use(client);\n} finally {\n  client.release();\n}\n', again: /does not stand/ },
  ]);
});

describe('reasons for no try', () => {
  table([
    { name: 'the release waits', before: between('  await use(client);\n  await client.release();\n'), edit: s => wrapInTryFinally(statement(s, 'const client'), statement(s, 'await client')), reason: /release waits/ },
    { name: 'the release stands in a branch', before: between('  use(client);\n  if (a) { client.release(); }\n'), edit: wrap, reason: /does not stand in the block/ },
    { name: 'the release comes first', before: between('  use(client);\n  client.release();\n'), edit: s => wrapInTryFinally(statement(s, 'client.release'), statement(s, 'const client')), reason: /before the acquisition/ },
    { name: 'nothing stands between', before: between('  client.release();\n'), edit: wrap, reason: /nothing runs/ },
    { name: 'a function is used before it is declared', before: `async function f() {\n  later(helper);\n  const client = connect();\n  function helper() {}\n  client.release();\n}\n`, edit: wrap, reason: /used before it/ },
    { name: 'the release uses a name from between', before: between('  const how = ask();\n  client.release(how);\n'), edit: wrap, reason: /uses a name/ },
    { name: 'an export stands between', before: 'const client = connect();\nexport const rows = client.rows();\nclient.release();\n', edit: wrap, reason: /export/ },
    { name: 'the release leaves', before: between('  use(client);\n  return client.release();\n'), edit: s => wrapInTryFinally(statement(s, 'const client'), statement(s, 'return')), reason: /no statement of its own/ },
    { name: 'the release declares a name', before: between('  use(client);\n  const ended = client.release();\n  return ended;\n'), edit: s => wrapInTryFinally(statement(s, 'const client'), statement(s, 'const ended')), reason: /no statement of its own/ },
  ]);
});
