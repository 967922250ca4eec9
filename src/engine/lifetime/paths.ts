import { callbacks } from '../../catalog/callbacks.js';
import { ts } from '../program/host.js';
import { includes } from '../program/reference.js';
import { mayReject } from './rejects.js';
import { calleeName, contains, isFn, isFnExpression, outer, skip, within, type Fn } from '../program/syntax.js';

/** A way a function is left. */
export interface WayOut {
  readonly by: 'end' | 'return' | 'throw' | 'await';
  readonly at: ts.Node;
}

/** What the walk looks for in one function. */
export interface PathQuestion {
  /** The node after which the thing is held; left out where it is held from the start. */
  readonly acquire?: ts.Node;
  readonly isRelease: (node: ts.Node) => boolean;
  /** True where a test asks whether the thing is held: `if (timer) …`. */
  readonly isTest: (node: ts.Expression) => boolean;
  /** True where the work that the thing serves is settled; with this, only ways out after it count. */
  readonly isSettler?: (node: ts.Node) => boolean;
  /** False for an await whose rejection leaves nothing behind. */
  readonly mayLeave?: (node: ts.AwaitExpression) => boolean;
  /** True where a test says that the thing has come to its end: `if (done) return`. */
  readonly isSpent?: (test: ts.Expression) => boolean;
}

const NONE = 1; // not acquired yet
const HELD = 2;
const DONE = 4;
const SETTLED = 8; // held, and the work has settled

interface Flow {
  /** The states possible at the normal end. */
  out: number;
  breaks: number;
}

/** The ways out of a function on which the thing is still held, in the order of the text; empty where there is none. */
export function waysOutHolding(fn: Fn, question: PathQuestion): readonly WayOut[] {
  const walker = new PathWalker(question);
  const body = 'body' in fn ? fn.body : undefined;
  if (!body) return [];
  const state = question.acquire ? NONE : HELD;
  const out = ts.isBlock(body) ? walker.block(body.statements, state).out : walker.expression(body as ts.Expression, state);
  walker.leave('end', out, body);
  const wanted = question.isSettler ? SETTLED : HELD;
  return walker.exits.filter(e => e.state & wanted).map(e => ({ by: e.by, at: e.at }));
}

class PathWalker {
  readonly #question: PathQuestion;
  exits: { by: WayOut['by']; at: ts.Node; state: number }[] = [];
  /** States at places inside the innermost `try` that may throw, or undefined outside of one. */
  #thrown: { state: number; first: ts.Node | undefined; settles?: boolean } | undefined;

  constructor(question: PathQuestion) {
    this.#question = question;
  }

  leave(by: WayOut['by'], state: number, at: ts.Node): void {
    if (state === 0) return;
    if ((by === 'throw' || by === 'await') && this.#thrown) {
      this.#thrown.state |= state;
      if (state & (HELD | SETTLED)) this.#thrown.first ??= at;
      return;
    }
    this.exits.push({ by, at, state });
  }

