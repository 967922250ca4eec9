/** How long the objects live that code registers on. */
export const holders = [
    { global: ['window', 'document', 'self', 'globalThis', 'global', 'navigator', 'screen', 'visualViewport', 'history', 'performance', 'speechSynthesis', 'matchMedia'], type: ['Window', 'Document', 'VisualViewport', 'ScreenOrientation', 'MediaQueryList', 'NetworkInformation'], lives: 'process', docs: 'https://developer.mozilla.org/docs/Web/API/Window' },
    { global: ['process'], type: ['Process'], lives: 'process', docs: 'https://nodejs.org/api/process.html' },
    { type: ['AbortSignal'], lives: 'lent', docs: 'https://nodejs.org/api/globals.html#class-abortsignal' },
];
