import { defineLeakRule } from '../src/rule.js';

const AT_ONCE = '`{{work}}()` is started for every element of `{{list}}` at once';

export const noUnboundedConcurrency = defineLeakRule({
  name: 'no-unbounded-concurrency',
  description: 'Disallow starting work outside of the program for every element of a list that has no limit, all at once',
  preset: 'recommended',
  fixes: 'none yet: how many may run at a time is for the program to say',
  messages: {
    request: `${AT_ONCE}: whoever sends the request sets how many hold memory and a connection.`,
    query: `${AT_ONCE}: the query in line {{line}} sets how many hold memory and a connection.`,
    fetched: `${AT_ONCE}: \`{{source}}\` sets how many hold memory and a connection.`,
    tree: `${AT_ONCE}: the files that line {{line}} finds may be thousands, each open.`,
    folder: `${AT_ONCE}: the folder in line {{line}} sets how many are open.`,
    parsed: `${AT_ONCE}: what line {{line}} parses sets how many hold memory and a connection.`,
    unknown: `${AT_ONCE}: nothing here sets how many hold memory and a connection.`,
  },
  plans: [],
});