  block(statements: readonly ts.Statement[], state: number): Flow {
    let out = state;
    let breaks = 0;
    for (const s of statements) {
      if (out === 0) break; // unreachable
      // a handler that settles says that the block is expected to throw, wherever something still follows
      if (this.#thrown?.settles) this.#thrown.state |= out;
      const flow = this.statement(s, out);
      out = flow.out;
      breaks |= flow.breaks;
    }
    return { out, breaks };
  }

  statement(node: ts.Statement, state: number): Flow {
    if (ts.isBlock(node)) return this.block(node.statements, state);
    if (ts.isIfStatement(node)) return this.#if(node, state);
    if (ts.isTryStatement(node)) return this.#try(node, state);
    if (ts.isReturnStatement(node)) {
      let out = node.expression ? this.expression(node.expression, state) : state;
      if (this.#question.isRelease(node)) out = DONE;
      this.leave('return', out, node);
      return { out: 0, breaks: 0 };
    }
    if (ts.isThrowStatement(node)) {
      this.leave('throw', this.expression(node.expression, state), node);
      return { out: 0, breaks: 0 };
    }
    if (ts.isBreakStatement(node) || ts.isContinueStatement(node)) return { out: 0, breaks: state };
    if (ts.isWhileStatement(node)) return this.#loop(node.expression, node.statement, undefined, state, node.expression.kind === ts.SyntaxKind.TrueKeyword);
    if (ts.isDoStatement(node)) return this.#loop(node.expression, node.statement, undefined, this.statement(node.statement, state).out || state, false);
    if (ts.isForStatement(node)) {
      const start = node.initializer ? this.expression(node.initializer, state) : state;
      return this.#loop(node.condition, node.statement, node.incrementor, start, !node.condition);
    }
    if (ts.isForOfStatement(node) || ts.isForInStatement(node)) {
      const start = this.expression(node.expression, state);
      if (ts.isForOfStatement(node) && node.awaitModifier) this.leave('await', start, node);
      // for (const one of all) one.dispose(): what is held is one of them
      const once = start & HELD ? this.#silently(() => this.statement(node.statement, start)) : undefined;
      if (once && !(once.out & HELD)) return { out: (start & ~HELD) | once.out, breaks: 0 };
      return this.#loop(undefined, node.statement, undefined, start, false);
    }
    if (ts.isSwitchStatement(node)) {
      const start = this.expression(node.expression, state);
      let out = node.caseBlock.clauses.some(c => ts.isDefaultClause(c)) ? 0 : start;
      let through = 0;
      for (const clause of node.caseBlock.clauses) {
        const flow = this.block(clause.statements, start | through);
        through = flow.out;
        out |= flow.breaks;
      }
      return { out: out | through, breaks: 0 };
    }
    if (ts.isLabeledStatement(node)) {
      const flow = this.statement(node.statement, state);
      return { out: flow.out | flow.breaks, breaks: 0 };
    }
    return { out: this.expression(node, state), breaks: 0 };
  }

  #if(node: ts.IfStatement, state: number): Flow {
    const start = this.expression(node.expression, state);
    // `if (!timer) return`: it leaves only where there is nothing to end
    if (ts.isPrefixUnaryExpression(node.expression) && node.expression.operator === ts.SyntaxKind.ExclamationToken && this.#question.isTest(skip(node.expression.operand)) && isPlain(node.expression.operand)) {
      const then = this.statement(node.thenStatement, start & (HELD | SETTLED) ? (start & ~(HELD | SETTLED)) | DONE : start);
      const other = node.elseStatement ? this.statement(node.elseStatement, start) : { out: start, breaks: 0 };
      return { out: then.out | other.out, breaks: then.breaks | other.breaks };
    }
    // `if (timer) clearTimeout(timer)`: the test asks for what the release needs
    if (!node.elseStatement && this.#question.isTest(skip(node.expression))) {
      const flow = this.statement(node.thenStatement, start);
      return flow.out & (HELD | SETTLED) ? { out: flow.out | (start & NONE), breaks: flow.breaks } : { out: flow.out || start, breaks: flow.breaks };
    }
    const isSpent = this.#question.isSpent?.(skip(node.expression)) ?? false;
    const then = this.statement(node.thenStatement, isSpent && start & HELD ? (start & ~HELD) | DONE : start);
    const other = node.elseStatement ? this.statement(node.elseStatement, start) : { out: start, breaks: 0 };
    return { out: then.out | other.out, breaks: then.breaks | other.breaks };
  }

  #silently(run: () => Flow): Flow {
    const exits = this.exits;
    this.exits = [];
    const flow = run();
    this.exits = exits;
    return flow;
  }

