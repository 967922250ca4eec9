import { neverReject } from '../../catalog/collections.js';
import { ts } from '../program/host.js';
import { bindingOf, isConstant } from '../program/lexical.js';
import { calledFn, includes } from '../program/reference.js';
import { calleeName, isAsync, isFnExpression, skip } from '../program/syntax.js';
import { returnedValues } from './returns.js';

/** False for awaits that never reject: `allSettled`, a sleep, a promise whose `catch` does not throw. */
export function mayReject(node: ts.Expression): boolean {
  const at = skip(node);
  if (ts.isCallExpression(at)) {
    const name = calleeName(at);
    if (includes(neverReject, name)) return false;
    if (name === 'catch') {
      const handler = at.arguments[0];
      let throws = false;
      const look = (n: ts.Node): void => {
        if (ts.isThrowStatement(n)) throws = true;
        else ts.forEachChild(n, look);
      };
      if (handler) look(handler);
      return throws;
    }
  }
  if (ts.isIdentifier(at)) {
    const binding = bindingOf(at);
    const value = binding && ts.isVariableDeclaration(binding.node) && isConstant(binding) ? binding.node.initializer : undefined;
    return !value || mayReject(value);
  }
  if (ts.isCallExpression(at)) {
    // a helper that only hands out a promise that cannot reject
    const called = calledFn(at.expression);
    const values = called && !isAsync(called) ? returnedValues(called) : [];
    if (values.length > 0 && values.every(v => ts.isNewExpression(skip(v)) && !mayReject(v))) return false;
  }
  if (ts.isNewExpression(at)) {
    const executor = at.arguments?.[0];
    return !(executor && isFnExpression(executor) && executor.parameters.length < 2 && calleeName(at) === 'Promise');
  }
  return true;
}
