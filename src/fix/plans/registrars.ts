import { moduleOf } from '../../engine/program/modules.js';
import type { Leak } from '../../engine/leak.js';
import { ts } from '../../engine/program/host.js';
import { bindingNamed } from '../../engine/program/lexical.js';

/** The function of a leak's framework that takes cleanups, where the file imports one. */
export function registrarIn(leak: Leak): string | undefined {
  const names = leak.repair?.lifecycle?.ends.flatMap(e => ('register' in e ? [e.register] : [])) ?? [];
  const order = [...names].sort((a, b) => rank(a) - rank(b)); // a scope is also what has no component
  return order.find(name => isImported(name, leak.acquisition));
}

function rank(name: string): number {
  return /Scope/.test(name) ? 0 : /Unmounted/.test(name) ? 1 : 2;
}

/** Whether a name at a place is an import of the file. */
export function isImported(name: string, at: ts.Node): boolean {
  const binding = bindingNamed(name, at);
  return binding !== undefined && ts.isImportSpecifier(binding.node);
}

/** The word for React's `useEffect` at a place: imported by its name, or a member of the imported module. */
export function useEffectAt(at: ts.Node): string | undefined {
  if (isImported('useEffect', at)) return 'useEffect';
  const react = bindingNamed('React', at);
  return react && /^(?:p?react)(?:\/|$)/.test(moduleOf(react) ?? '') ? 'React.useEffect' : undefined;
}
