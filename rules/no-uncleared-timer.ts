import { defineLeakRule } from '../src/rule.js';

export const noUnclearedTimer = defineLeakRule({
  name: 'no-uncleared-timer',
  description: 'Disallow timers that outlive their owner or pile up because nothing clears them',
  preset: 'recommended',
  fixes: 'clear in the teardown, return a cleanup, `finally`, keep the id, clear before re-arming',
  messages: {
    handleLost: 'Nothing can clear this {{noun}}: its id is dropped, and {{again}}.',
    neverCleared: '`{{handle}}` is never cleared: {{again}}, and each leaves {{a}} running.',
  },
  plans: [],
});
