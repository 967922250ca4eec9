import { deferred } from '../../catalog/callbacks.js';
import type { Growth } from '../../engine/leak.js';
import { ts } from '../../engine/program/host.js';
import { bindingOf, isConstant, usesOf, type Binding } from '../../engine/program/lexical.js';
import { includes } from '../../engine/program/reference.js';
import { contains, enclosingFn, isFn, outer, skip, statementOf, within } from '../../engine/program/syntax.js';
import { combine, insertAfter, type Edited } from '../edit.js';
import type { Planner } from '../plan.js';
import { planned, refused } from './shared.js';
import { isLasting } from './table-texts.js';
import { operationOf } from './table-uses.js';

const ID = 'take-answered';

/** Takes an entry out where its answer is received, right after it was looked up. */
export const takeAnswered: Planner<Growth> = ({ table, reason, data }) => {
  if (reason !== 'neverTaken' || !table) return undefined;
  if (table.is === 'list') return refused(ID, 'an element of a list has no key by which it could be taken out');
  const home = table.grows.map(g => enclosingFn(g));
  const lookUps = table.mentions.filter(m => !home.some(fn => fn && within(m, fn))).flatMap(m => lookUpAt(m) ?? []);
  const answers = lookUps.filter(l => settlerIn(l) !== undefined);
  if (answers.length === 0) return refused(ID, 'nobody is seen to answer');
  const edits = answers.map(afterLookUp);
  return planned(ID, `Take the entry out of \`${data['name'] ?? ''}\` when its answer comes`, 'review', combine(...edits));
};

/** `table.get(key)`, `table[key]` */
interface LookUp {
  readonly at: ts.Expression;
  readonly table: string;
  readonly key: ts.Expression;
  readonly removal: string;
}

function lookUpAt(mention: ts.Node): LookUp | undefined {
  const { name, call } = operationOf(mention);
  const [key] = call?.arguments ?? [];
  const table = mention.getText();
  if (name === 'get' && call && key) return { at: call, table, key, removal: `${table}.delete(${key.getText()});` };
  const access = outer(mention).parent;
  return ts.isElementAccessExpression(access) && access.expression === outer(mention) ? { at: access, table, key: access.argumentExpression, removal: `delete ${table}[${access.argumentExpression.getText()}];` } : undefined;
}

/** What shows that the entry is answered: the place itself, or the name that the entry is given. */
function settlerIn({ at }: LookUp): ts.Node | Binding | undefined {
  if (isSettling(at)) return at;
  const declared = outer(at).parent;
  const binding = ts.isVariableDeclaration(declared) && ts.isIdentifier(declared.name) ? bindingOf(declared.name) : undefined;
  return binding && isConstant(binding) && usesOf(binding).some(isSettling) ? binding : undefined;
}

/** `entry.resolve(…)`, `entry?.reject(…)`, `entry(…)` */
function isSettling(entry: ts.Node): boolean {
  const at = outer(entry);
  const up = at.parent;
  if (ts.isCallExpression(up)) return up.expression === at;
  const call = ts.isPropertyAccessExpression(up) && up.expression === at && includes(deferred.settles, up.name.text) ? outer(up).parent : undefined;
  return call !== undefined && ts.isCallExpression(call) && skip(call.expression) === up;
}

function afterLookUp(lookUp: LookUp): Edited {
  const { at, key, removal } = lookUp;
  const statement = statementOf(at);
  const settler = settlerIn(lookUp);
  if (!statement || !settler) return { reason: 'the entry is looked up inside an expression' };
  if (!isLasting(key)) return { reason: 'the key is not a plain name: it would be worked out twice' };
  if (!('node' in settler)) return ts.isExpressionStatement(statement) ? insertAfter(statement, removal) : { reason: 'the entry is answered inside an expression' };
  const block = statement.parent;
  if (!ts.isVariableStatement(statement) || !('statements' in block)) return { reason: 'the entry is looked up inside an expression' };
  const rest = ts.isBlock(block) || ts.isSourceFile(block) ? block.statements.slice(block.statements.indexOf(statement) + 1) : [];
  return answersAlways(rest, settler) ? insertAfter(statement, removal) : { reason: 'the entry is not answered on each way from here: more may come for it' };
}

/** True where each way through some statements settles an entry that is there. */
function answersAlways(statements: readonly ts.Statement[], entry: Binding): boolean {
  for (const statement of statements) {
    if (ts.isIfStatement(statement)) {
      const then = answersAlways(listed(statement.thenStatement), entry);
      const otherwise = statement.elseStatement !== undefined && answersAlways(listed(statement.elseStatement), entry);
      if (isAboutAlone(statement.expression, entry) ? then || otherwise : then && otherwise) return true;
      // if (message.partial) return;
      if (!isAboutAlone(statement.expression, entry) && !then && leaves(statement.thenStatement)) return false;
    } else if (ts.isTryStatement(statement)) {
      if (answersAlways(statement.tryBlock.statements, entry)) return true;
    } else if (ts.isExpressionStatement(statement) || ts.isReturnStatement(statement)) {
      if (statement.expression && answers(statement.expression, entry)) return true;
      if (ts.isReturnStatement(statement)) return false;
    }
  }
  return false;
}

function listed(statement: ts.Statement): readonly ts.Statement[] {
  return ts.isBlock(statement) ? statement.statements : [statement];
}

/** `call.resolve(text)`, `ok ? call.resolve(text) : call.reject(error)`; `ok && call.resolve(text)` may not. */
function answers(node: ts.Expression, entry: Binding): boolean {
  const at = skip(node);
  if (ts.isConditionalExpression(at)) return answers(at.whenTrue, entry) && answers(at.whenFalse, entry);
  if (ts.isBinaryExpression(at) || isFn(at)) return false;
  return usesOf(entry).some(use => within(use, at) && isSettling(use) && !ts.findAncestor(use, n => n !== at && isFn(n) && within(n, at)));
}

/** `if (!call)`, `if (call === undefined)` */
function isAboutAlone(condition: ts.Expression, entry: Binding): boolean {
  return contains(condition, n => ts.isIdentifier(n) && bindingOf(n) === entry) && !contains(condition, n => ts.isIdentifier(n) && n.text !== entry.name && n.text !== 'undefined');
}

function leaves(statement: ts.Statement): boolean {
  const last = listed(statement).at(-1);
  return last !== undefined && (ts.isReturnStatement(last) || ts.isThrowStatement(last));
}
