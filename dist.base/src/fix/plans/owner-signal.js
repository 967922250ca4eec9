import { ts } from '../../engine/program/host.js';
import { calleeName, enclosingClass, enclosingFn, nameOf, skip } from '../../engine/program/syntax.js';
import { addMember, addOption, combine, freshField, insertStatement } from '../edit.js';
import { readonlyWords } from './listeners-field.js';
import { eventWords } from './listeners-shared.js';
import { endOf, planned } from './shared.js';
const ID = 'owner-signal';
/** The owner's signal takes the listener off: for handlers that nobody can name in the end. */
export const ownerSignal = leak => {
    const { acquisition: call, repair } = leak;
    const owner = enclosingClass(call);
    const end = repair?.end;
    if (leak.reason !== 'endForgets' || leak.resource.id !== 'event-listener' || !owner || !end?.body || end.parent !== owner)
        return undefined;
    const [, handler] = call.arguments;
    if (!handler || ts.isPropertyAccessExpression(skip(handler)))
        return undefined; // the removal by name is plainer
    const home = enclosingFn(call);
    // added again after an end, it would meet a signal that is aborted already
    if (!home || !ts.isConstructorDeclaration(home) || home.parent !== owner)
        return { plan: ID, reason: 'a signal of the owner would stay aborted when the listener is added again' };
    const kept = owner.members.find((m) => ts.isPropertyDeclaration(m) && isController(m) && end.body?.getText().includes(`this.${nameOf(m)}.abort(`) === true);
    if (kept)
        return planned(ID, title(leak), 'safe', addOption(call, 2, `signal: this.${nameOf(kept)}.signal`));
    const field = freshField(owner, 'ending');
    return planned(ID, title(leak), 'review', combine(addMember(owner, `${readonlyWords(owner, field)} = new AbortController()`, 'fields'), addOption(call, 2, `signal: ${field.access}.signal`), insertStatement(end, `${field.access}.abort()`, 'first')));
};
function isController(member) {
    const value = member.initializer && skip(member.initializer);
    return value !== undefined && ts.isNewExpression(value) && calleeName(value) === 'AbortController';
}
function title(leak) {
    return `Remove the ${eventWords(leak)} listener by a signal that ${endOf(leak)} aborts`;
}
