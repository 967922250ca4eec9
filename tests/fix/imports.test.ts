import { describe } from 'vitest';
import { importName } from '../../src/fix/edit.js';
import { code, table } from './cases.js';

const edit = (sourceFile: Parameters<typeof importName>[0]): ReturnType<typeof importName> => importName(sourceFile, 'Cache', 'caches');

describe('importName', () => {
  table([
    {
      name: 'behind the other packages',
      before: code`
        import fs from "fs"
        import { a } from "./a.js"

        fs.rmSync(a)
      `,
      after: code`
        import fs from "fs"
        import { Cache } from "caches"
        import { a } from "./a.js"

        fs.rmSync(a)
      `,
      edit,
    },
    { name: 'behind the own files where there is nothing else', before: "import { a } from './a.js';\na();\n", after: "import { a } from './a.js';\nimport { Cache } from 'caches';\na();\n", edit },
    { name: 'before the first statement of a module that imports nothing', before: "'use client';\nexport const a = 1;\n", after: "'use client';\nimport { Cache } from 'caches';\nexport const a = 1;\n", edit },
    { name: 'by require, as the file does', file: 'file.cjs', before: "'use strict';\nconst fs = require('fs');\nfs.rmSync('a');\n", after: "'use strict';\nconst fs = require('fs');\nconst { Cache } = require('caches');\nfs.rmSync('a');\n", edit },
    { name: 'not again', before: "import { Cache } from 'caches';\nnew Cache();\n", after: "import { Cache } from 'caches';\nnew Cache();\n", edit },
    { name: 'not where the name is another thing', before: "import type { Cache } from 'caches';\nexport let a: Cache;\n", reason: /another thing here/, edit },
    { name: 'not in a script, which would become a module', before: 'const a = 1;\n', reason: /may not be a module/, edit },
  ]);
});
