import type ts from 'typescript';
import type { Lifecycle, ResourceModel } from '../catalog/types.js';
import type { Ref } from './program/reference.js';
import type { Acquiring, Fn } from './program/syntax.js';

/** How sure the engine is: `certain` > `likely` > `possible`. Unknown is never handed out. */
export type Confidence = 'certain' | 'likely' | 'possible';

/** The order of confidences: the surer, the larger. */
export const RANK: Readonly<Record<Confidence, number>> = { certain: 3, likely: 2, possible: 1 };

/** The rules, by name. Which rule a leak belongs to is decided by the engine, so that one leak is reported once. */
export type RuleName =
  | 'no-leaky-promise-race'
  | 'no-lost-abort-controller'
  | 'no-mismatched-removal'
  | 'no-per-call-client'
  | 'no-stale-connection-state'
  | 'no-unbounded-cache'
  | 'no-unbounded-concurrency'
  | 'no-unbounded-queue'
  | 'no-uncancellable-promise'
  | 'no-uncleared-timer'
  | 'no-unclosed-resource'
  | 'no-undisposed-subscription'
  | 'no-unreleased-loan'
  | 'no-unremoved-listener'
  | 'no-unsettled-promise'
  | 'require-signal-forwarding';

/** Another place that belongs to a finding, with what it shows. */
export interface Evidence {
  readonly at: ts.Node;
  readonly note: string;
}

/** What every finding has. */
interface Found {
  readonly rule: RuleName;
  /** The message of the rule that words this leak. */
  readonly reason: string;
  /** What the message's placeholders stand for. */
  readonly data: Readonly<Record<string, string>>;
  readonly confidence: Confidence;
  /** The node that is reported, as narrow as the callee's name. */
  readonly at: ts.Node;
  readonly evidence: readonly Evidence[];
}

/** A collection that lives on, gains entries in code that runs many times, and that nothing shrinks or bounds. */
export interface Growth extends Found {
  /** The name or field that holds the collection, where it is declared. */
  readonly collection: ts.Node;
  /** What a repair needs to know. */
  readonly table?: Table;
}

/** The facts that the plans of a growing collection build on. */
export interface Table {
  readonly is: 'table' | 'list' | 'object';
  /** Where its own files mention it. */
  readonly mentions: readonly ts.Node[];
  /** Whether other files can reach it. */
  readonly isShared: boolean;
  /** The calls and assignments that add to it, the reported one first. */
  readonly grows: readonly ts.Node[];
  /** The key of the reported one; of a list what it adds. */
  readonly key: ts.Expression | undefined;
  /** The function that ends what the entry stands for, or gives up waiting, and leaves the entry. */
  readonly end?: ts.FunctionLikeDeclaration | ts.ClassStaticBlockDeclaration;
  /** The name of what the entry stands for, and the event with which it ends. */
  readonly subject?: { readonly name: string; readonly event: string };
}

/** A thing that outlives its owner, or is multiplied by code that runs many times, and that nothing ends. */
export interface Leak extends Found {
  readonly resource: ResourceModel;
  /** The acquiring expression: one leak, one acquisition. */
  readonly acquisition: Acquiring;
  /** What a repair needs to know; see `fix/plan.ts`. */
  readonly repair?: Repair;
}

