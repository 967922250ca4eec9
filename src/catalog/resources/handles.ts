import type { ResourceModel } from '../types.js';
import { clients } from './clients.js';
import { nodeHandles } from './node-handles.js';
import { pageHandles } from './page-handles.js';
import { widgets } from './widgets.js';

/** What is open until it is closed. */
export const handles: readonly ResourceModel[] = [...pageHandles, ...nodeHandles, ...clients, ...widgets];
