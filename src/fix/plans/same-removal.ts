import type { Planner } from '../plan.js';
import type { Leak } from '../../engine/leak.js';
import { chainRoot } from '../../engine/lifetime/targets.js';
import { ts } from '../../engine/program/host.js';
import { receiverOf, type Acquiring } from '../../engine/program/syntax.js';
import { replaceNode, type Edited } from '../edit.js';
import { replaceRange } from '../edits/lines.js';
import { captureOf, eventWords, flat, hiddenName, makesAnew, short } from './listeners-shared.js';
import { planned } from './shared.js';

const ID = 'same-removal';

/** The removal names the target, the event or the `capture` of the addition. */
export const sameRemoval: Planner = leak => {
  const { acquisition: added, reason, repair } = leak;
  const removal = repair?.removal;
  if (!removal) return undefined;
  if (reason === 'otherCapture') return planned(ID, `Remove it with the same \`capture\``, 'safe', capture(added, removal));
  if (reason === 'otherEvent') return planned(ID, `Remove it under ${eventWords(leak)}`, 'review', replaced(added.arguments[0], removal.arguments[0], leak));
  if (reason !== 'otherTarget') return undefined;
  const [from, to] = [receiverOf(added), receiverOf(removal)].map(r => r && chainRoot(r));
  return planned(ID, `Remove it from ${from ? `\`${short(from)}\`` : 'the same target'}`, 'review', replaced(from, to, leak));
};

function replaced(from: ts.Expression | undefined, to: ts.Expression | undefined, leak: Leak): Edited {
  if (!from || !to) return { reason: 'the removal is not written like the addition' };
  if (makesAnew(from)) return { reason: `\`${short(from)}\` may give another object when it is called again` };
  const hidden = hiddenName(from, to);
  return hidden === undefined ? replaceNode(to, flat(from)) : { reason: `\`${hidden}\` is not visible on line ${leak.data['line'] ?? ''}` };
}

function capture(added: Acquiring, removal: Acquiring): Edited {
  const [options] = captureOf(added);
  const [, handler, old] = removal.arguments;
  const hidden = added.arguments[2] && options !== undefined ? hiddenName(added.arguments[2], removal) : undefined;
  if (hidden !== undefined) return { reason: `\`${hidden}\` is not visible where the listener is removed` };
  if (!handler) return { reason: 'the removal is not written like the addition' };
  const sourceFile = removal.getSourceFile();
  if (options === undefined) return old ? [replaceRange(sourceFile, handler.end, old.end, '')] : [];
  return old ? replaceNode(old, options) : [replaceRange(sourceFile, handler.end, handler.end, `, ${options}`)];
}