/** The facts that the plans of a leak build on, found while the leak was decided. */
export interface Repair {
  /** Source text that ends the resource, to stand in another function of the same owner: `clearInterval(this.#poll)`. */
  readonly endText?: string;
  /** Source text that names the handle: `this.#poll`. */
  readonly handleText?: string;
  /** Where the handle is kept: the place that the program names, and the path down to the handle, `[]` for elements. */
  readonly slot?: { readonly ref: Ref; readonly path: readonly string[] };
  /** True where what is kept is a function, and calling it the release. */
  readonly invoked?: boolean;
  /** True for a one-shot whose callback comes back to the code that starts it. */
  readonly rearms?: boolean;
  /** The teardown that exists and leaves the resource out. */
  readonly end?: ts.FunctionLikeDeclaration;
  /** That teardown in words: `` `close()` ``, the cleanup. */
  readonly endWords?: string;
  /** The class or callback that owns the resource. */
  readonly owner?: ts.Node;
  /** A method that the framework is known to call and that the owner lacks. */
  readonly createEnd?: string;
  /** The framework's row that the owner is made by. */
  readonly lifecycle?: Lifecycle;
  /** Where the work ends with the resource still there: the call that settles it, or the registration of a settler. */
  readonly exit?: ts.Node;
  /** What a one-shot guards, where nothing clears it when that is done first: a race, the promise of a deferred, or the await of what follows. */
  readonly work?: { readonly kind: 'race' | 'promise' | 'rest'; readonly at: ts.Expression };
  /** The calls that take entries out of the collection that holds the handle. */
  readonly removals?: readonly ts.CallExpression[];
  /** The call that takes the entry out. */
  readonly taken?: ts.CallExpression;
  /** The function that holds the acquisition and its only release, with the statements concerned. */
  readonly path?: { readonly acquire: ts.Statement; readonly release: ts.Statement };
  /** The removal that cannot match. */
  readonly removal?: Acquiring;
  /** The function argument that is added. */
  readonly handler?: ts.Expression;
}

/** A promise, a signal or work that cannot be stopped, never settles, or is held by a longer-lived one. */
export interface Cancellation extends Found {
  /** The promise, the call or the controller that the finding is about. */
  readonly work: ts.Node;
  /** The way on which a caller's signal is lost. */
  readonly chain?: Chain;
  /** The way on which nothing settles the promise, and the error that it knows. */
  readonly unsettled?: { readonly at: ts.Node; readonly error?: string };
  /** What a repair needs to know. */
  readonly repair?: CancellationRepair;
}

/** The facts that the plans for what cannot be stopped build on. */
export interface CancellationRepair {
  /** Source text: of the signal to hand on, or of the statement that aborts. */
  readonly text: string;
  /** How the call takes a signal: the argument's index, and the path of properties inside it. */
  readonly slot?: { readonly index: number; readonly path: readonly string[] };
  /** The object with the signal, where the call takes it whole. */
  readonly whole?: string;
  /** The signal of its own that the call is given instead. */
  readonly own?: ts.Expression;
  /** The teardown that leaves the controller out. */
  readonly end?: ts.FunctionLikeDeclaration | ts.ClassStaticBlockDeclaration;
  /** The assignment that the statement stands before. */
  readonly before?: ts.Expression;
}

/** A call that takes a signal: the argument that is one, or that holds one under a path of properties. */
export interface SlottedCall {
  readonly call: Acquiring;
  readonly slot: { readonly index: number; readonly path: readonly string[] };
}

/** The way from a call that takes a signal up to callers that have one. */
export interface Chain extends SlottedCall {
  /** The functions between them that take none, the one that holds the call first. */
  readonly fns: readonly Fn[];
}

/** Work or things that are multiplied by what comes in, until memory, sockets or threads run out. */
export interface Load extends Found {
  /** The call that multiplies, or the thing that is made anew. */
  readonly piled: ts.Node;
  /** The promises that are all started at once. */
  readonly fan?: FanOut;
}

/** What starts work for each element of a list, and waits for all of it. */
export interface FanOut {
  /** The call that waits. */
  readonly gather: ts.CallExpression;
  /** The `map`, or the call in a loop that keeps what was started. */
  readonly starts: ts.CallExpression;
  /** The function that is called for each, or the expression that starts it. */
  readonly work: ts.Node;
  readonly list: ts.Expression;
}

/** Anything that the engine finds. */
export type Finding = Leak | Growth | Cancellation | Load;

/** True for what grows, as against what nothing ends. */
export function isGrowth(finding: Finding): finding is Growth {
  return 'collection' in finding;
}

/** True for what cannot be stopped, as against what nothing ends. */
export function isCancellation(finding: Finding): finding is Cancellation {
  return 'work' in finding;
}

/** True for what piles up, as against what nothing ends. */
export function isLoad(finding: Finding): finding is Load {
  return 'piled' in finding;
}
