import type { ResourceModel } from '../types.js';
import { called, dormant, made } from './acquires.js';
import { byMethod } from './releases.js';

/** What packages draw on a page or in an editor: each holds listeners, buffers or a loop of its own. */
export const widgets: readonly ResourceModel[] = [
  {
    id: 'text-view', kind: 'handle', noun: 'editor', verb: 'destroy', ends: 'never',
    acquire: [...made(['@codemirror/view', 'codemirror', 'prosemirror-view', '@tiptap/pm/view'], 'EditorView'), ...made(['@tiptap/core', '@tiptap/react', '@tiptap/vue-2', '@tiptap/vue-3'], 'Editor')],
    release: byMethod('destroy', 'unmount'),
    docs: 'https://codemirror.net/docs/ref/#view.EditorView.destroy',
  },
  {
    id: 'code-editor', kind: 'handle', noun: 'editor', verb: 'dispose of', ends: 'never',
    acquire: called(['monaco-editor', 'monaco-editor/esm/vs/editor/editor.api', 'monaco-editor/esm/vs/editor/editor.api.js', 'monaco-editor-core'], 'create', 'createDiffEditor', 'createModel'),
    release: byMethod('dispose'),
    docs: 'https://microsoft.github.io/monaco-editor/typedoc/interfaces/editor.IStandaloneCodeEditor.html',
  },
  {
    id: 'ace-editor', kind: 'handle', noun: 'editor', verb: 'destroy', ends: 'never',
    acquire: called(['ace-builds', 'brace'], 'edit'),
    release: byMethod('destroy'),
    docs: 'https://ajaxorg.github.io/ace-api-docs/classes/src_editor.Editor.html',
  },
  {
    id: 'terminal-view', kind: 'handle', noun: 'terminal', verb: 'dispose of', ends: 'never',
    acquire: made(['@xterm/xterm', 'xterm'], 'Terminal'),
    release: byMethod('dispose'),
    docs: 'https://xtermjs.org/docs/api/terminal/classes/terminal/',
  },
  {
    id: 'map-view', kind: 'handle', noun: 'map', verb: 'remove', ends: 'never',
    acquire: [...made(['maplibre-gl', 'mapbox-gl'], 'Map'), ...made(['leaflet'], 'Map'), ...called(['leaflet'], 'map')],
    release: byMethod('remove'),
    docs: 'https://maplibre.org/maplibre-gl-js/docs/API/classes/Map/#remove',
  },
  {
    id: 'globe-view', kind: 'handle', noun: 'viewer', verb: 'destroy', ends: 'never',
    acquire: [...made(['cesium', '@cesium/widgets'], 'Viewer', 'CesiumWidget')],
    release: byMethod('destroy'),
    docs: 'https://cesium.com/learn/cesiumjs/ref-doc/Viewer.html',
  },
  {
    id: 'deck-view', kind: 'handle', noun: 'map', verb: 'finalize', ends: 'never',
    acquire: made(['@deck.gl/core', 'deck.gl'], 'Deck'),
    release: byMethod('finalize'),
    docs: 'https://deck.gl/docs/api-reference/core/deck#finalize',
  },
  {
    id: 'chart', kind: 'handle', noun: 'chart', verb: 'destroy', ends: 'never',
    acquire: [...made(['chart.js', 'chart.js/auto'], 'Chart'), ...made(['apexcharts'], 'ApexCharts'), ...made(['uplot'], 'uPlot'), ...called(['highcharts', 'highcharts/highstock'], 'chart', 'stockChart')],
    release: byMethod('destroy'),
    docs: 'https://www.chartjs.org/docs/latest/developers/api.html#destroy',
  },
  {
    id: 'echarts-chart', kind: 'handle', noun: 'chart', verb: 'dispose of', ends: 'never',
    acquire: called(['echarts', 'echarts/core'], 'init'),
    release: byMethod('dispose'),
    docs: 'https://echarts.apache.org/en/api.html#echartsInstance.dispose',
  },
  {
    id: 'financial-chart', kind: 'handle', noun: 'chart', verb: 'remove', ends: 'never',
    acquire: called(['lightweight-charts'], 'createChart'),
    release: byMethod('remove'),
    docs: 'https://tradingview.github.io/lightweight-charts/docs/api/interfaces/IChartApi#remove',
  },
  {
    id: 'graph-view', kind: 'handle', noun: 'graph', verb: 'destroy', ends: 'never',
    acquire: [...called(['cytoscape'], 'cytoscape'), ...made(['vis-network', 'vis-network/standalone', 'vis-timeline', 'vis-timeline/standalone'], 'Network', 'Timeline'), ...made(['sigma'], 'Sigma')],
    release: byMethod('destroy', 'kill'),
    docs: 'https://js.cytoscape.org/#cy.destroy',
  },
  {
    id: 'data-grid', kind: 'handle', noun: 'grid', verb: 'destroy', ends: 'never',
    acquire: called(['ag-grid-community', 'ag-grid-enterprise'], 'createGrid'),
    release: byMethod('destroy'),
    docs: 'https://www.ag-grid.com/javascript-data-grid/grid-api/#reference-lifecycle-destroy',
  },
  {
    id: 'stage', kind: 'handle', noun: 'stage', verb: 'destroy', ends: 'never',
    acquire: [...made(['pixi.js'], 'Application'), ...made(['konva'], 'Stage'), ...made(['phaser'], 'Game')],
    release: byMethod('destroy'),
    docs: 'https://pixijs.download/release/docs/app.Application.html#destroy',
  },
  {
    id: 'drawing-canvas', kind: 'handle', noun: 'canvas', verb: 'dispose of', ends: 'never',
    acquire: made(['fabric'], 'Canvas', 'StaticCanvas'),
    release: byMethod('dispose'),
    docs: 'https://fabricjs.com/api/classes/canvas/#dispose',
  },
  {
    id: 'renderer', kind: 'handle', noun: 'renderer', verb: 'dispose of', ends: 'never',
    acquire: [...made(['three'], 'WebGLRenderer', 'WebGPURenderer', 'WebGLRenderTarget', 'PMREMGenerator'), ...made(['three/webgpu'], 'WebGPURenderer')],
    release: byMethod('dispose', 'forceContextLoss'),
    docs: 'https://threejs.org/docs/#manual/en/introduction/How-to-dispose-of-objects',
  },
  {
    id: 'camera-controls', kind: 'handle', noun: 'controls', verb: 'dispose of', ends: 'never',
    acquire: ['Orbit', 'Map', 'Trackball', 'Transform', 'Drag', 'Fly', 'PointerLock'].flatMap(name => made([...['three/examples/jsm/controls', 'three/addons/controls'].flatMap(folder => [`${folder}/${name}Controls`, `${folder}/${name}Controls.js`]), 'three-stdlib'], `${name}Controls`)),
    release: byMethod('dispose', 'disconnect'),
    docs: 'https://threejs.org/docs/#examples/en/controls/OrbitControls.dispose',
  },
  {
    id: 'render-engine', kind: 'handle', noun: 'engine', verb: 'dispose of', ends: 'never',
    acquire: made(['@babylonjs/core', 'babylonjs', '@babylonjs/core/Engines/engine'], 'Engine', 'WebGPUEngine'),
    release: byMethod('dispose'),
    docs: 'https://doc.babylonjs.com/typedoc/classes/BABYLON.Engine#dispose',
  },
  {
    id: 'player', kind: 'handle', noun: 'player', verb: 'destroy', ends: 'never',
    acquire: dormant([...made(['hls.js', 'hls.js/light', 'hls.js/dist/hls.light', 'hls.js/dist/hls.light.min'], 'Hls'), ...made(['plyr'], 'Plyr'), ...made(['shaka-player'], 'Player'), ...called(['lottie-web'], 'loadAnimation')]),
    release: byMethod('destroy'),
    docs: 'https://github.com/video-dev/hls.js/blob/master/docs/API.md#hlsdestroy',
  },
  {
    id: 'video-player', kind: 'handle', noun: 'player', verb: 'dispose of', ends: 'never',
    acquire: called(['video.js'], 'videojs'),
    release: byMethod('dispose'),
    docs: 'https://videojs.com/guides/player-workflows/#dispose',
  },
  {
    id: 'waveform', kind: 'handle', noun: 'waveform', verb: 'destroy', ends: 'never',
    acquire: called(['wavesurfer.js'], 'create'),
    release: byMethod('destroy'),
    docs: 'https://wavesurfer.xyz/docs/classes/wavesurfer.default#destroy',
  },
  {
    id: 'page-widget', kind: 'handle', noun: 'widget', verb: 'destroy', ends: 'never',
    acquire: [...made(['swiper', 'swiper/bundle'], 'Swiper'), ...made(['sortablejs'], 'Sortable'), ...called(['sortablejs'], 'create'), ...called(['flatpickr'], 'flatpickr'), ...called(['tippy.js'], 'tippy'), ...called(['@popperjs/core', '@popperjs/core/lib/popper-lite'], 'createPopper'), ...made(['clipboard'], 'Clipboard', 'ClipboardJS'), ...made(['hammerjs'], 'Hammer', 'Manager'), ...made(['lenis', '@studio-freight/lenis'], 'Lenis'), ...made(['typed.js'], 'Typed')],
    release: byMethod('destroy'),
    docs: 'https://popper.js.org/docs/v2/lifecycle/',
  },
  {
    id: 'editor-part', kind: 'handle', noun: 'part of the editor', verb: 'dispose of', ends: 'never',
    acquire: called(['vscode'], 'createOutputChannel', 'createStatusBarItem', 'createTreeView', 'createTextEditorDecorationType', 'createDiagnosticCollection', 'createFileSystemWatcher', 'createTestController', 'createCommentController', 'createSourceControl', 'createLanguageStatusItem', 'createQuickPick', 'createInputBox', 'createNotebookController'),
    release: byMethod('dispose'),
    docs: 'https://code.visualstudio.com/api/references/vscode-api#Disposable',
  },
];