  #loop(condition: ts.Expression | undefined, body: ts.Statement, step: ts.Expression | undefined, state: number, endless: boolean): Flow {
    let now = condition ? this.expression(condition, state) : state;
    let left = 0;
    for (let round = 0; round < 2; round++) {
      const flow = this.statement(body, now);
      left |= flow.breaks;
      const again = flow.out | flow.breaks;
      now |= step && again ? this.expression(step, again) : again;
    }
    return { out: endless ? left : now, breaks: 0 };
  }

  #try(node: ts.TryStatement, state: number): Flow {
    const before = this.exits;
    const outerThrown = this.#thrown;
    this.exits = [];
    const { isSettler } = this.#question;
    const thrown = { state: 0, first: undefined as ts.Node | undefined, settles: isSettler !== undefined && node.catchClause !== undefined && contains(node.catchClause, isSettler) };
    this.#thrown = thrown;
    let flow = this.block(node.tryBlock.statements, state);
    // any call in the block may throw; what was held at its start and at its awaits reaches the handler, unless it starts with the release
    const [first] = node.tryBlock.statements;
    const head = first && (ts.isForOfStatement(first) ? first.expression : ts.isExpressionStatement(first) ? first : undefined);
    const begun = head && contains(head, this.#question.isRelease) && state & HELD ? (state & ~HELD) | DONE : state;
    const caught = thrown.state | (node.catchClause ? begun : 0);
    this.#thrown = node.finallyBlock ? { state: 0, first: undefined } : outerThrown;
    const pending = this.#thrown;
    if (node.catchClause) {
      const handled = this.block(node.catchClause.block.statements, caught);
      flow = { out: flow.out | handled.out, breaks: flow.breaks | handled.breaks };
    } else if (thrown.state && pending) {
      pending.state |= thrown.state;
      pending.first ??= thrown.first;
    } else if (thrown.state) this.leave('await', thrown.state, thrown.first ?? node);
    const inner = this.exits;
    this.exits = before;
    this.#thrown = outerThrown;
    if (!node.finallyBlock) {
      this.exits.push(...inner);
      return flow;
    }
    // finally { if (--readers === 0) lock.release(); }: whoever tests there knows when
    const ends = contains(node.finallyBlock, this.#question.isRelease);
    const last = node.finallyBlock.statements;
    const finish = (s: number): number => {
      const out = s === 0 ? 0 : this.block(last, s).out;
      return ends && out & (HELD | SETTLED) ? (out & ~(HELD | SETTLED)) | DONE : out;
    };
    for (const e of inner) {
      const after = finish(e.state);
      if (after) this.exits.push({ ...e, state: after });
    }
    if (pending?.state) this.leave('await', finish(pending.state), pending.first ?? node);
    return { out: finish(flow.out), breaks: finish(flow.breaks) };
  }

  /** The states after an expression, in the order of evaluation; functions that run later are left out. */
  expression(node: ts.Node, state: number): number {
    if (isFn(node) || ts.isClassLike(node)) return isFn(node) && runsNow(node) ? this.#inline(node, state) : state;
    if (ts.isConditionalExpression(node)) {
      const start = this.expression(node.condition, state);
      const then = this.expression(node.whenTrue, start);
      const other = this.expression(node.whenFalse, start);
      return this.#question.isTest(skip(node.condition)) && !(then & HELD) ? then : then | other;
    }
    if (ts.isBinaryExpression(node) && (node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken || node.operatorToken.kind === ts.SyntaxKind.BarBarToken || node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken)) {
      const start = this.expression(node.left, state);
      const right = this.expression(node.right, start);
      return this.#question.isTest(skip(node.left)) && !(right & HELD) ? right : start | right;
    }
    let now = state;
    ts.forEachChild(node, child => {
      now = this.expression(child, now);
    });
    const { acquire, isRelease, isSettler } = this.#question;
    if (acquire && node === acquire) now = HELD;
    else if (isRelease(node)) now = (now & NONE) | (now & (HELD | SETTLED | DONE) ? DONE : 0);
    else if (isSettler?.(node)) now = now & HELD ? (now & ~HELD) | SETTLED : now;
    // where what acquires rejects itself, there is nothing to end
    else if (ts.isAwaitExpression(node) && skip(node.expression) !== acquire && mayReject(node.expression) && this.#question.mayLeave?.(node) !== false) this.leave('await', now, node);
    return now;
  }

  #inline(fn: Fn, state: number): number {
    const body = 'body' in fn ? fn.body : undefined;
    if (!body) return state;
    if (!ts.isBlock(body)) return this.expression(body, state);
    // its own returns leave the callback, not the function
    const before = this.exits;
    this.exits = [];
    const flow = this.block(body.statements, state);
    const left = this.exits.filter(e => e.by === 'return').reduce((s, e) => s | e.state, 0);
    this.exits = before;
    return flow.out | left || state;
  }
}

/** A name, or a path of names: what is asked is whether it is there. */
function isPlain(node: ts.Expression): boolean {
  const at = skip(node);
  return ts.isIdentifier(at) || (ts.isPropertyAccessExpression(at) && (at.expression.kind === ts.SyntaxKind.ThisKeyword || isPlain(at.expression)));
}

/** True where a function is called in place: an executor, an array method's callback, an immediately invoked function. */
export function runsNow(fn: Fn): boolean {
  if (!isFnExpression(fn)) return false;
  const at = outer(fn);
  const call = at.parent;
  if (ts.isCallExpression(call) && call.expression === at) return true;
  if (ts.isNewExpression(call)) return callbacks.some(c => c.runs === 'now' && includes(c.calls, calleeName(call)));
  return false;
}

/** True where a release in the text follows the acquisition in the same function, not inside a nested one. */
export function sameFunction(fn: Fn | undefined, node: ts.Node): boolean {
  if (!fn) return false;
  for (let at = node.parent; at && at !== fn; at = at.parent) if (isFn(at) && !runsNow(at)) return false;
  return within(node, fn);
}
