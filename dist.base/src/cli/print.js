import path from 'node:path';
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
/** A run's result in words. */
export function printResult(result, { mode, stats }, cwd) {
    const report = [
        ...result.findings.map(f => printFinding(f, mode, cwd)),
        ...(result.checked > 0 ? [summary(result, mode)] : []), // a run that never began has nothing to sum up
        ...(stats ? [printStats(result)] : []),
    ].map(line => `${line}\n`).join('');
    const problems = result.problems.map(p => `${printProblem(p, cwd)}\n`).join('');
    if (mode !== 'dry-run')
        return { out: report, err: problems };
    return { out: result.changes.map(c => printDiff(c, cwd)).join(''), err: report + problems };
}
function printFinding(finding, mode, cwd) {
    const { outcome, at } = finding;
    const what = outcome.is === 'fixed' ? [`${mode === 'dry-run' ? 'would be fixed' : 'fixed'}: ${outcome.title}`] : outcome.reasons.map(r => `${outcome.is}: ${r}`);
    const told = what.length > 0 ? what : ['left: no repair is known to be right here'];
    return [`${relative(finding.file, cwd)}:${at.line}:${at.column}  ${finding.message}  ${finding.rule}`, ...told.map(line => `    ${line}`)].join('\n');
}
function printProblem({ file, at, message }, cwd) {
    if (file === undefined)
        return `leakguard-fix: ${message}`;
    return `${relative(file, cwd)}${at ? `:${at.line}:${at.column}` : ''}  ${message}`;
}
function summary({ findings, checked, problems }, mode) {
    const count = (is) => findings.filter(f => f.outcome.is === is).length;
    const files = `in ${checked} ${checked === 1 ? 'file' : 'files'}${problems.length > 0 ? `, ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}` : ''}`;
    if (mode === 'check')
        return `${findings.length} found ${files}`;
    return `${count('fixed')} ${mode === 'dry-run' ? 'would be fixed' : 'fixed'}, ${count('left')} left, ${count('refused')} refused ${files}`;
}
function printStats({ findings, changes, rounds }) {
    const byRule = new Map();
    for (const { rule } of findings)
        byRule.set(rule, (byRule.get(rule) ?? 0) + 1);
    const rules = [...byRule].sort(([a], [b]) => (a < b ? -1 : 1)).map(([rule, count]) => `  ${rule}: ${count}`);
    return [`rounds: ${rounds}, files edited: ${changes.length}, findings by rule:`, ...rules].join('\n');
}
/** A change as a unified diff that `git apply` and `patch -p1` take. */
export function printDiff({ file, before, after }, cwd) {
    const name = relative(file, cwd);
    return createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, { context: 3, headerOptions: FILE_HEADERS_ONLY });
}
function relative(file, cwd) {
    return path.relative(cwd, file).split(path.sep).join('/');
}
