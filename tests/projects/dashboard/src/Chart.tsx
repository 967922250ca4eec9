import { Component, createRef, type ReactNode } from 'react';
import type { Point } from './store.js';

interface Props {
  readonly points: readonly Point[];
  readonly refreshMs: number;
  onRefresh(): void;
}

interface State {
  readonly frame: number;
  readonly visible: boolean;
}

/** Draws the points, and asks for new ones while it is on screen. */
export class Chart extends Component<Props, State> {
  override state: State = { frame: 0, visible: true };

  private readonly canvas = createRef<HTMLCanvasElement>();
  private readonly cleanups: (() => void)[] = [];
  private refreshTimer: ReturnType<typeof setInterval> | undefined;
  private blinkTimer: ReturnType<typeof setInterval> | undefined;
  private frame = 0;

  override componentDidMount(): void {
    this.restart();
    this.blinkTimer = setInterval(() => this.setState(({ frame }) => ({ frame: frame + 1 })), 500);
    window.addEventListener('resize', this.draw);
    document.addEventListener('visibilitychange', this.onVisibility.bind(this)); // want no-mismatched-removal "visibilitychange"

    const hide = () => this.setState({ visible: false });
    window.addEventListener('blur', hide);
    this.cleanups.push(() => window.removeEventListener('blur', hide));
    this.canvas.current?.addEventListener('contextlost', this.draw);
    this.loop();
  }

  override componentDidUpdate(previous: Props): void {
    if (previous.refreshMs !== this.props.refreshMs) this.restart();
  }

  private restart(): void {
    clearInterval(this.refreshTimer);
    this.refreshTimer = setInterval(() => this.props.onRefresh(), this.props.refreshMs); // want no-uncleared-timer "refreshTimer"
  }

  override componentWillUnmount(): void {
    clearInterval(this.blinkTimer);
    cancelAnimationFrame(this.frame);
    window.removeEventListener('resize', this.draw);
    document.removeEventListener('visibilitychange', this.onVisibility.bind(this));
    this.cleanups.forEach(cleanup => cleanup());
  }

  private onVisibility(): void {
    this.setState({ visible: document.visibilityState === 'visible' });
  }

  private loop(): void {
    this.frame = requestAnimationFrame(() => {
      this.draw();
      this.loop();
    });
  }

  private readonly draw = (): void => {
    const context = this.canvas.current?.getContext('2d');
    if (!context || !this.state.visible) return;
    context.clearRect(0, 0, 600, 200);
    this.props.points.forEach((point, x) => context.fillRect(x, 200 - point.value, 1, point.value));
  };

  override render(): ReactNode {
    return <canvas ref={this.canvas} width={600} height={200} data-frame={this.state.frame} />;
  }
}
