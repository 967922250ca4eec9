import type { Leak } from '../../engine/leak.js';
import { refs } from '../../catalog/callbacks.js';
import { ts } from '../../engine/program/host.js';
import { calleeName, skip } from '../../engine/program/syntax.js';

/** Whether a leak's handle is kept in a hook that keeps its value over all renders: `const timer = useRef()`. */
export function isComponentRef(leak: Leak): boolean {
  const root = leak.repair?.slot?.ref.root;
  const node = root?.kind === 'binding' ? root.binding.node : undefined;
  const value = node && ts.isVariableDeclaration(node) && node.initializer ? skip(node.initializer) : undefined;
  return value !== undefined && ts.isCallExpression(value) && refs[calleeName(value) ?? ''] !== undefined;
}
