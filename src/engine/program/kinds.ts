import { defineFact } from './facts.js';
import type { ts } from './host.js';

/** True for tests, scripts and configuration: they end with their process. */
export const isShortLived = defineFact(({ fileName, text }: ts.SourceFile): boolean =>
  /[\\/](?:(?:\w+-)?tests?|__tests__|__mocks__|e2e|spec|scripts?|bin|benchmarks?|fixtures)[\\/](?!(?:.*[\\/])?src[\\/])|\.(?:test|spec|bench|e2e|stories)\.[cm]?[jt]sx?$|\.config\.[cm]?[jt]s$/.test(relative(fileName))
  || text.startsWith('#!') || (/\bprocess\.argv\b/.test(text) && /\bprocess\.exit\(/.test(text) && !/\.listen\(/.test(text)));

/** The last folders of a path: what stands far above the project says nothing about the file. */
function relative(fileName: string): string {
  return `/${fileName.split(/[\\/]/).slice(-4).join('/')}`;
}
