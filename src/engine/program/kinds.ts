import { manifest } from '../../catalog/callbacks.js';
import { testWords } from '../../catalog/growth.js';
import { defineFact } from './facts.js';
import { ts, type Host } from './host.js';
import { includes } from './reference.js';
import { wordsIn } from './syntax.js';

const SHORT_LIVED = /[\\/](?:(?:\w+-)?tests?|__tests__|__mocks__|e2e|spec|scripts?|bin|benchmarks?|fixtures)[\\/](?!(?:.*[\\/])?src[\\/])|\.(?:test|spec|bench|e2e|stories)\.[cm]?[jt]sx?$|\.config\.[cm]?[jt]s$/;

/** True for tests, scripts and configuration: they end with their process. */
export const isShortLived = defineFact((file: ts.SourceFile): boolean => {
  const { fileName, text } = file;
  // most paths say nothing: only of the others the project's folder is asked for
  return (SHORT_LIVED.test(`/${lastParts(fileName, 4).join('/')}`) && SHORT_LIVED.test(`/${partsInProject(file, 4).join('/')}`))
    || text.startsWith('#!') || (/\.parse(?:Async)?\(process\.argv/.test(text) && !/\.listen\(/.test(text)) || (/\bprocess\.argv\b/.test(text) && /\bprocess\.exit\(/.test(text) && !/\.listen\(/.test(text));
});

/** The last parts of a file's path, at most so many, and none above its project: `~/tests/shop/src/a.ts` is no test. */
export function partsInProject(file: ts.SourceFile, most: number): readonly string[] {
  return lastParts(file.fileName, Math.min(most, partsBelowProject(file)));
}

function lastParts(fileName: string, most: number): readonly string[] {
  return fileName.split(/[\\/]/).slice(-most);
}

/** How many parts of a file's path stand below the folder of its repository, or else of its outermost package. */
const partsBelowProject = defineFact(({ fileName }: ts.SourceFile): number => {
  const parts = fileName.split(/[\\/]/);
  let below = Infinity;
  for (let length = parts.length - 1; length > 0; length--) {
    const folder = parts.slice(0, length).join('/');
    if (ts.sys.fileExists(`${folder}/${manifest.file}`)) below = parts.length - length;
    if (ts.sys.directoryExists(`${folder}/${manifest.repository}`) || ts.sys.fileExists(`${folder}/${manifest.repository}`)) return parts.length - length;
  }
  return below;
});

/** What the package.json above a file says, by its keys; undefined where there is none that can be read. */
export const manifestOf = defineFact(({ fileName }: ts.SourceFile): ReadonlyMap<string, unknown> | undefined => {
  const path = ts.findConfigFile(fileName.replace(/[\\/][^\\/]*$/, ''), ts.sys.fileExists, manifest.file);
  const text = path === undefined ? undefined : ts.sys.readFile(path);
  const found: unknown = path === undefined || text === undefined ? undefined : ts.parseConfigFileTextToJson(path, text).config;
  return typeof found === 'object' && found !== null ? new Map(Object.entries(found)) : undefined;
});

/** True where others may call what a file exports: the package around it is published as one to import, or there is none to be seen. */
export const isLibrary = defineFact((file: ts.SourceFile): boolean => {
  const found = manifestOf(file);
  return !found || (found.get('private') !== true && manifest.imported.some(key => found.has(key)) && !found.has(manifest.extension));
});

/** True for a file that is there for tests or tools, by the words of its path below the project. */
export function isOfTest({ sourceFile }: Host): boolean {
  return partsInProject(sourceFile, 5).flatMap(part => wordsIn(part.replace(/\.\w+$/, ''))).some(w => includes(testWords, w));
}
