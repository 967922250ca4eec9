import type { Cancellation } from '../../engine/leak.js';
import { ts } from '../../engine/program/host.js';
import { bindingNamed } from '../../engine/program/lexical.js';
import { contains, isFnExpression } from '../../engine/program/syntax.js';
import { combine, insertBefore, type Edited } from '../edit.js';
import { replaceRange } from '../edits/lines.js';
import { planned, refused } from './shared.js';
import type { Planner } from '../plan.js';

const ID = 'reject-with-error';

/** Rejects the promise with the error that a callback was given, before the callback returns. */
export const rejectWithError: Planner<Cancellation> = ({ reason, work, unsettled }) => {
  if (reason !== 'leftOnError' || unsettled?.error === undefined) return undefined;
  const { at, error } = unsettled;
  const executor = ts.isNewExpression(work) ? work.arguments?.[0] : undefined;
  if (!executor || !isFnExpression(executor) || !ts.isReturnStatement(at)) return refused(ID, 'the callback does not return where its error is set: say there what to tell whoever waits');
  if (at.expression) return refused(ID, 'the callback returns a value');
  const [resolve, reject] = executor.parameters;
  if (reject && !ts.isIdentifier(reject.name)) return refused(ID, 'the executor takes what settles it apart');
  const name = reject ? reject.name.getText() : 'reject';
  const taken = bindingNamed(name, at);
  if (reject ? taken?.node !== reject : taken !== undefined || contains(executor, n => ts.isIdentifier(n) && n.text === name)) return refused(ID, `\`${name}\` is something else there`);
  return planned(ID, `Reject with \`${error}\``, 'review', combine(insertBefore(at, `${name}(${error});`), reject || !resolve ? [] : withReject(resolve, name)));
};

/** `resolve => …` becomes `(resolve, reject) => …`. */
function withReject(resolve: ts.ParameterDeclaration, name: string): Edited {
  const sourceFile = resolve.getSourceFile();
  const [start, end] = [resolve.getStart(sourceFile), resolve.end];
  const isBare = ts.isArrowFunction(resolve.parent) && sourceFile.text.slice(resolve.parent.getStart(sourceFile), start).indexOf('(') < 0;
  return isBare ? [replaceRange(sourceFile, start, end, `(${resolve.getText()}, ${name})`)] : [replaceRange(sourceFile, end, end, `, ${name}`)];
}
