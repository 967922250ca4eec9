import { ts } from '../engine/program/host.js';
import type { Dependency, Edit } from '../fix/plan.js';

const NEEDED = 'dependencies';
const BROUGHT = [NEEDED, 'peerDependencies', 'optionalDependencies'];

/** The edits that add a package to the dependencies of a package.json, none where it is there; or why it cannot be added. */
export function addDependency(file: string, text: string, { name, range }: Pick<Dependency, 'name' | 'range'>): readonly Edit[] | string {
  const [whole] = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JSON).statements;
  const root = whole && ts.isExpressionStatement(whole) ? whole.expression : undefined;
  if (!isJson(text) || !root || !ts.isObjectLiteralExpression(root)) return `${file} is not a package's JSON`;
  if (BROUGHT.some(key => memberOf(objectOf(root, key), name))) return [];
  const entry = `${JSON.stringify(name)}: ${JSON.stringify(range)}`;
  const needed = objectOf(root, NEEDED);
  if (needed) return [added(file, text, needed, entry, name)];
  if (memberOf(root, NEEDED)) return `the dependencies of ${file} are no object`;
  const [first] = root.properties;
  const unit = first && breaksBefore(text, first) ? indentOf(text, first) : undefined;
  const object = unit === undefined ? `{ ${entry} }` : `{\n${unit}${unit}${entry}\n${unit}}`;
  return [added(file, text, root, `${JSON.stringify(NEEDED)}: ${object}`, undefined)];
}

/** An entry before the first one of a greater name, as npm sorts them, or behind the last one. */
function added(file: string, text: string, object: ts.ObjectLiteralExpression, entry: string, name: string | undefined): Edit {
  const next = name === undefined ? undefined : object.properties.find(p => keyOf(p).localeCompare(name, 'en') > 0);
  const last = object.properties.at(-1);
  if (next) {
    const at = next.getStart();
    return { file, start: at, end: at, text: breaksBefore(text, next) ? `${entry},\n${indentOf(text, next)}` : `${entry}, ` };
  }
  if (last) return { file, start: last.end, end: last.end, text: breaksBefore(text, last) ? `,\n${indentOf(text, last)}${entry}` : `, ${entry}` };
  const own = ts.isPropertyAssignment(object.parent) && breaksBefore(text, object.parent) ? indentOf(text, object.parent) : undefined;
  return { file, start: object.getStart(), end: object.end, text: own === undefined ? `{ ${entry} }` : `{\n${own}${own}${entry}\n${own}}` };
}

function objectOf(root: ts.ObjectLiteralExpression, key: string): ts.ObjectLiteralExpression | undefined {
  const member = memberOf(root, key);
  return member && ts.isPropertyAssignment(member) && ts.isObjectLiteralExpression(member.initializer) ? member.initializer : undefined;
}

function memberOf(object: ts.ObjectLiteralExpression | undefined, key: string): ts.ObjectLiteralElementLike | undefined {
  return object?.properties.find(p => keyOf(p) === key);
}

function keyOf({ name }: ts.ObjectLiteralElementLike): string {
  return name && ts.isStringLiteral(name) ? name.text : '';
}

function breaksBefore(text: string, node: ts.Node): boolean {
  return /\n[ \t]*$/.test(text.slice(0, node.getStart()));
}

function indentOf(text: string, node: ts.Node): string {
  return /[ \t]*$/.exec(text.slice(0, node.getStart()))?.[0] ?? '';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
