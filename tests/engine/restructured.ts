import ts from 'typescript';
import { apply, byNode, isTeardown, parse, type Change, type Transform } from './transforms.js';

/** Changes of a program's structure that leave it as leaky as it was, under the names that tests show. */
export const restructured: Readonly<Record<string, Transform>> = {
  'class to factory': factory,
  'released by a function of the file': withHelper(code => releases(code)),
  'acquired in a callback of then()': byNode(node => (isAcquiring(node) ? `void Promise.resolve().then(() => { ${node.getText()} });` : undefined)),
  'acquired behind an await': byNode(node => (isAcquiring(node) ? `void (async () => { await Promise.resolve(); ${node.getText()} })();` : undefined)),
};

/** The program in two files, the helper in one of its own; undefined where nothing is released by one. */
export function inTwoFiles(code: string): { readonly main: string; readonly helper: string } | undefined {
  const helped = releases(code);
  return helped && { main: `import { ${helped.names.join(', ')} } from './ending';\n${helped.code}`, helper: helped.helper };
}

interface Helped {
  readonly code: string;
  readonly helper: string;
  readonly names: readonly string[];
}

const CLEAR = `export function endTimer(id: Parameters<typeof clearInterval>[0]): void {
  clearInterval(id);
}
`;
const REMOVE = `export function takeOff(target: EventTarget, type: string, run: any): void {
  target.removeEventListener(type, run);
}
`;

/** Every clear and removal of a teardown or cleanup, done by a function that is given what it needs. */
function releases(code: string): Helped | undefined {
  const names = new Set<string>();
  const changed = byNode(node => {
    if (!ts.isCallExpression(node)) return undefined;
    const callee = node.expression;
    if (ts.isIdentifier(callee) && callee.text === 'clearInterval') {
      names.add('endTimer');
      return `endTimer(${node.arguments.map(a => a.getText()).join(', ')})`;
    }
    if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== 'removeEventListener' || node.arguments.length !== 2) return undefined;
    names.add('takeOff');
    return `takeOff(${[callee.expression, ...node.arguments].map(a => a.getText()).join(', ')})`;
  })(code);
  const helper = [...names].map(name => (name === 'endTimer' ? CLEAR : REMOVE)).join('');
  return changed === undefined ? undefined : { code: changed, helper, names: [...names] };
}

function withHelper(help: (code: string) => Helped | undefined): Transform {
  return code => {
    const helped = help(code);
    return helped && `${helped.code}\n${helped.helper.replaceAll('export ', '')}`;
  };
}

/** A statement that acquires, and whose names do not go with it. */
function isAcquiring(node: ts.Node): boolean {
  return ts.isExpressionStatement(node) && ts.isBlock(node.parent) && /^(?:[\w.#]+ = set(?:Interval|Timeout)|[\w.]+\.addEventListener)\(/.test(node.getText());
}

/** A class without a base becomes a function that returns its methods; undefined where one of its names would hide another. */
function factory(code: string): string | undefined {
  const file = parse(code);
  const changes: Change[] = [];
  for (const at of file.statements) {
    const text = ts.isClassDeclaration(at) && at.name && !at.heritageClauses && at.members.some(isTeardown) ? functionOf(at, at.name.text) : undefined;
    if (text !== undefined) changes.push({ start: at.getStart(), end: at.end, text });
    else if (ts.isClassDeclaration(at)) return undefined;
  }
  return apply(code, changes);
}

function functionOf(at: ts.ClassDeclaration, name: string): string | undefined {
  const members = new Set(at.members.flatMap(m => (m.name ? [m.name.getText()] : [])));
  const own = at.members.find(ts.isConstructorDeclaration);
  const given = own?.parameters.filter(p => p.modifiers?.length).map(p => p.name.getText()) ?? [];
  if (hides(at, new Set([...members, ...given]))) return undefined;
  const fields: string[] = [];
  const methods: string[] = [];
  const shown: string[] = [];
  for (const m of at.members) {
    if (ts.isConstructorDeclaration(m)) continue;
    if (!m.name || !ts.isIdentifier(m.name)) return undefined;
    const isHidden = ts.canHaveModifiers(m) && ts.getModifiers(m)?.some(x => x.kind === ts.SyntaxKind.PrivateKeyword);
    if (!isHidden) shown.push(m.name.text);
    if (ts.isPropertyDeclaration(m)) {
      const type = m.type ? `: ${m.type.getText()}${m.questionToken ? ' | undefined' : ''}` : '';
      fields.push(`let ${m.name.text}${type}${m.initializer ? ` = ${bare(m.initializer)}` : ''};`);
    } else if (ts.isMethodDeclaration(m) && m.body) {
      const isLater = ts.getModifiers(m)?.some(x => x.kind === ts.SyntaxKind.AsyncKeyword) ? 'async ' : '';
      methods.push(`${isLater}function ${m.name.text}(${m.parameters.map(p => p.getText()).join(', ')})${m.type ? `: ${m.type.getText()}` : ''} ${bare(m.body)}`);
    } else return undefined;
  }
  const parameters = own?.parameters.map(p => `${p.name.getText()}${p.type ? `: ${p.type.getText()}` : ''}`).join(', ') ?? '';
  const body = own?.body ? own.body.statements.map(bare).join('\n') : '';
  const text = `export function ${name}(${parameters}) {\n${[...fields, ...methods, body].join('\n')}\nreturn { ${shown.join(', ')} };\n}`;
  return /\bthis\b/.test(text) ? undefined : text;
}

/** The text of a node, with what it says of `this` said of the names around it. */
function bare(node: ts.Node): string {
  return node.getText().replace(/\bthis\.(?=\w)/g, '');
}

function hides(at: ts.Node, names: ReadonlySet<string>): boolean {
  let found = false;
  const visit = (node: ts.Node): void => {
    const declares = ts.isVariableDeclaration(node) || (ts.isParameter(node) && !node.modifiers?.length);
    if (declares && names.has(node.name.getText())) found = true;
    ts.forEachChild(node, visit);
  };
  visit(at);
  return found;
}
