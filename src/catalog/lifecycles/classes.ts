import type { End, Lifecycle } from '../types.js';

const final = (...methods: string[]): End[] => methods.map(method => ({ method, rank: 'final' }));
const paired = (beside: string[], ...methods: string[]): End[] => methods.map(method => ({ method, rank: 'paired', beside }));

/** What ends a class's instance: by convention, and by the framework that makes it. */
export const classes: readonly Lifecycle[] = [
  {
    id: 'class', scope: { kind: 'class' }, instances: 'many',
    ends: [
      ...final('dispose', 'disposeAsync', 'disposeInternal', '_dispose', 'Symbol.dispose', 'Symbol.asyncDispose', 'destroy', '_destroy', 'destroyed', 'close', '_close', 'terminate', 'shutdown', 'shutDown', 'teardown', 'tearDown', 'unsubscribe', 'onDestroy', 'onDispose', 'destructor'),
      ...final('onShutdown', 'onBeforeDetach', 'onAfterDetach', 'onDetach', 'doDispose', 'unmounted', 'beforeUnmount', 'beforeDestroy'),
      ...paired(['start', '_start', 'run', 'init', 'listen', 'open', 'begin'], 'stop', '_stop', 'stopAsync'),
      ...paired(['connect', '_connect', 'open', 'init', 'start'], 'disconnect'),
      ...paired(['start', 'init', 'setup', 'setUp', 'open', 'connect', 'activate', 'run', 'acquire'], 'cleanup', 'cleanUp', 'release', 'end', 'deactivate', 'kill', 'finalize'),
      ...paired(['enable'], 'disable'),
      ...paired(['start', 'run', 'open', 'connect', 'init', 'install', 'attach'], 'quit', 'uninstall'),
      ...paired(['resume', 'play', 'start'], 'pause'),
      ...paired(['start', 'run', 'schedule'], 'cancel'),
      ...paired(['attach'], 'detach'),
      ...paired(['mount'], 'unmount'),
    ],
    docs: 'https://github.com/tc39/proposal-explicit-resource-management',
  },
  {
    id: 'react-class', scope: { kind: 'class', extends: ['Component', 'PureComponent'], members: ['render'] }, instances: 'many',
    ends: final('componentWillUnmount'), create: 'componentWillUnmount',
    docs: 'https://react.dev/reference/react/Component#componentwillunmount',
  },
  {
    id: 'custom-element', scope: { kind: 'class', extends: ['HTMLElement', 'LitElement', 'ReactiveElement', 'FASTElement'], members: ['connectedCallback', 'disconnectedCallback'] }, instances: 'many',
    ends: final('disconnectedCallback'), create: 'disconnectedCallback',
    docs: 'https://developer.mozilla.org/docs/Web/API/Web_components/Using_custom_elements#custom_element_lifecycle_callbacks',
  },
  {
    id: 'lit-controller', scope: { kind: 'class', members: ['hostConnected', 'hostDisconnected'] }, instances: 'many',
    ends: final('hostDisconnected'), create: 'hostDisconnected',
    docs: 'https://lit.dev/docs/composition/controllers/#lifecycle',
  },
  {
    id: 'angular', scope: { kind: 'class', decorators: ['Component', 'Directive'] }, instances: 'many',
    ends: final('ngOnDestroy'), create: 'ngOnDestroy',
    docs: 'https://angular.dev/guide/components/lifecycle#ngondestroy',
  },
  {
    id: 'angular-service', scope: { kind: 'class', decorators: ['Injectable', 'Pipe', 'injectable', 'singleton', 'Service', 'Singleton'] }, instances: 'one',
    ends: final('ngOnDestroy', 'onModuleDestroy', 'beforeApplicationShutdown', 'onApplicationShutdown'),
    docs: 'https://angular.dev/guide/di/creating-injectable-service',
  },
  {
    id: 'vscode-disposable', scope: { kind: 'class', extends: ['Disposable', 'DisposableObject', 'AbstractDisposable'] }, instances: 'many',
    ends: final('dispose'),
    docs: 'https://code.visualstudio.com/api/references/vscode-api#Disposable',
  },
];
