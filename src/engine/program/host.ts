import ts from './typescript.cjs';

export { ts };

/** The only door to the compiler: a source file, its program, and the questions that may be asked of it. */
export interface Host {
  readonly sourceFile: ts.SourceFile;
  /** True where the types are the project's own, false where the host built a program over this file alone. */
  readonly typed: boolean;
  /** How many questions the checker was asked so far. */
  readonly questions: () => number;
  /** The type of an expression, or undefined where it is `any`, unresolved or unknown. */
  readonly typeOf: (node: ts.Node) => ts.Type | undefined;
  /** The type of an expression or a parameter as it may be written at a node; undefined where it has no short name there. For plans alone: printing types is dear. */
  readonly typeText: (node: ts.Node, at: ts.Node) => string | undefined;
  /** The symbol a name stands for, imports followed, or undefined. */
  readonly symbolOf: (node: ts.Node) => ts.Symbol | undefined;
  /** Names of a type's members by a name-only test, apparent members included; unions need it in all parts that are not null or undefined. */
  readonly hasMember: (type: ts.Type, name: string) => boolean;
  /** True for a function that takes nothing and gives nothing: what undoes something. */
  readonly isCleanup: (type: ts.Type) => boolean;
  /** The names that a type goes by: its own symbol, alias and base types' symbols. */
  readonly typeNames: (type: ts.Type) => readonly string[];
  /** What a call may be given: the parameters of each signature of what it calls, or of the one alone that it resolves to. */
  readonly signaturesOf: (call: ts.CallExpression | ts.NewExpression, resolved?: 'resolved') => readonly (readonly Parameter[])[];
  /** The first of some properties that a type has, in those parts of a union that have it. */
  readonly propertyOf: (type: ts.Type, names: readonly string[]) => Property | undefined;
  /** The project's own source files, this one among them; declaration files and packages are left out. */
  readonly ownFiles: () => readonly ts.SourceFile[];
}

/** A parameter of a signature. */
export interface Parameter {
  readonly type: ts.Type;
  readonly isOptional: boolean;
  readonly isRest: boolean;
  readonly declaration: ts.ParameterDeclaration | undefined;
}

/** A property of a type. */
export interface Property {
  readonly name: string;
  readonly type: ts.Type;
  readonly isOptional: boolean;
}

/** One sentence about a TypeScript that cannot be used, or undefined where it can. */
export function describeUnsupportedTypeScript(): string | undefined {
  if (typeof ts.createProgram === 'function') return undefined;
  const version = typeof ts.version === 'string' ? ts.version : 'unknown';
  return `leakguard needs the TypeScript 6 API, and TypeScript ${version} has none: install it beside with \`npm i -D typescript@npm:@typescript/typescript6 @typescript/native@npm:typescript@7\`.`;
}

const bound = new WeakSet<ts.Program>();

/** A host over the program that the linter's parser has built. */
export function programHost(program: ts.Program, sourceFile: ts.SourceFile): Host {
  if (!bound.has(program)) {
    // the checker's binder sets the parent pointers of all files; a parser that asks it no question leaves them unset
    if (program.getSourceFiles().some(f => !f.isDeclarationFile && f.statements[0] !== undefined && f.statements[0].parent === undefined)) program.getTypeChecker();
    bound.add(program);
  }
  return hostOver(sourceFile, () => program, true);
}

const libFiles = new Map<string, ts.SourceFile | undefined>(); // lib files only: the set is finite, some 100 files
let lastOwn: { sourceFile: ts.SourceFile; host: Host } | undefined; // one slot and nothing more

/** A host over the linted text alone, for parsers that bring no types. Lib files are shared, imports are not followed. */
export function ownHost(fileName: string, text: string, parsed: ts.SourceFile | undefined): Host {
  const name = /\.[cm]?[jt]sx?$/.test(fileName) ? fileName : `${fileName}.${/[<>]/.test(text) ? 'tsx' : 'ts'}`;
  if (lastOwn && (lastOwn.sourceFile === parsed || (!parsed && lastOwn.sourceFile.text === text && lastOwn.sourceFile.fileName === name))) return lastOwn.host;
  const usable = parsed && parsed.kind === ts.SyntaxKind.SourceFile && parsed.statements !== undefined ? parsed : undefined;
  const sourceFile = usable ?? ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true, scriptKind(name));
  let program: ts.Program | undefined;
  const host = hostOver(sourceFile, () => (program ??= createOwnProgram(sourceFile)), false);
  lastOwn = { sourceFile, host };
  return host;
}

function scriptKind(name: string): ts.ScriptKind {
  if (/\.[cm]?js$|\.jsx$/.test(name)) return ts.ScriptKind.JSX;
  return name.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
}

