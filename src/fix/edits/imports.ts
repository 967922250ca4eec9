import { ts } from '../../engine/program/host.js';
import type { Edited } from './apply.js';
import { freshName } from './names.js';
import { insertAfter, insertBefore } from './statements.js';
import { quoted } from './style.js';

/** Edits that import a name from a package, the way the file imports others; none where it does so already. */
export function importName(sourceFile: ts.SourceFile, name: string, from: string): Edited {
  const imports = sourceFile.statements.filter(ts.isImportDeclaration);
  if (imports.some(d => moduleOf(d) === from && importsAs(d, name))) return [];
  if (freshName(sourceFile, name) !== name) return { reason: `\`${name}\` is another thing here` };
  const text = `import { ${name} } from ${quoted(sourceFile, from)};`;
  // behind the other packages, before the project's own files
  const last = imports.findLast(d => !moduleOf(d).startsWith('.')) ?? imports.at(-1);
  if (last) return insertAfter(last, text);
  const required = sourceFile.statements.findLast(isRequire);
  if (required && /\.c?jsx?$/.test(sourceFile.fileName)) return insertAfter(required, `const { ${name} } = require(${quoted(sourceFile, from)});`);
  if (!ts.isExternalModule(sourceFile)) return { reason: 'the file imports nothing, and may not be a module' };
  const first = sourceFile.statements.find(s => !(ts.isExpressionStatement(s) && ts.isStringLiteral(s.expression))); // 'use client'
  return first ? insertBefore(first, text) : { reason: 'the file is empty' };
}

function moduleOf({ moduleSpecifier }: ts.ImportDeclaration): string {
  return ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : '';
}

function importsAs({ importClause }: ts.ImportDeclaration, name: string): boolean {
  const named = importClause?.namedBindings;
  return importClause?.isTypeOnly === false && named !== undefined && ts.isNamedImports(named) && named.elements.some(e => e.name.text === name && !e.propertyName && !e.isTypeOnly);
}

function isRequire(statement: ts.Statement): boolean {
  const value = ts.isVariableStatement(statement) ? statement.declarationList.declarations[0]?.initializer : undefined;
  return value !== undefined && ts.isCallExpression(value) && ts.isIdentifier(value.expression) && value.expression.text === 'require';
}
