/**
 * What leakguard knows about APIs and frameworks. Everything here is JSON: no functions, no regular expressions,
 * so that built-in rows, `settings.leakguard`, the schema, the generated docs and the generated tests are one thing.
 */
export {};
