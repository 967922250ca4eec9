import { createRequire } from 'node:module';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { classes } from './lifecycles/classes.js';
import { functions } from './lifecycles/functions.js';
import { listeners } from './resources/listeners.js';
import { handles } from './resources/handles.js';
import { loans } from './resources/loans.js';
import { subscriptions } from './resources/subscriptions.js';
import { timers } from './resources/timers.js';
import type { CatalogSettings } from './types.js';

const text = { type: 'string', minLength: 1 };
const texts = { type: 'array', items: text };
const index = { type: 'integer', minimum: 0 };

const origin = {
  type: 'object', minProperties: 1, additionalProperties: false,
  properties: { from: { enum: ['lib', 'package'] }, package: text, name: texts, shape: { ...texts, minItems: 1 } },
};

const acquire = {
  type: 'object', required: ['handle'], additionalProperties: false,
  anyOf: [{ required: ['call'] }, { required: ['construct'] }, { required: ['prefix'] }],
  properties: {
    call: text, construct: text, prefix: text, gives: { ...texts, minItems: 1 }, remover: { const: true }, distinctive: { const: true }, keptBy: text, dormant: { const: true }, on: { type: 'array', items: origin, minItems: 1 }, module: texts,
    handle: { anyOf: [{ const: 'result' }, { type: 'object', required: ['key'], additionalProperties: false, properties: { key: { type: 'array', items: index } } }] },
    element: index, limit: text,
    callback: index, into: index, capture: index, delay: index, event: text, once: { const: true },
  },
};

const release = {
  type: 'object', required: ['via'],
  oneOf: [
    { properties: { via: { const: 'call' }, name: text, arg: { type: 'integer' } }, required: ['via', 'name', 'arg'], additionalProperties: false },
    { properties: { via: { const: 'method' }, name: text, key: { type: 'array', items: index }, each: text }, required: ['via', 'name'], additionalProperties: false },
    { properties: { via: { const: 'option' }, arg: index, prop: text, is: { enum: ['signal', 'true'] } }, required: ['via', 'arg', 'prop', 'is'], additionalProperties: false },
    { properties: { via: { const: 'covers' }, name: text }, required: ['via', 'name'], additionalProperties: false },
    { properties: { via: { const: 'invoke' } }, required: ['via'], additionalProperties: false },
  ],
};

const end = {
  type: 'object',
  oneOf: [
    { properties: { method: text, rank: { enum: ['final', 'paired'] }, beside: texts }, required: ['method', 'rank'], additionalProperties: false },
    { properties: { returned: { const: true } }, required: ['returned'], additionalProperties: false },
    { properties: { itself: { const: true } }, required: ['itself'], additionalProperties: false },
    { properties: { register: text, rank: { const: 'keyed' } }, required: ['register'], additionalProperties: false },
  ],
};

const scope = {
  type: 'object', required: ['kind'],
  oneOf: [
    { properties: { kind: { const: 'class' }, extends: texts, decorators: texts, members: texts }, required: ['kind'], additionalProperties: false },
    { properties: { kind: { const: 'callback' }, calls: texts, arg: index, keys: index }, required: ['kind', 'calls', 'arg'], additionalProperties: false },
    { properties: { kind: { const: 'function' }, prefixes: texts, modules: texts, makes: texts }, required: ['kind', 'prefixes', 'modules'], additionalProperties: false },
  ],
};

/** A new row needs every key that a built-in's has; a row that extends a built-in needs its id alone. */
function rows(properties: Record<string, object>, required: readonly string[], known: readonly string[], also: object = {}): object {
  return {
    type: 'array',
    items: {
      type: 'object', required: ['id'], additionalProperties: false, properties: { id: text, ...properties },
      if: { properties: { id: { enum: known } } }, else: { required }, ...also,
    },
  };
}

/** The JSON schema of `settings.leakguard`. */
export const settingsSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    resources: rows(
      { kind: { enum: ['timer', 'listener', 'subscription', 'handle', 'loan'] }, noun: text, verb: text, ends: { enum: ['never', 'once', 'withSource'] }, opens: texts, spent: text, brief: { const: true }, promised: { const: true }, acquire: { type: 'array', items: acquire }, release: { type: 'array', items: release }, docs: text },
      ['kind', 'noun', 'ends', 'acquire', 'release', 'docs'], [...timers, ...listeners, ...subscriptions, ...handles, ...loans].map(r => r.id),
      // what is open, or tells of something, does not end by itself
      { allOf: [{ if: { properties: { kind: { enum: ['subscription', 'handle'] } }, required: ['kind'] }, then: { properties: { ends: { const: 'never' } } } }] }),
    lifecycles: rows(
      { scope, ends: { type: 'array', items: end }, create: text, noun: text, instances: { enum: ['one', 'many'] }, docs: text },
      ['scope', 'ends', 'instances', 'docs'], [...classes, ...functions].map(l => l.id)),
    off: texts,
  },
};

// few configurations have such settings: the others need no validator
let compiled: ValidateFunction<CatalogSettings> | undefined;

function compile(): ValidateFunction<CatalogSettings> {
  const { Ajv }: typeof import('ajv') = createRequire(import.meta.url)('ajv');
  return new Ajv({ strict: false }).compile<CatalogSettings>(settingsSchema);
}

/** The settings themselves where they hold to the schema, else one sentence that names the path of the first bad row and what is wrong with it. */
export function validateSettings(settings: object): { settings: CatalogSettings } | { problem: string } {
  const validate = (compiled ??= compile());
  if (validate(settings)) return { settings };
  const deepest = [...(validate.errors ?? [])].sort((a, b) => b.instancePath.length - a.instancePath.length)[0];
  return { problem: `\`settings.leakguard${deepest ? dotted(deepest) : ''}\` ${deepest?.message ?? 'is not valid'}: leakguard uses its built-in rows alone until it is corrected.` };
}

function dotted(error: ErrorObject): string {
  const extra: unknown = error.params['additionalProperty'];
  return error.instancePath.split('/').slice(1).map(part => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`)).join('') + (typeof extra === 'string' ? `.${extra}` : '');
}
