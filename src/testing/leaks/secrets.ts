import type { Attempt } from './attempt.ts';

type Who = Attempt['who'];

/** A word that stands in one place only; wherever else it turns up, it has leaked. */
export interface Secret {
  word: string;
  organisation: 'noord' | 'zuid' | 'network';
  scope: 'organisation' | 'direct_only' | 'network' | 'person' | 'self' | 'erased';
}

const ORGANISATIONS = ['noord', 'zuid'] as const;

/** The name of the project a document of some scope is about. */
export const PROJECTS: readonly (Secret & { project: string })[] = [
  { project: 'Zonnewijzer', word: 'kanariecodenoordorg', organisation: 'noord', scope: 'organisation' },
  { project: 'Maanlicht', word: 'kanariecodenoorddirect', organisation: 'noord', scope: 'direct_only' },
  { project: 'Waterval', word: 'kanariecodezuidorg', organisation: 'zuid', scope: 'organisation' },
  { project: 'Nachtuil', word: 'kanariecodezuiddirect', organisation: 'zuid', scope: 'direct_only' },
  { project: 'Regenboog', word: 'kanariecodenetwerk', organisation: 'network', scope: 'network' },
];

/** What is known of a colleague in each organisation, and of what was said by them and to them. */
const PERSON_WORDS = ['naam', 'adres', 'vraag', 'antwoord', 'reden', 'geheugen', 'afdeling', 'twijfel'] as const;

export const personWord = (what: (typeof PERSON_WORDS)[number], organisation: string) =>
  `kanarie${what}${organisation}`;
/** The name of who tries, where they try to see their own data. */
export const selfWord = (organisation: string) => `kanariezelf${organisation}`;
export const erasedWord = (organisation: string) => `kanariegewist${organisation}`;

export const SECRETS: readonly Secret[] = [
  ...PROJECTS,
  ...ORGANISATIONS.flatMap((organisation): Secret[] => [
    ...PERSON_WORDS.map((what): Secret => ({ word: personWord(what, organisation), organisation, scope: 'person' })),
    { word: selfWord(organisation), organisation, scope: 'self' },
    { word: erasedWord(organisation), organisation, scope: 'erased' },
  ]),
];

/** What an administrator sees of colleagues: who they are, never what they said. */
const SEEN_BY_ADMINISTRATORS: ReadonlySet<string> = new Set(
  ORGANISATIONS.flatMap((organisation) =>
    (['naam', 'adres', 'afdeling', 'twijfel'] as const).map((what) => personWord(what, organisation)),
  ),
);

/**
 * Who may see what, written down here a second time on purpose: the test must not ask the program what is allowed.
 */
export function mayShow(who: Who, secret: Secret): boolean {
  const own = who.standing === 'member' && who.organisation === secret.organisation;
  const alone = who.setting === 'direct' || who.setting === 'private';
  switch (secret.scope) {
    case 'network':
      return true;
    case 'organisation':
      return own && who.setting !== 'shared';
    case 'direct_only':
      return own && who.setting === 'direct';
    case 'person':
      return own && alone && who.role === 'administrator' && SEEN_BY_ADMINISTRATORS.has(secret.word);
    case 'self':
      return who.organisation === secret.organisation && alone;
    case 'erased':
      return false;
  }
}
