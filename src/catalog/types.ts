/**
 * What leakguard knows about APIs and frameworks. Everything here is JSON: no functions, no regular expressions,
 * so that built-in rows, `settings.leakguard`, the schema, the generated docs and the generated tests are one thing.
 */

/** Where a thing comes from; the shape follows typescript-eslint's TypeOrValueSpecifier. A `shape` names members that the type must all have. */
export type Origin =
  | { readonly from: 'lib'; readonly name: readonly string[] }
  | { readonly from: 'package'; readonly package: string; readonly name: readonly string[] }
  | { readonly shape: readonly string[] };

/** What names the acquired thing afterwards: the call's result, or the receiver together with some of the arguments. */
export type Handle = 'result' | { readonly key: readonly number[] };

/** A call that begins an obligation. */
export interface Acquire {
  /** The callee's last name: `setInterval`, `addEventListener`. */
  readonly call?: string;
  /** The constructed class's name. */
  readonly construct?: string;
  /** How the callee's last name begins; it goes on with a capital: `on` for `onDidChange`. */
  readonly prefix?: string;
  /** Members that the type of what is given back must all have. */
  readonly gives?: readonly string[];
  /** What is given back is, by its type, a function that takes nothing and gives nothing. */
  readonly remover?: true;
  /** The method whose first argument keeps it alive: what nobody else holds goes with that. */
  readonly keptBy?: string;
  /** It holds nothing until one of its methods is called: a server that does not listen yet. */
  readonly dormant?: true;
  /** The name says enough where there are no types. */
  readonly distinctive?: true;
  /** The receiver's type, for methods. Left out: the name is distinctive, or a global function. */
  readonly on?: readonly Origin[];
  /** Where a free function is imported from; left out for globals. */
  readonly module?: readonly string[];
  readonly handle: Handle;
  /** The element of the list that is given back which is the handle: `const [value, release] = await semaphore.acquire()`. */
  readonly element?: number;
  /** The receiver's property that the code compares with a limit: only there is what is put into a collection a place in it. */
  readonly limit?: string;
  /** The argument that is called back. */
  readonly callback?: number;
  /** The argument that takes over what is given back: `onDidChange(run, this, disposables)`. */
  readonly into?: number;
  /** The argument that says how many milliseconds pass first. */
  readonly delay?: number;
  /** The argument that says whether the capture phase is meant: a removal has to say the same. */
  readonly capture?: number;
  /** How messages call the one event that such a call is for, in quotes. */
  readonly event?: string;
  /** It fires at most once although its name is shared with repeating calls. */
  readonly once?: true;
}

/** A way to end what was acquired. A row lists all of them: a linter that models only one release reports correct code. */
export type Release =
  | { readonly via: 'call'; readonly name: string; readonly arg: number }
  /** `each`: what the method gives are parts, and this method of each ends it: `stream.getTracks()`, then `stop()`. */
  | { readonly via: 'method'; readonly name: string; readonly key?: readonly number[]; readonly each?: string }
  | { readonly via: 'option'; readonly arg: number; readonly prop: string; readonly is: 'signal' | 'true' }
  /** What is given back is a function that ends it. */
  | { readonly via: 'invoke' }
  | { readonly via: 'covers'; readonly name: string };

/** A kind of thing that must be ended. */
export interface ResourceModel {
  readonly id: string;
  /** Which rule it belongs to; a `handle` is what is open, a `subscription` what tells of something, a `loan` what goes back to a lender. */
  readonly kind: 'timer' | 'listener' | 'subscription' | 'handle' | 'loan';
  /** How messages call it, without an article: `interval`, `listener`. */
  readonly noun: string;
  /** How messages call its end: `close`, `disconnect`; left out for timers and listeners. */
  readonly verb?: string;
  /** `never` by itself; `once` it has fired; `withSource`, when what it hangs on is gone. */
  readonly ends: 'never' | 'once' | 'withSource';
  /** Methods that take or open it for good: where one fails, there is nothing to end. */
  readonly opens?: readonly string[];
  /** What its calls bring says by this property that it has come to its end, and nothing is lent any more: `done`. */
  readonly spent?: string;
  /** True where one of these left running harms nobody: a single frame, an immediate. */
  readonly brief?: true;
  /** What is given back is a promise that it settles: alone it is a pause, and only in a race is there anything to end. */
  readonly promised?: true;
  readonly acquire: readonly Acquire[];
  readonly release: readonly Release[];
  /** The documentation that says how it is ended. */
  readonly docs: string;
}

/** A function that ends an instance. */
export type End =
  | { readonly method: string; readonly rank: 'final' | 'paired'; readonly beside?: readonly string[] }
  | { readonly returned: true }
  /** The callback of the scope is the end: `useUnmount(() => …)`. */
  | { readonly itself: true }
  /** `keyed`: what it is given to may go on. */
  | { readonly register: string; readonly rank?: 'keyed' };

/** What is made and ended by a framework or by convention, and how. */
export interface Lifecycle {
  readonly id: string;
  /**
   * `class`: a class, optionally one that extends, implements or is decorated with one of the names (or has one of the members).
   * `callback`: the function given to one of the named calls. `function`: a function whose name starts with one of the prefixes.
   */
  readonly scope:
    | { readonly kind: 'class'; readonly extends?: readonly string[]; readonly decorators?: readonly string[]; readonly members?: readonly string[] }
    | { readonly kind: 'callback'; readonly calls: readonly string[]; readonly arg: number; /** The argument that lists what makes it run again. */ readonly keys?: number }
    /** `makes`: imports of the modules; an exported function that calls one of them itself is one, whatever its name. */
    | { readonly kind: 'function'; readonly prefixes: readonly string[]; readonly modules: readonly string[]; readonly makes?: readonly string[] };
  readonly ends: readonly End[];
  /** The framework is known to call the ends, so a teardown may be created. Gives the method to create. */
  readonly create?: string;
  readonly instances: 'one' | 'many';
  /** How messages call one run of a callback that is no effect: `stream`. */
  readonly noun?: string;
  readonly docs: string;
}

/** How long an object lives that we register on. */
export interface Holder {
  /** A global variable's name (`window`), or a type's name. */
  readonly global?: readonly string[];
  readonly type?: readonly string[];
  readonly lives: 'process' | 'lent' | 'own';
  readonly docs: string;
}

/** A call that runs its function argument, and how often. */
export interface Callback {
  readonly calls: readonly string[];
  readonly arg: number | 'any';
  readonly runs: 'now' | 'once' | 'many';
  /** The callback's first parameter is a connection of its own: what ends it are handlers on that parameter. */
  readonly connection?: true;
  readonly events?: readonly string[];
}

/** Rows as a user writes them in `settings.leakguard`; a row with a built-in's id extends it. */
export interface CatalogSettings {
  readonly resources?: readonly (Partial<ResourceModel> & { readonly id: string })[];
  readonly lifecycles?: readonly (Partial<Lifecycle> & { readonly id: string })[];
  /** Ids of built-in rows that are switched off. */
  readonly off?: readonly string[];
}
