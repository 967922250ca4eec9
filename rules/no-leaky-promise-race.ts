import { clearAfterWork } from '../src/fix/plans/after-work.js';
import { clearInFinally } from '../src/fix/plans/finally.js';
import { defineLeakRule } from '../src/rule.js';

export const noLeakyPromiseRace = defineLeakRule({
  name: 'no-leaky-promise-race',
  description: 'Disallow races whose loser runs on, or that add to a promise which stays pending',
  preset: 'recommended',
  fixes: 'clear the loser when the race is decided, in `finally`',
  messages: {
    racedAgain: 'The loop on line {{line}} races `{{promise}}` again each turn: it keeps a reaction of each race, and what that gave, until it settles.',
    loserInLoop: '{{handle}} runs on when another one wins the race: each turn of the loop on line {{line}} leaves one more, and nothing clears it.',
    pauseInLoop: 'The timer of `{{helper}}()` runs on when another one wins the race: each turn of the loop on line {{line}} leaves one more.',
    loserAfterStop: '{{handle}} runs on when `{{stop}}` wins the race: nothing clears it, and the process stays alive until it fires.',
    skipped: '{{handle}} keeps running when the race (line {{line}}) rejects: what clears it stands behind the race, and is skipped.',
    workSettles: '{{handle}} runs on when {{work}} (line {{line}}) settles first: nothing clears it then.',
  },
  plans: [clearAfterWork, clearInFinally],
});
