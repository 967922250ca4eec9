import type { Leak } from '../../engine/leak.js';
import { ts, type Host } from '../../engine/program/host.js';
import { enclosingFn, statementOf, within, type Acquiring } from '../../engine/program/syntax.js';
import { combine, freshName, insertAfter, keepHandle, returnCleanup as withCleanup, type Effect } from '../edit.js';
import type { FixPlan, Refusal } from '../plan.js';
import { returnsEnds } from './clear-in-end.js';
import { endElements } from './elements.js';
import { emptyOf } from './ending.js';
import { registrarIn } from './registrars.js';
import { releaseOf, textOf, type Ending } from './release.js';
import { isEffect, planned, refused, type Planner } from './shared.js';

const ID = 'return-cleanup';

/** Gives an effect that starts a timer the cleanup that clears it. */
export const returnCleanup: Planner = (leak, host) => {
  const owner = leak.repair?.owner;
  if (leak.reason !== 'handleLostInEffect' || !owner || !isEffect(owner)) return undefined;
  const { acquisition: call } = leak;
  const { slot } = leak.repair ?? {};
  const direct = enclosingFn(call) === owner;
  const statement = direct ? statementOf(call) : undefined;
  if (!slot && !direct) return refused(ID, `the ${leak.resource.noun} is started later, by a function inside the effect: its id must be kept where the cleanup sees it`);
  const name = slot ? undefined : freshName(call, 'timer');
  const ending = name === undefined ? keptEnding(leak, owner, statement, host) : releaseOf(leak, name, { null: false, undefined: false });
  if ('reason' in ending) return refused(ID, ending.reason);
  const keep = name === undefined ? {} : { keep: { call, name } };
  if (!returnsEnds(leak)) return register(leak, owner, ending, keep.keep);
  const edits = withCleanup(owner, ending.text, { ...(statement ? { after: statement } : {}), ...keep });
  return planned(ID, `Return a cleanup that ${ending.verb.toLowerCase()}s the ${leak.resource.noun}`, 'safe', edits);
};

function keptEnding(leak: Leak, owner: Effect, statement: ts.Statement | undefined, host: Host): Ending | { reason: string } {
  const slot = leak.repair?.slot;
  const root = slot?.ref.root;
  if (!slot || root?.kind !== 'binding') return { reason: 'the id is kept in something that other effects have, too' };
  const { scope } = root.binding;
  const seen = scope === owner || scope === owner.body || (statement !== undefined && within(statement, scope) && within(scope, owner));
  if (!seen) return { reason: `\`${root.binding.name}\` is ${within(owner, scope) ? 'shared by all runs of the effect' : 'not visible where the effect returns'}` };
  if (slot.path.includes('[]')) return endElements(leak, slot, owner);
  return releaseOf(leak, textOf(slot.ref, slot.path, owner), emptyOf(slot, leak, host));
}

/** Vue's effects are handed a function that takes their cleanup. */
function register(leak: Leak, owner: Effect, ending: Ending, keep: { readonly call: Acquiring; readonly name: string } | undefined): FixPlan | Refusal {
  const statement = statementOf(leak.acquisition);
  const [first] = owner.parameters;
  const given = first && ts.isIdentifier(first.name) ? first.name.text : registrarIn(leak);
  if (given === undefined) return refused(ID, 'the effect takes no `onCleanup`: give it that parameter, and register the clear there');
  if (!statement || enclosingFn(leak.acquisition) !== owner) return refused(ID, `the ${leak.resource.noun} is started later, by a function inside the effect`);
  const text = ending.single ? `${given}(() => ${ending.text.replace(/;$/, '')});` : `${given}(() => {\n\t${ending.text.replaceAll('\n', '\n\t')}\n});`;
  const edits = combine(keep ? keepHandle(keep.call, keep.name, 'const') : [], insertAfter(statement, text));
  return planned(ID, `Clear the ${leak.resource.noun} in \`${given}\``, 'safe', edits);
}
