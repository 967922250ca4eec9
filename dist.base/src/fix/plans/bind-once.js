import { extendsOf } from '../../engine/lifetime/hierarchy.js';
import { ts } from '../../engine/program/host.js';
import { enclosingClass, enclosingFn, skip, walk } from '../../engine/program/syntax.js';
import { combine, insertStatement, removeStatement } from '../edit.js';
import { flat } from './listeners-shared.js';
import { planned } from './shared.js';
const ID = 'bind-once';
/** `this.h = this.h.bind(this)` moves from the registering method to the constructor. */
export const bindOnce = leak => {
    if (leak.reason !== 'rebound')
        return undefined;
    return planned(ID, `Bind \`${leak.data['added'] ?? ''}\` once, in the constructor`, 'review', edited(leak));
};
function edited({ acquisition, repair }) {
    const owner = enclosingClass(acquisition);
    const home = enclosingFn(acquisition);
    const bind = home && repair?.handler ? bindingStatement(home, flat(repair.handler)) : undefined;
    const made = owner?.members.find((m) => ts.isConstructorDeclaration(m) && m.body !== undefined);
    if (!owner || !bind)
        return { reason: 'the function is bound in a place of its own' };
    if (extendsOf(owner))
        return { reason: 'the base class\'s constructor may add the listener before it is bound' };
    if (!made)
        return { reason: 'the class has no constructor to bind it in' };
    return combine(removeStatement(bind), insertStatement(made, flat(bind), 'first'));
}
function bindingStatement(home, handler) {
    let found;
    walk(home, node => {
        if (!ts.isExpressionStatement(node) || !ts.isBinaryExpression(node.expression) || flat(node.expression.left) !== handler)
            return;
        const value = skip(node.expression.right);
        if (ts.isCallExpression(value) && flat(value) === `${handler}.bind(this)`)
            found = node;
    });
    return found;
}
