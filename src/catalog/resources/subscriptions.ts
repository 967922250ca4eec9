import type { Acquire, Origin, ResourceModel } from '../types.js';
import { called, dormant } from './acquires.js';
import { byMethod } from './releases.js';

const OBSERVERS = ['ResizeObserver', 'IntersectionObserver', 'MutationObserver', 'PerformanceObserver', 'ReportingObserver', 'PressureObserver'];
const STORES: readonly Origin[] = ['getState', 'set', 'notify', 'getSnapshot'].map(other => ({ shape: ['subscribe', other] }));

/** What tells of something until it is told to stop, by what it gave back. */
export const subscriptions: readonly ResourceModel[] = [
  {
    id: 'observer', kind: 'subscription', noun: 'observer', verb: 'disconnect', ends: 'never',
    acquire: [
      ...OBSERVERS.map((construct): Acquire => ({ construct, handle: 'result', callback: 0, keptBy: 'observe' })),
      { construct: 'PerformanceObserver', module: ['perf_hooks', 'node:perf_hooks'], handle: 'result', callback: 0 },
      { construct: 'ResizeObserver', module: ['resize-observer-polyfill', '@juggle/resize-observer'], handle: 'result', callback: 0 },
    ],
    release: byMethod('disconnect', 'unobserve'),
    docs: 'https://developer.mozilla.org/docs/Web/API/ResizeObserver/disconnect',
  },
  {
    id: 'disposable-event', kind: 'subscription', noun: 'subscription', verb: 'dispose of', ends: 'never',
    acquire: [
      ...['onDid', 'onWill', 'onCancellation'].map(prefix => ({ prefix, handle: 'result', callback: 0, into: 2, gives: ['dispose'], distinctive: true } as const)),
      { prefix: 'on', handle: 'result', callback: 0, into: 2, gives: ['dispose'] },
    ],
    release: byMethod('dispose'),
    docs: 'https://code.visualstudio.com/api/references/vscode-api#Event',
  },
  {
    id: 'subscription', kind: 'subscription', noun: 'subscription', verb: 'end', ends: 'never',
    acquire: [{ call: 'subscribe', on: [{ shape: ['subscribe', 'pipe'] }, { shape: ['subscribe', 'refetch'] }, ...STORES], handle: 'result', callback: 0, gives: ['unsubscribe'] }],
    release: byMethod('unsubscribe'),
    docs: 'https://rxjs.dev/guide/subscription',
  },
  {
    id: 'store-subscription', kind: 'subscription', noun: 'subscription', verb: 'end', ends: 'never',
    // what is given back is a function
    acquire: [{ call: 'subscribe', on: STORES, handle: 'result', callback: 0, gives: ['call', 'apply'] }],
    release: [{ via: 'invoke' }],
    docs: 'https://redux.js.org/api/store#subscribelistener',
  },
  {
    id: 'position-watch', kind: 'subscription', noun: 'position watch', verb: 'clear', ends: 'never',
    acquire: [{ call: 'watchPosition', on: [{ from: 'lib', name: ['Geolocation'] }], handle: 'result', callback: 0 }],
    release: [{ via: 'call', name: 'clearWatch', arg: 0 }],
    docs: 'https://developer.mozilla.org/docs/Web/API/Geolocation/clearWatch',
  },
  {
    id: 'reaction', kind: 'subscription', noun: 'reaction', verb: 'end', ends: 'never',
    acquire: [
      ...called(['mobx', '@preact/signals', '@preact/signals-core'], 'autorun', 'effect').map(a => ({ ...a, callback: 0 })),
      ...called(['mobx'], 'reaction', 'observe', 'intercept').map(a => ({ ...a, callback: 1 })),
    ],
    release: [{ via: 'invoke' }],
    docs: 'https://mobx.js.org/reactions.html#always-dispose-of-reactions',
  },
  {
    id: 'proxy-subscription', kind: 'subscription', noun: 'subscription', verb: 'end', ends: 'never',
    acquire: [
      ...called(['valtio', 'valtio/vanilla', 'valtio/utils', 'valtio/vanilla/utils'], 'subscribe').map(a => ({ ...a, callback: 1 })),
      ...called(['valtio/utils', 'valtio/vanilla/utils'], 'subscribeKey').map(a => ({ ...a, callback: 2 })),
    ],
    release: [{ via: 'invoke' }],
    docs: 'https://valtio.dev/docs/api/advanced/subscribe',
  },
  {
    id: 'atom-subscription', kind: 'subscription', noun: 'subscription', verb: 'end', ends: 'never',
    acquire: [{ call: 'sub', on: [{ shape: ['sub', 'get', 'set'] }], handle: 'result', callback: 1, gives: ['call', 'apply'] }],
    release: [{ via: 'invoke' }],
    docs: 'https://jotai.org/docs/core/store',
  },
  {
    id: 'state-machine', kind: 'subscription', noun: 'actor', verb: 'stop', ends: 'never',
    acquire: dormant(called(['xstate'], 'createActor', 'interpret')),
    release: byMethod('stop'),
    docs: 'https://stately.ai/docs/actors#stopping-actors',
  },
  {
    id: 'firebase-listener', kind: 'subscription', noun: 'listener', verb: 'end', ends: 'never',
    acquire: [
      ...called(['firebase/firestore', '@firebase/firestore', '@react-native-firebase/firestore', '@angular/fire/firestore'], 'onSnapshot', 'onSnapshotsInSync'),
      ...called(['firebase/database', '@firebase/database', '@react-native-firebase/database', '@angular/fire/database'], 'onValue', 'onChildAdded', 'onChildChanged', 'onChildRemoved', 'onChildMoved'),
      ...called(['firebase/auth', '@firebase/auth', '@react-native-firebase/auth', '@angular/fire/auth'], 'onAuthStateChanged', 'onIdTokenChanged'),
      ...called(['firebase/messaging', '@firebase/messaging', '@react-native-firebase/messaging'], 'onMessage'),
      { call: 'onSnapshot', on: [{ shape: ['onSnapshot', 'get'] }], handle: 'result', gives: ['call', 'apply'] },
      { call: 'onAuthStateChanged', on: [{ shape: ['onAuthStateChanged', 'currentUser'] }], handle: 'result', gives: ['call', 'apply'] },
    ],
    release: [{ via: 'invoke' }, { via: 'covers', name: 'off' }],
    docs: 'https://firebase.google.com/docs/firestore/query-data/listen#detach_a_listener',
  },
  {
    id: 'cloud-event', kind: 'subscription', noun: 'listener', verb: 'end', ends: 'never',
    acquire: called(['aws-amplify', 'aws-amplify/utils', '@aws-amplify/core'], 'listen').map(a => ({ ...a, callback: 1 })),
    release: [{ via: 'invoke' }, { via: 'covers', name: 'remove' }],
    docs: 'https://docs.amplify.aws/react/build-a-backend/auth/connect-your-frontend/listen-to-auth-events/',
  },
  {
    id: 'app-event', kind: 'subscription', noun: 'listener', verb: 'remove', ends: 'never',
    acquire: [
      ...called(['react-native'], 'addEventListener', 'addListener').map(a => ({ ...a, callback: 1 })),
      ...called(['@capacitor/app', '@capacitor/keyboard', '@capacitor/network', '@capacitor/push-notifications', '@capacitor/local-notifications', 'expo-linking', 'expo-sensors'], 'addListener', 'addEventListener'),
      ...called(['expo-notifications'], 'addNotificationReceivedListener', 'addNotificationResponseReceivedListener', 'addPushTokenListener'),
      ...called(['expo-location'], 'watchPositionAsync', 'watchHeadingAsync'),
    ],
    release: [...byMethod('remove'), { via: 'covers', name: 'removeEventListener' }, { via: 'covers', name: 'removeListener' }, { via: 'covers', name: 'removeAllListeners' }],
    docs: 'https://reactnative.dev/docs/appstate#addeventlistener',
  },
  {
    id: 'network-state', kind: 'subscription', noun: 'listener', verb: 'end', ends: 'never',
    acquire: called(['@react-native-community/netinfo'], 'addEventListener'),
    release: [{ via: 'invoke' }],
    docs: 'https://github.com/react-native-netinfo/react-native-netinfo#addeventlistener',
  },
  {
    id: 'window-event', kind: 'subscription', noun: 'listener', verb: 'end', ends: 'never',
    acquire: called(['@tauri-apps/api/event'], 'listen').map(a => ({ ...a, callback: 1 })),
    release: [{ via: 'invoke' }],
    docs: 'https://v2.tauri.app/reference/javascript/api/namespaceevent/#listen',
  },
  {
    id: 'navigation-listener', kind: 'subscription', noun: 'listener', verb: 'end', ends: 'never',
    acquire: [{ call: 'listen', on: [{ shape: ['listen', 'push', 'createHref'] }], handle: 'result', callback: 0, gives: ['call', 'apply'] }],
    release: [{ via: 'invoke' }],
    docs: 'https://github.com/remix-run/history/blob/main/docs/api-reference.md#historylistenlistener-listener',
  },
  {
    id: 'floating-position', kind: 'subscription', noun: 'position update', verb: 'end', ends: 'never',
    acquire: called(['@floating-ui/dom', '@floating-ui/react', '@floating-ui/react-dom', '@floating-ui/vue'], 'autoUpdate').map(a => ({ ...a, callback: 2 })),
    release: [{ via: 'invoke' }],
    docs: 'https://floating-ui.com/docs/autoupdate',
  },
  {
    id: 'key-binding', kind: 'subscription', noun: 'key binding', verb: 'end', ends: 'never',
    acquire: called(['tinykeys'], 'tinykeys'),
    release: [{ via: 'invoke' }],
    docs: 'https://github.com/jamiebuilds/tinykeys#usage',
  },
  {
    id: 'editor-registration', kind: 'subscription', noun: 'registration', verb: 'dispose of', ends: 'never',
    acquire: called(['vscode', 'monaco-editor', 'monaco-editor/esm/vs/editor/editor.api', 'monaco-editor-core'],
      'registerCommand', 'registerTextEditorCommand', 'registerTreeDataProvider', 'registerWebviewViewProvider', 'registerCustomEditorProvider', 'registerTextDocumentContentProvider', 'registerFileSystemProvider', 'registerUriHandler', 'registerTaskProvider', 'registerDebugConfigurationProvider',
      'registerCompletionItemProvider', 'registerHoverProvider', 'registerDefinitionProvider', 'registerCodeLensProvider', 'registerCodeActionsProvider', 'registerCodeActionProvider', 'registerDocumentFormattingEditProvider', 'registerInlayHintsProvider', 'registerInlineCompletionItemProvider'),
    release: byMethod('dispose'),
    docs: 'https://code.visualstudio.com/api/references/vscode-api#commands.registerCommand',
  },
  {
    id: 'directory-subscription', kind: 'subscription', noun: 'subscription', verb: 'end', ends: 'never',
    acquire: called(['@parcel/watcher'], 'subscribe').map(a => ({ ...a, callback: 1 })),
    release: byMethod('unsubscribe'),
    docs: 'https://github.com/parcel-bundler/watcher#subscribe',
  },
  {
    id: 'returned-remover', kind: 'subscription', noun: 'subscription', verb: 'end', ends: 'never',
    acquire: ['subscribe', 'on', 'add', 'register', 'listen', 'observe', 'watch'].map(prefix => ({ prefix, handle: 'result', callback: 0, remover: true })),
    release: [{ via: 'invoke' }],
    docs: 'https://react.dev/reference/react/useSyncExternalStore#subscribing-to-an-external-store',
  },
];
