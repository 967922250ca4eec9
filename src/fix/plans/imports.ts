import type { Leak } from '../../engine/leak.js';
import { ts } from '../../engine/program/host.js';
import { bindingNamed } from '../../engine/program/lexical.js';
import type { Edited } from '../edit.js';
import { replaceRange } from '../edits/lines.js';
import { prefixOf, releaseName } from './release.js';
import { importAt } from './shared.js';

/** Edits that import the function which ends a resource from where the one that acquires it comes from; a timer's is global. */
export function importRelease(leak: Leak): Edited {
  const name = releaseName(leak);
  if (name === undefined || leak.resource.kind === 'timer' || prefixOf(leak) !== '' || bindingNamed(name, leak.acquisition)) return [];
  const declaration = importAt(leak.acquisition);
  const named = declaration?.importClause?.namedBindings;
  const last = named && ts.isNamedImports(named) ? named.elements.at(-1) : undefined;
  if (!last) return { reason: `\`${name}\` is not imported here` };
  const { text } = last.getSourceFile();
  const own = /\n[ \t]*$/.exec(text.slice(0, last.getStart()))?.[0]; // each name on a line of its own
  return [replaceRange(last.getSourceFile(), last.end, last.end, `,${own ?? ' '}${name}`)];
}
