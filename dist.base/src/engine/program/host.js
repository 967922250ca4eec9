import ts from 'typescript';
export { ts };
/** One sentence about a TypeScript that cannot be used, or undefined where it can. */
export function describeUnsupportedTypeScript() {
    if (typeof ts.createProgram === 'function')
        return undefined;
    const version = typeof ts.version === 'string' ? ts.version : 'unknown';
    return `leakguard needs the TypeScript 6 API, and TypeScript ${version} has none: install it beside with \`npm i -D typescript@npm:@typescript/typescript6 @typescript/native@npm:typescript@7\`.`;
}
const bound = new WeakSet();
/** A host over the program that the linter's parser has built. */
export function programHost(program, sourceFile) {
    if (!bound.has(program)) {
        // the checker's binder sets the parent pointers of all files; a parser that asks it no question leaves them unset
        if (program.getSourceFiles().some(f => !f.isDeclarationFile && f.statements[0] !== undefined && f.statements[0].parent === undefined))
            program.getTypeChecker();
        bound.add(program);
    }
    return hostOver(sourceFile, () => program, true);
}
const libFiles = new Map(); // lib files only: the set is finite, some 100 files
let lastOwn; // one slot and nothing more
/** A host over the linted text alone, for parsers that bring no types. Lib files are shared, imports are not followed. */
export function ownHost(fileName, text, parsed) {
    const name = /\.[cm]?[jt]sx?$/.test(fileName) ? fileName : `${fileName}.${/[<>]/.test(text) ? 'tsx' : 'ts'}`;
    if (lastOwn && (lastOwn.sourceFile === parsed || (!parsed && lastOwn.sourceFile.text === text && lastOwn.sourceFile.fileName === name)))
        return lastOwn.host;
    const usable = parsed && parsed.kind === ts.SyntaxKind.SourceFile && parsed.statements !== undefined ? parsed : undefined;
    const sourceFile = usable ?? ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true, scriptKind(name));
    let program;
    const host = hostOver(sourceFile, () => (program ??= createOwnProgram(sourceFile)), false);
    lastOwn = { sourceFile, host };
    return host;
}
function scriptKind(name) {
    if (/\.[cm]?js$|\.jsx$/.test(name))
        return ts.ScriptKind.JSX;
    return name.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
}
function createOwnProgram(sourceFile) {
    const options = {
        allowJs: true, noEmit: true, noResolve: true, types: [], skipLibCheck: true, target: ts.ScriptTarget.ES2022,
        lib: ['lib.esnext.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    };
    const host = ts.createCompilerHost(options);
    const read = host.getSourceFile.bind(host);
    host.getSourceFile = (name, ...rest) => {
        if (name === sourceFile.fileName)
            return sourceFile;
        if (!libFiles.has(name))
            libFiles.set(name, read(name, ...rest));
        return libFiles.get(name);
    };
    return ts.createProgram({ rootNames: [sourceFile.fileName], options, host });
}
const ownFilesOf = new WeakMap();
function hostOver(sourceFile, program, typed) {
    let questions = 0;
    let checker;
    const ask = () => {
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
        typeNames: type => namesOf(type, ask(), 0),
        ownFiles: () => {
            if (!typed)
                return [sourceFile];
            const all = program();
            let files = ownFilesOf.get(all);
            if (!files)
                ownFilesOf.set(all, (files = all.getSourceFiles().filter(f => !f.isDeclarationFile && !all.isSourceFileFromExternalLibrary(f))));
            return files;
        },
    };
}
function namesOf(type, checker, depth) {
    if (type.isUnionOrIntersection())
        return type.types.flatMap(t => namesOf(t, checker, depth));
    const names = [];
    if (type.aliasSymbol)
        names.push(type.aliasSymbol.name);
    const symbol = type.getSymbol();
    if (symbol)
        names.push(symbol.name);
    if (depth < 6 && symbol && symbol.flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Interface)) {
        for (const base of type.getBaseTypes() ?? [])
            names.push(...namesOf(base, checker, depth + 1));
    }
    if (type.flags & ts.TypeFlags.TypeParameter) {
        const constraint = checker.getBaseConstraintOfType(type);
        if (constraint && constraint !== type && depth < 6)
            names.push(...namesOf(constraint, checker, depth + 1));
    }
    return names;
}
