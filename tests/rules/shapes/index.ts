import type { Case } from '../twins.js';
import { listeners as l01 } from './01-paired-call-listeners.js';
import { timers as t01 } from './01-paired-call-timers.js';
import * as s02 from './02-helpers.js';
import * as s03 from './03-collections.js';
import * as s04 from './04-returned-disposers.js';
import * as s05 from './05-owners.js';
import * as s06 from './06-using-finally.js';
import * as s07 from './07-options.js';
import * as s08 from './08-ends-by-itself.js';
import * as s09 from './09-taken-off-first.js';
import * as s10 from './10-other-exits.js';
import * as s11 from './11-something-larger.js';
import * as s12 from './12-ownership-moved.js';

/** The ways in which a resource is released, each with its cases for both kinds. */
export const shapes: readonly { readonly title: string; readonly timers: readonly Case[]; readonly listeners: readonly Case[] }[] = [
  { title: '1. the paired call with the same handle', timers: t01, listeners: l01 },
  { title: '2. inside a helper, a method, super, another file', ...s02 },
  { title: '3. through a collection', ...s03 },
  { title: '4. a returned disposer', ...s04 },
  { title: '5. given to an owner that ends it', ...s05 },
  { title: '6. using, try/finally, .finally()', ...s06 },
  { title: '7. an option', ...s07 },
  { title: '8. it ends by itself', ...s08 },
  { title: '9. taken off before it is put on', ...s09 },
  { title: '10. another exit of the same work', ...s10 },
  { title: '11. ended with something larger', ...s11 },
  { title: '12. ownership moved', ...s12 },
];
