/** What belongs to a scope that is active only while a function runs: until it waits, and not in what it returns. */
export const scopes = {
  /** The function of a component whose returned function draws it, again and again. */
  draws: ['setup'],
  /** Calls that run their callback at once, or soon after, as often as something changes. */
  runs: ['watch', 'watchImmediate', 'watchEffect', 'watchPostEffect', 'watchSyncEffect', 'tryOnMounted', 'tryOnBeforeMount'] as readonly string[],
  /** A compiler gives the scope back after each await in these files, and in functions given to these calls: https://nuxt.com/docs/guide/concepts/auto-imports#vue-and-nuxt-composables */
  kept: { files: ['.vue'], calls: ['defineNuxtComponent', 'defineNuxtPlugin', 'defineNuxtRouteMiddleware'] },
  /** Composables of packages, whose bodies are not read: each acquires at once, and ends with the active scope. */
  packages: [
    {
      modules: ['@vueuse/core', '@vueuse/shared'],
      resources: {
        'event-listener': ['useEventListener', 'onClickOutside', 'onKeyStroke', 'onKeyDown', 'onKeyPressed', 'onKeyUp', 'onStartTyping', 'useWindowSize', 'useWindowScroll', 'useWindowFocus', 'useMouse', 'useMousePressed', 'useIdle', 'useOnline', 'useNetwork', 'usePageLeave', 'useDocumentVisibility', 'useMagicKeys', 'useKeyModifier', 'useActiveElement'],
        interval: ['useIntervalFn', 'useInterval'],
      } as Readonly<Record<string, readonly string[]>>,
    },
  ],
} as const;
