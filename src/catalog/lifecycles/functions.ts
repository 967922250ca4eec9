import type { Lifecycle } from '../types.js';

const VUE = ['vue', '@vue/composition-api', 'vue-demi', '@vueuse/core', '@vueuse/shared', '@vue/runtime-core', '@vue/reactivity'];

/** Instances that are calls of a function: effects, composables, hooks. */
export const functions: readonly Lifecycle[] = [
  {
    id: 'react-effect', instances: 'many',
    scope: { kind: 'callback', calls: ['useEffect', 'useLayoutEffect', 'useInsertionEffect', 'useIsomorphicLayoutEffect', 'useEnhancedEffect', 'useModernLayoutEffect', 'useUpdateEffect', 'useUpdateLayoutEffect', 'useDeepCompareEffect', 'useDeepCompareLayoutEffect', 'useCustomCompareEffect', 'useEffectWithTarget', 'useLayoutEffectWithTarget', 'useDebounceEffect', 'useThrottleEffect'], arg: 0, keys: 1 },
    ends: [{ returned: true }],
    docs: 'https://react.dev/reference/react/useEffect',
  },
  {
    id: 'react-mount', instances: 'many',
    scope: { kind: 'callback', calls: ['useEffectOnce'], arg: 0 },
    ends: [{ returned: true }],
    docs: 'https://github.com/streamich/react-use/blob/master/docs/useEffectOnce.md',
  },
  {
    id: 'react-unmount', instances: 'many',
    scope: { kind: 'callback', calls: ['useUnmount', 'useUnmountEffect', 'useWillUnmount', 'useUnmounted'], arg: 0 },
    ends: [{ itself: true }],
    docs: 'https://ahooks.js.org/hooks/use-unmount',
  },
  {
    id: 'observable', instances: 'many', noun: 'stream',
    scope: { kind: 'callback', calls: ['Observable', 'EventIterator', 'Repeater'], arg: 0 },
    ends: [{ returned: true }],
    docs: 'https://rxjs.dev/api/index/class/Observable',
  },
  {
    id: 'vue-effect', instances: 'many',
    scope: { kind: 'callback', calls: ['watchEffect', 'watchPostEffect', 'watchSyncEffect'], arg: 0 },
    ends: [{ register: 'onCleanup' }, { register: 'onWatcherCleanup' }, { register: 'onInvalidate' }, { register: 'onScopeDispose' }],
    docs: 'https://vuejs.org/api/reactivity-core.html#onwatchercleanup',
  },
  {
    id: 'vue-composable', instances: 'many',
    scope: { kind: 'function', prefixes: ['use', 'setup'], modules: VUE, makes: ['customRef', 'ref', 'shallowRef', 'computed', 'reactive', 'watch', 'watchEffect'] },
    ends: [{ register: 'onUnmounted' }, { register: 'onBeforeUnmount' }, { register: 'onScopeDispose' }, { register: 'tryOnScopeDispose' }, { register: 'tryOnUnmounted' }, { register: 'tryOnBeforeUnmount' }, { register: 'onDeactivated', rank: 'keyed' }],
    docs: 'https://vuejs.org/guide/reusability/composables.html#side-effects',
  },
];
