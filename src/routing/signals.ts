import { plain } from '../language/plain-text.ts';
import type { TopicMatch } from './topics.ts';

/** What rules may ask about a message besides its topics and place. */
export const SIGNALS = ['authority_unclear', 'province_buys'] as const;
export type Signal = (typeof SIGNALS)[number];
export const STAGES = ['starting', 'running'] as const;
export type Stage = (typeof STAGES)[number];
export const COMPLEXITIES = ['plain', 'complicated'] as const;
export type Complexity = (typeof COMPLEXITIES)[number];

/** "weet niet of de gemeente of de provincie bevoegd is": then the question begins with the municipality. */
const AUTHORITY_UNCLEAR: readonly RegExp[] = [
  /\b(onduidelijk|niet duidelijk|geen idee|weet(en)? (ik |hij |zij |ze |we |het )?niet|vraagt? zich af|snapt niet|unclear|not sure|doesn't know)\b[^.?!]{0,80}\b((gemeente|municipality)[^.?!]{0,20}\b(of|or)\b[^.?!]{0,12}(provincie|province)|(provincie|province)[^.?!]{0,20}\b(of|or)\b[^.?!]{0,12}(gemeente|municipality)|bevoegd gezag|wie bevoegd)/,
  /\b(gemeente|municipality) (of|or) (toch )?(van )?(de |the )?(provincie|province)\b|\b(provincie|province) (of|or) (toch )?(van )?(de |the )?(gemeente|municipality)\b/,
];

const NOT_PROVINCE = /\b(niet|not)\b (meer )?(bij|aan|van|via|naar|door|to|with) (de |the )?provi/;
const PROVINCE_BUYS: readonly RegExp[] = [
  /\b(lever\w*|verko\w*|aanbied\w*|slijten|suppl\w*|sell\w*|deliver\w*)\b[^.?!]{0,40}\b(aan|to|voor|bij) (de |the )?provinc/,
  /\b(aan|to) (de |the )?provinc[^.?!]{0,40}\b(lever|verko|suppl|sell)/,
  /\bprovinc\w*( overijssel)?\b[^.?!]{0,40}\b(klant|launching customer|customer|koopt|kopen|afneemt|afnemer|inkoop|inkopers?|opdrachtgever|buys?|pilot|aanbesteding\w*)\b/,
  /\b(klant|launching customer|customer|inkoop|inkopers?|opdracht(en)?|aanbesteding\w*|pilot|tenders?|leverancier|in beeld)\b[^.?!]{0,30}\b(is|wordt|van|bij|voor|of|at|from|with|by|met) (de |the )?provinc/,
  /\bprovincehuis\b|\bprovinciehuis\b/,
];

const PLACE_OPEN =
  /\b(waar|welke plaats|welke gemeente|locatie|plek|vestigingsplaats|where|location)\b[^.?!]{0,50}\b(nog niet bekend|nog onbekend|nog open|weet (ik|hij|zij|ze) nog niet|nog niet zeker|not (yet )?known|not decided|undecided)\b/;

/** Whether a message says that it is not known yet where the business will be. */
export function isPlaceOpen(text: string): boolean {
  return PLACE_OPEN.test(plain(text));
}

/** Signals, in what stage the business is, and whether the question is a complicated one. */
export function readSignals(
  text: string,
  topics: readonly TopicMatch[],
): { signals: ReadonlySet<Signal>; stage: Stage; complexity: Complexity } {
  const said = plain(text);
  const signals = new Set<Signal>();
  if (AUTHORITY_UNCLEAR.some((pattern) => pattern.test(said))) signals.add('authority_unclear');
  if (!NOT_PROVINCE.test(said) && PROVINCE_BUYS.some((pattern) => pattern.test(said))) signals.add('province_buys');
  const asked = new Set(topics.filter((topic) => topic.asked).map(({ id }) => id));
  return {
    signals,
    stage: topics.some(({ id }) => id === 'starten') ? 'starting' : 'running',
    complexity: asked.has('vergunning_complex') || asked.has('subsidie_provincie') ? 'complicated' : 'plain',
  };
}
