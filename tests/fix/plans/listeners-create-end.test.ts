import { describe, expect, it } from 'vitest';
import { code } from '../cases.js';
import { finding, refused, repaired } from './listeners-repair.js';

const strict = { preset: 'strict' } as const;

describe('the method that the framework calls at the end is added', { timeout: 60_000 }, () => {
  it('to a component', () => {
    const { after, plan } = repaired(code`
      import { Component } from 'react';
      export class Ruler extends Component<object, { width: number }> {
        override componentDidMount(): void {
          window.addEventListener('resize', this.onResize);
        }

        onResize = (): void => this.setState({ width: window.innerWidth });

        override render() {
          return null;
        }
      }
    `, strict);
    expect(after).toContain("    window.addEventListener('resize', this.onResize);\n  }\n\n  override componentWillUnmount(): void {\n    window.removeEventListener('resize', this.onResize);\n  }\n\n  onResize");
    expect(plan).toMatchObject({ title: "Add `componentWillUnmount()` that removes the 'resize' listener", safety: 'review' });
  });

  it('to an element', () => {
    const { after } = repaired(code`
      export class RulerElement extends HTMLElement {
        connectedCallback() {
          window.addEventListener('resize', this.onResize)
        }

        onResize = () => this.toggleAttribute('wide')
      }
    `, strict);
    expect(after).toContain("  }\n\n  disconnectedCallback() {\n    window.removeEventListener('resize', this.onResize)\n  }\n");
  });

  it('to an element above which another one does the same', () => {
    const { after } = repaired(code`
      declare class LitElement extends HTMLElement {
        connectedCallback(): void;
        disconnectedCallback(): void;
      }
      export class RulerElement extends LitElement {
        override connectedCallback(): void {
          super.connectedCallback();
          window.addEventListener('resize', this.onResize);
        }
        onResize = (): boolean => this.toggleAttribute('wide');
      }
    `, strict);
    expect(after).toContain("  override disconnectedCallback(): void {\n    super.disconnectedCallback();\n    window.removeEventListener('resize', this.onResize);\n  }\n");
  });
});

describe('no method is added, with the reason, where', { timeout: 60_000 }, () => {
  it('nobody is seen to call it', () => {
    expect(refused(code`
      export class Toolbar {
        width = 0;
        constructor() {
          window.addEventListener('resize', () => (this.width = window.innerWidth));
        }
      }
    `, strict)).toBe('`Toolbar` has no method that ends it: add one, and call it where the instance is given up');
  });

  it('the handler has no name', () => {
    expect(refused(code`
      export class RulerElement extends HTMLElement {
        connectedCallback(): void {
          window.addEventListener('resize', () => this.toggleAttribute('wide'));
        }
      }
    `, strict)).toMatch(/give the handler a name: `disconnectedCallback\(\)` has to remove the same function/);
  });

  it('an element adds it when it is made', () => {
    expect(refused(code`
      export class RulerElement extends HTMLElement {
        constructor() {
          super();
          window.addEventListener('resize', this.onResize);
        }
        onResize = (): boolean => this.toggleAttribute('wide');
      }
    `, strict)).toMatch(/put in again would miss the listener/);
  });

  it('a function adds it', () => {
    const { refusals } = finding(code`
      import { EventEmitter } from 'node:events';
      export const bus = new EventEmitter();
      export function greet(names: string[]): void {
        for (const name of names) bus.on('hello', () => console.log(name));
      }
    `, strict);
    expect(refusals.map(r => r.reason)).toEqual(['nothing here says when the listener may go: hand out a function that removes it, and call it']);
  });
});
