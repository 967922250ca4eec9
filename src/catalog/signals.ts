/** What tells work to stop, as it is typed, named and carried: https://developer.mozilla.org/en-US/docs/Web/API/AbortSignal */
export const signals = {
  /** The type's name. */
  type: 'AbortSignal',
  /** Properties of options and contexts that hold one. */
  properties: ['signal', 'abortSignal', 'cancelSignal', 'abort_signal'],
  /** Properties of options that hold further options. */
  containers: ['options', 'init', 'requestInit', 'requestOptions', 'fetchOptions', 'config', 'request', 'context'],
  /** How names that carry one read. */
  named: /signal|abort|cancel/i,
  /** Functions of the platform that take one: https://developer.mozilla.org/en-US/docs/Web/API/Window/fetch */
  platform: ['fetch'],
  /** How parameters and types of options read: a signal among them surprises nobody. */
  optionNames: /^(?:opts|options|init|params|config|settings|request|args|input|ctx|context)$/i,
  optionTypes: /(?:Opts|Options|Init|Params|Parameters|Config|Settings|Request|Args|Input)$/,
  /** Methods that wait for several promises. */
  gathers: ['all', 'allSettled'],
  /** Calls that are done so soon that few stop them: local files, a pause, an event that comes at once. */
  brief: /^(?:once|readFile|writeFile|appendFile|open|access|stat|delay|sleep|wait|pause|timeout|setTimeout|setImmediate|nextTick|tick)$/,
  /** Properties of a result that bring the rest of it, and are stopped with the work that gave it. */
  streams: /^(?:body|stream|readable|reader|events)$/,
  /** Members of what comes later: promises, streams of values. */
  later: ['then', '__@asyncIterator'],
  streamTypes: ['AsyncGenerator', 'AsyncIterable', 'AsyncIterableIterator', 'AsyncIterator', 'ReadableStream', 'Observable'],
  /** The method of a signal that throws when it is aborted. */
  test: 'throwIfAborted',
} as const;

/** Names of calls that put things in order behind work, also when that is stopped: to stop them half way leaves a mess. */
export const tidying = /^(?:close|dispose|destroy|clean_?up|release|un(?:lock|subscribe|watch|register)|roll_?back|commit|abort|cancel|stop|end|shut_?down|tear_?down|dis(?:connect|pose)|kill|terminate|remove|delete|rm|unlink|flush|finish|finali[sz]e|report|log|track|capture|notify|emit|save|persist|record|undo|restore|reset|free)/i;
