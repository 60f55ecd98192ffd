/** What was there just before in a conversation: the same words do something else after a question than by themselves. */
export const SITUATIONS = [
  'nothing',
  'asked-place',
  'asked-confirm',
  'asked-choice',
  'asked-text',
  'asked-message',
  'draft',
  'handed-over',
  'counter',
  'received',
  'answer',
  'declined',
  'gap',
  'dossier',
  'nudge',
] as const;
export type Situation = (typeof SITUATIONS)[number];

/** What a message does in a conversation. What each means stands in `prisma/seed/examples/README.md`. */
export const ACTS = [
  'new',
  'answer',
  'correction',
  'addition',
  'confirmation',
  'cancellation',
  'refusal',
  'unknown',
  'state',
  'take',
  'done',
  'ask',
  'wording',
  'complaint',
  'repeat',
  'source',
  'small-talk',
] as const;
export type Act = (typeof ACTS)[number];

/** The acts that are about what is spoken of. */
export const MOVES = ACTS.filter((act) => act !== 'new' && act !== 'small-talk');

/** What a message is for. */
export const PURPOSES = [
  'question',
  'case',
  'my-cases',
  'capabilities',
  'small-talk',
  'complaint',
  'human',
  'documents',
  'my-data',
  'roles',
  'gaps',
  'rules',
  'scan',
  'language',
  'broadcast',
  'messages',
  'visit',
  'session',
  'ambassador',
  'pledge',
  'hook',
  'network',
  'policy',
  'criteria',
  'refused',
] as const;
export type Purpose = (typeof PURPOSES)[number];

/** What some purposes are more closely, where the bot does something else with each. */
export const KINDS = {
  capabilities: ['general', 'above'],
  'small-talk': ['greeting', 'how-are-you', 'thanks', 'goodbye', 'ok', 'joke', 'chat'],
  'my-data': ['show', 'who', 'erase', 'change'],
  pledge: ['make', 'list', 'done', 'later', 'drop', 'change'],
  visit: [
    'list',
    'plan',
    'come',
    'come-two',
    'wait',
    'maybe',
    'decline',
    'places',
    'who',
    'details',
    'change',
    'cancel',
    'send',
    'remind',
    'present',
    'feedback',
    'ask',
  ],
  criteria: [
    'advise',
    'check',
    'choose',
    'reject',
    'adapt',
    'restore',
    'why',
    'allowed',
    'threshold',
    'dossier',
    'facts',
    'what-if',
    'export',
    'share',
    'award',
    'drop',
    'figures',
    'more',
    'which',
    'text',
  ],
  broadcast: [
    'write',
    'whom',
    'when',
    'at-once',
    'test',
    'pause',
    'resume',
    'stop',
    'take-back',
    'correct',
    'remind',
    'how-far',
    'who-saw',
    'how-many',
    'list',
    'drop',
    'keep',
    'title',
    'text',
    'add-text',
    'replace-text',
    'remove-text',
    'rewrite',
  ],
  messages: ['no-more', 'again', 'which', 'why'],
  ambassador: [
    'become',
    'pace',
    'slower',
    'faster',
    'pause',
    'resume',
    'stop',
    'state',
    'why',
    'card',
    'settings',
    'about',
    'colleague',
    'write-card',
    'list-cards',
    'other',
  ],
  session: ['upcoming', 'who', 'join', 'leave', 'maybe', 'plan', 'move', 'cancel', 'topic'],
  network: ['how', 'count', 'missing', 'who'],
  policy: ['list', 'linked', 'begin', 'link'],
} as const satisfies Partial<Record<Purpose, readonly string[]>>;
export type KindedPurpose = keyof typeof KINDS;
export type Kind<Of extends KindedPurpose = KindedPurpose> = (typeof KINDS)[Of][number];

/** Who is in despair by what a message says: nobody, whoever says it, or somebody it tells of. */
export const DESPAIRS = ['none', 'own', 'other'] as const;
export type Despair = (typeof DESPAIRS)[number];

/** Whether a sentence asks that something is told to nobody, or not to somebody. */
export const SILENCES = ['none', 'asked'] as const;
export type Silence = (typeof SILENCES)[number];

/** What a question is not answered for, whatever the sources say: private facts about a person, an opinion about politics or people, a verdict on a case at hand. */
export const REFUSALS = ['none', 'private', 'opinion', 'verdict'] as const;
export type Refusing = (typeof REFUSALS)[number];
