import type { Cancellation, SlottedCall } from '../../engine/leak.js';
import { openCalls, workSites } from '../../engine/cancellation/chain.js';
import { signalInScope } from '../../engine/cancellation/signal-scope.js';
import { mayCarry } from '../../engine/cancellation/carried.js';
import { handsOptionsOn, wireOf, type Wire } from '../../engine/cancellation/wiring.js';
import type { Site } from '../../engine/lifetime/named-calls.js';
import type { Host } from '../../engine/program/host.js';
import { fnName, within } from '../../engine/program/syntax.js';
import { addOptionalMember, addParameter, addToPattern, combine, isRefused, passArgument, type Edited, type Slot } from '../edit.js';
import type { Planner } from '../plan.js';
import { planned, refused } from './shared.js';

const ID = 'wire-signal';
const TYPE = 'AbortSignal';

/** Each function between a call that takes a signal and a caller that has one takes the signal and hands it down; every other caller that has one passes it too. */
export const wireSignal: Planner<Cancellation> = ({ rule, chain, data, confidence }, host) => {
  if (!chain) return undefined;
  const wires: Wire[] = [];
  for (const fn of chain.fns) {
    const wire = wireOf(fn, host);
    if ('reason' in wire) return refused(ID, wire.reason);
    wires.push(wire);
  }
  const edited = combine(...declarationsOf(wires), ...handedDown(wires, host));
  const [lowest] = chain.fns;
  if (rule === 'no-uncancellable-promise') return planned(ID, `Let callers stop \`${(lowest && fnName(lowest)) ?? ''}()\` by a signal`, 'review', edited);
  return planned(ID, `Hand \`${data['signal'] ?? 'the signal'}\` down to \`${data['call'] ?? ''}()\` through ${chain.fns.map(fn => `\`${fnName(fn) ?? ''}()\``).reverse().join(', ')}`, confidence === 'possible' ? 'review' : 'safe', edited);
};

/** The edits of the functions' own declarations; two that share a type of options change it once. */
function declarationsOf(wires: readonly Wire[]): Edited[] {
  const types = new Set<unknown>();
  return wires.flatMap(({ signatures, options, pattern, slot }): Edited[] => {
    if (!options) return signatures.map(s => addParameter(s, slot.property ?? 'signal', TYPE));
    const isNew = !types.has(options);
    types.add(options);
    return [...(isNew ? [addOptionalMember(options, slot.property ?? 'signal', TYPE)] : []), ...(pattern ? [addToPattern(pattern, slot.property ?? 'signal')] : [])];
  });
}

/** The edits of the calls: those that take a signal in the functions, and those of the functions. */
function handedDown(wires: readonly Wire[], host: Host): Edited[] {
  const leaves = wires.flatMap(wire => openCalls(wire.fn, host).map(c => passed(c, wire.text)));
  return [...leaves, ...wires.flatMap(wire => workSites(wire.fn, host).flatMap(site => {
    const text = wireAround(site, wires)?.text ?? textAt(site, host);
    if (text === undefined || handsOptionsOn(site.arguments?.[wire.slot.index], wire, host)) return [];
    const edited = passArgument(site, wire.slot, text);
    return isRefused(edited) ? [] : [edited]; // what cannot be decided stays as it is: the signal is optional
  }))];
}

function passed({ call, slot: { index, path } }: SlottedCall, text: string): Edited {
  const [property, ...deeper] = path;
  if (deeper.length > 0) return { reason: 'the signal is taken from options within options' };
  const slot: Slot = { index, ...(property === undefined ? {} : { property }) };
  return passArgument(call, slot, text);
}

function wireAround(site: Site, wires: readonly Wire[]): Wire | undefined {
  return wires.find(w => within(site, w.fn));
}

/** The signal that a caller has in scope and does not pass yet. */
function textAt(site: Site, host: Host): string | undefined {
  const signal = signalInScope(site, host);
  return signal && !(site.arguments ?? []).some(a => mayCarry(a, signal)) ? signal.text : undefined;
}