function createOwnProgram(sourceFile: ts.SourceFile): ts.Program {
  const options: ts.CompilerOptions = {
    allowJs: true, noEmit: true, noResolve: true, types: [], skipLibCheck: true, target: ts.ScriptTarget.ES2022,
    lib: ['lib.esnext.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  };
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) => {
    if (name === sourceFile.fileName) return sourceFile;
    if (!libFiles.has(name)) libFiles.set(name, read(name, ...rest));
    return libFiles.get(name);
  };
  return ts.createProgram({ rootNames: [sourceFile.fileName], options, host });
}

const ownFilesOf = new WeakMap<ts.Program, readonly ts.SourceFile[]>();

function hostOver(sourceFile: ts.SourceFile, program: () => ts.Program, typed: boolean): Host {
  let questions = 0;
  let checker: ts.TypeChecker | undefined;
  const ask = (): ts.TypeChecker => {
    questions++;
    return (checker ??= program().getTypeChecker());
  };
  return {
    sourceFile,
    typed,
    questions: () => questions,
    typeOf: node => {
      const type = ask().getTypeAtLocation(node);
      return type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Never) ? undefined : type;
    },
    typeText: (node, at) => {
      const checking = ask();
      const text = checking.typeToString(checking.getTypeAtLocation(node), at, ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseSingleQuotesForStringLiteralType);
      return /^[\w.$<>[\]|&, ']+$/.test(text) ? text : undefined;
    },
    symbolOf: node => {
      const symbol = ask().getSymbolAtLocation(node);
      return symbol && symbol.flags & ts.SymbolFlags.Alias ? ask().getAliasedSymbol(symbol) : symbol;
    },
    hasMember: (type, name) => {
      const parts = type.isUnion() ? type.types.filter(t => !(t.flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined))) : [type];
      return parts.length > 0 && parts.every(t => ask().getPropertyOfType(ask().getApparentType(t), name) !== undefined);
    },
    isCleanup: type => {
      const signatures = ask().getSignaturesOfType(type, ts.SignatureKind.Call);
      return signatures.length > 0 && signatures.every(s => s.parameters.length === 0 && (s.getReturnType().flags & (ts.TypeFlags.Void | ts.TypeFlags.Undefined)) !== 0);
    },
    typeNames: type => namesOf(type, ask(), 0),
    signaturesOf: (call, resolved) => {
      const signature = resolved ? ask().getResolvedSignature(call) : undefined;
      if (resolved) return signature ? [parametersOf(signature, call, ask())] : [];
      const type = ask().getTypeAtLocation(call.expression);
      const signatures = (checker ?? ask()).getSignaturesOfType(type, ts.isNewExpression(call) ? ts.SignatureKind.Construct : ts.SignatureKind.Call);
      return signatures.map(s => parametersOf(s, call, checker ?? ask()));
    },
    propertyOf: (type, names) => propertyOf(type, names, ask()),
    ownFiles: () => {
      if (!typed) return [sourceFile];
      const all = program();
      let files = ownFilesOf.get(all);
      if (!files) ownFilesOf.set(all, (files = all.getSourceFiles().filter(f => !f.isDeclarationFile && !all.isSourceFileFromExternalLibrary(f))));
      return files;
    },
  };
}

function parametersOf(signature: ts.Signature, at: ts.Node, checker: ts.TypeChecker): readonly Parameter[] {
  return signature.parameters.map(symbol => {
    const declaration = symbol.valueDeclaration && ts.isParameter(symbol.valueDeclaration) ? symbol.valueDeclaration : undefined;
    const isOptional = declaration !== undefined && (declaration.questionToken !== undefined || declaration.initializer !== undefined);
    return { type: checker.getTypeOfSymbolAtLocation(symbol, at), isOptional, isRest: declaration?.dotDotDotToken !== undefined, declaration };
  });
}

function propertyOf(type: ts.Type, names: readonly string[], checker: ts.TypeChecker): Property | undefined {
  for (const part of type.isUnion() ? type.types : [type]) {
    if (!(part.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection | ts.TypeFlags.TypeParameter | ts.TypeFlags.IndexedAccess))) continue;
    const apparent = checker.getApparentType(part);
    for (const name of names) {
      const symbol = checker.getPropertyOfType(apparent, name);
      const declaration = symbol?.valueDeclaration ?? symbol?.declarations?.[0];
      if (symbol && declaration) return { name, type: checker.getTypeOfSymbolAtLocation(symbol, declaration), isOptional: (symbol.flags & ts.SymbolFlags.Optional) !== 0 };
    }
  }
  return undefined;
}

function namesOf(type: ts.Type, checker: ts.TypeChecker, depth: number): string[] {
  if (type.isUnionOrIntersection()) return type.types.flatMap(t => namesOf(t, checker, depth));
  const names: string[] = [];
  if (type.aliasSymbol) names.push(type.aliasSymbol.name);
  const symbol = type.getSymbol();
  if (symbol) names.push(symbol.name);
  if (depth < 6 && symbol && symbol.flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Interface)) {
    for (const base of type.getBaseTypes() ?? []) names.push(...namesOf(base, checker, depth + 1));
  }
  if (type.flags & ts.TypeFlags.TypeParameter) {
    const constraint = checker.getBaseConstraintOfType(type);
    if (constraint && constraint !== type && depth < 6) names.push(...namesOf(constraint, checker, depth + 1));
  }
  return names;
}
