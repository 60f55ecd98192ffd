import { type Counter, serves } from '../../counters/register.ts';

export const SCAN_STAGES = ['idea', 'starting', 'running', 'growing'] as const;
export type ScanStage = (typeof SCAN_STAGES)[number];
export const SCAN_THEMES = ['circular', 'energy', 'inclusion', 'innovation', 'other'] as const;
export type ScanTheme = (typeof SCAN_THEMES)[number];
export const SCAN_NEEDS = ['skills', 'money', 'network', 'space', 'customers', 'staff'] as const;
export type ScanNeed = (typeof SCAN_NEEDS)[number];

/** What somebody said in the scan. */
export interface ScanAnswers {
  stage: ScanStage;
  theme: ScanTheme;
  needs: readonly ScanNeed[];
  /** Of the municipality, by its CBS code. */
  code: string;
}

/** Why something fits: what is needed, or the theme, or the stage. */
export type ScanReason = { need: ScanNeed } | { theme: ScanTheme } | { stage: ScanStage };

export interface ScanOutcome {
  /** What is there now and fits, the best first. */
  fitting: readonly { counter: Counter; because: readonly ScanReason[] }[];
  /** Programmes of the past that people ask for; to be told of in the past tense. */
  past: readonly Counter[];
}

/** Topics of the register. */
const OF_NEED: Readonly<Record<ScanNeed, readonly string[]>> = {
  skills: ['businessmodel', 'starten'],
  money: ['financiering', 'subsidie_gemeente'],
  network: ['netwerk'],
  space: ['locatie'],
  customers: ['leveren_aan_overheid', 'launching_customer'],
  staff: ['inclusief_werkgeven'],
};
const OF_THEME: Readonly<Record<ScanTheme, readonly string[]>> = {
  circular: ['circulair'],
  energy: ['duurzaamheid_energie'],
  inclusion: ['inclusief_werkgeven', 'social_return'],
  innovation: ['innovatie'],
  other: [],
};
const OF_STAGE: Readonly<Record<ScanStage, readonly string[]>> = {
  idea: ['starten'],
  starting: ['starten'],
  running: ['businessmodel'],
  growing: ['businessmodel'],
};

/** The register's kinds of things that help an entrepreneur; an `organisation` or `role` there is no place for a question. */
const HELPING: ReadonlySet<Counter['kind']> = new Set(['counter', 'programme', 'fund', 'scheme']);
/** The article names them, so people ask for them (ids of the register). */
const ASKED_FOR = ['startversneller', 'move2social'];

/**
 * What the register has for an entrepreneur: only what is verified, active, within its term and serves the
 * municipality. What fits more of what was said comes first.
 *
 * @param today as YYYY-MM-DD
 */
export function scanOutcome(answers: ScanAnswers, register: readonly Counter[], today: string): ScanOutcome {
  const fitting = register
    .filter((counter) => isThere(counter, today) && serves(counter, answers.code))
    .map((counter) => ({ counter, because: reasonsFor(counter, answers) }))
    .filter(({ because }) => because.some((reason) => 'need' in reason || 'theme' in reason))
    .toSorted((a, b) => b.because.length - a.because.length || a.counter.name.localeCompare(b.counter.name));
  const past = ASKED_FOR.flatMap(
    (id) => register.find((counter) => counter.id === id && !isThere(counter, today)) ?? [],
  );
  return { fitting, past };
}

function isThere({ kind, verified, status, validUntil }: Counter, today: string): boolean {
  return HELPING.has(kind) && verified && status === 'active' && (validUntil === null || validUntil >= today);
}

function reasonsFor({ topics }: Counter, { needs, theme, stage }: ScanAnswers): ScanReason[] {
  const isFor = (wanted: readonly string[]) => wanted.some((topic) => topics.includes(topic));
  return [
    ...needs.filter((need) => isFor(OF_NEED[need])).map((need) => ({ need })),
    ...(isFor(OF_THEME[theme]) ? [{ theme }] : []),
    ...(isFor(OF_STAGE[stage]) ? [{ stage }] : []),
  ];
}
