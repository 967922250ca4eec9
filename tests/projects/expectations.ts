/** A finding as the runner compares it; `rule` is undefined for what ESLint itself says (a file that does not parse). */
export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly rule: string | undefined;
  readonly message: string;
}

/** What a line of a sample project says about findings on it. */
export interface Expectation {
  readonly file: string;
  readonly line: number;
  /** `want`: found. `miss`: a real leak that is not found yet. */
  readonly kind: 'want' | 'miss';
  readonly rule: string;
  /** A part of the message. */
  readonly says: string | undefined;
}

/** The expectations of one file, and what is wrong with how they are written. */
export interface Expected {
  readonly expectations: readonly Expectation[];
  readonly problems: readonly string[];
}

const COMMENT = /(?:\/\/|\/\*)\s*(?:want|miss)\b(.*?)(?:\*\/.*)?$/;
const ITEM = /^(?:(?:\/\/\s*)?(want|miss)\s+)?((?:no|require)-[a-z-]+)(?:\s+"([^"]+)")?(?:,|\s|$)\s*/;

/** The expectations written in a file: `// want no-uncleared-timer "part of the message"`, `// miss no-unbounded-cache`, several on a line separated by commas or spaces. */
export function expectationsOf(file: string, text: string, rules: ReadonlySet<string>): Expected {
  const expectations: Expectation[] = [];
  const problems: string[] = [];
  text.split(/\r?\n/).forEach((content, index) => {
    const comment = COMMENT.exec(content);
    if (!comment) return;
    const line = index + 1;
    let kind: Expectation['kind'] | undefined;
    let rest = comment[0].replace(/^\/[/*]\s*/, '').replace(/\s*\*\/.*$/, '').trim();
    while (rest !== '') {
      const item = ITEM.exec(rest);
      const written: string | undefined = item?.[1];
      if (written === 'want' || written === 'miss') kind = written;
      const rule = item?.[2];
      if (!item || rule === undefined || kind === undefined) {
        problems.push(`${file}:${line} not an expectation: ${rest}`);
        return;
      }
      if (kind === 'want' && !rules.has(rule)) problems.push(`${file}:${line} wants ${rule}, which is no rule`);
      expectations.push({ file, line, kind, rule, says: item[3] });
      rest = rest.slice(item[0].length);
    }
  });
  return { expectations, problems };
}

/** Every difference between what was found and what the lines say, one sentence each; empty when they agree. */
export function differences(findings: readonly Finding[], expectations: readonly Expectation[]): string[] {
  const problems: string[] = [];
  const open = new Set(expectations);
  const seen = new Set<string>();
  const unmatched: Finding[] = [];
  for (const finding of findings) {
    const at = `${finding.file}:${finding.line}`;
    if (finding.rule === undefined) {
      problems.push(`${at} not linted: ${finding.message}`);
      continue;
    }
    const place = `${at}:${finding.column} ${finding.rule}`;
    if (seen.has(place)) {
      problems.push(`${at} duplicate ${finding.rule}: ${finding.message}`);
      continue;
    }
    seen.add(place);
    const here = [...open].filter(e => e.file === finding.file && e.line === finding.line && e.rule === finding.rule);
    const met = here.find(e => e.kind === 'want' && finding.message.includes(e.says ?? '')) ?? here.find(e => e.kind === 'miss');
    if (met) open.delete(met);
    else unmatched.push(finding);
    if (met?.kind === 'miss') problems.push(`${at} now found: turn miss into want: ${finding.rule}: ${finding.message}`);
  }
  for (const finding of unmatched) {
    const at = `${finding.file}:${finding.line}`;
    const other = [...open].find(e => e.kind === 'want' && e.file === finding.file && e.line === finding.line && e.rule === finding.rule);
    if (other) open.delete(other);
    problems.push(
      other
        ? `${at} other words: ${finding.rule} was to say "${other.says ?? ''}" and says: ${finding.message}`
        : `${at} unwanted ${finding.rule}: ${finding.message}`,
    );
  }
  for (const e of open) {
    if (e.kind === 'want') problems.push(`${e.file}:${e.line} not found: ${e.rule}${e.says === undefined ? '' : ` "${e.says}"`}`);
  }
  return problems;
}
