import { defineLeakRule } from '../src/rule.js';

export const noPerCallClient = defineLeakRule({
  name: 'no-per-call-client',
  description: 'Disallow clients, pools, agents and metrics that are made anew for each request',
  preset: 'recommended',
  fixes: 'none yet: where the one client lives is for the program to say',
  messages: {
    request: '`{{name}}` makes a {{noun}} for {{each}} and nothing ends it: each holds {{holds}}, and one would do for all.',
    called: '`{{name}}` makes a {{noun}} in each `{{fn}}()`, for {{each}} (line {{line}} of {{file}}): each holds {{holds}}, and nothing ends it.',
    render: '`{{name}}` makes a {{noun}} in each render of `{{fn}}`: each holds {{holds}}.',
    loop: '`{{name}}` makes a {{noun}} in each round of a loop and nothing ends it: each holds {{holds}}.',
    many: '`{{name}}` makes a {{noun}} each time that this runs and nothing ends it: each holds {{holds}}.',
  },
  plans: [],
});
