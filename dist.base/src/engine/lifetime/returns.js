import { defineFact } from '../program/facts.js';
import { ts } from '../program/host.js';
import { bodyOf, isFn, skip, walk } from '../program/syntax.js';
/** The expressions that a function returns, both sides of conditionals. */
export const returnedValues = defineFact((fn) => {
    const found = [];
    const add = (value) => {
        const at = skip(value);
        if (ts.isConditionalExpression(at)) {
            add(at.whenTrue);
            add(at.whenFalse);
        }
        else
            found.push(at);
    };
    const body = bodyOf(fn);
    if (body && !ts.isBlock(body))
        add(body);
    else if (body) {
        walk(body, node => {
            if (isFn(node) || ts.isClassLike(node))
                return false;
            if (ts.isReturnStatement(node) && node.expression)
                add(node.expression);
            return undefined;
        });
    }
    return found;
});
