const VUE = ['vue', '@vue/composition-api', 'vue-demi', '@vueuse/core', '@vueuse/shared', '@vue/runtime-core', '@vue/reactivity'];
/** Instances that are calls of a function: effects, composables, hooks. */
export const functions = [
    {
        id: 'react-effect', instances: 'many',
        scope: { kind: 'callback', calls: ['useEffect', 'useLayoutEffect', 'useInsertionEffect', 'useIsomorphicLayoutEffect', 'useEnhancedEffect', 'useModernLayoutEffect'], arg: 0 },
        ends: [{ returned: true }],
        docs: 'https://react.dev/reference/react/useEffect',
    },
    {
        id: 'vue-effect', instances: 'many',
        scope: { kind: 'callback', calls: ['watchEffect', 'watchPostEffect', 'watchSyncEffect'], arg: 0 },
        ends: [{ register: 'onCleanup' }, { register: 'onWatcherCleanup' }, { register: 'onInvalidate' }, { register: 'onScopeDispose' }],
        docs: 'https://vuejs.org/api/reactivity-core.html#onwatchercleanup',
    },
    {
        id: 'vue-composable', instances: 'many',
        scope: { kind: 'function', prefixes: ['use', 'setup'], modules: VUE },
        ends: [{ register: 'onUnmounted' }, { register: 'onBeforeUnmount' }, { register: 'onScopeDispose' }, { register: 'tryOnScopeDispose' }, { register: 'tryOnUnmounted' }, { register: 'tryOnBeforeUnmount' }, { register: 'onDeactivated' }],
        docs: 'https://vuejs.org/guide/reusability/composables.html#side-effects',
    },
];
