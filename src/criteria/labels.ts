/** The themes of socially responsible commissioning and buying, as the ministries name them. */
export const THEMES = [
  'milieu-biodiversiteit',
  'klimaat',
  'circulair',
  'ketenverantwoordelijkheid',
  'diversiteit-inclusie',
  'social-return',
] as const;
export type Theme = (typeof THEMES)[number];

/** Where a criterion stands in the documents. */
export const KINDS = ['eis', 'geschiktheidseis', 'selectiecriterium', 'gunningscriterium', 'contractbepaling'] as const;
export type Kind = (typeof KINDS)[number];

/** How far a criterion goes. */
export const LEVELS = ['basis', 'significant', 'ambitieus'] as const;
export type Level = (typeof LEVELS)[number];

/** Kinds of contract that the law tells apart; `social`: social and other specific services. */
export const CONTRACTS = ['works', 'supplies', 'services', 'social'] as const;
export type Contract = (typeof CONTRACTS)[number];

/** Below or above the European threshold. */
export const REGIMES = ['below', 'above', 'unknown'] as const;
export type Regime = (typeof REGIMES)[number];

/** How a contract is put on the market. */
export const PROCEDURES = [
  'open',
  'restricted',
  'national',
  'invited',
  'direct',
  'call-off',
  'dynamic',
  'social',
  'european',
] as const;
export type Procedure = (typeof PROCEDURES)[number];

/** How far an assignment is: an idea, in preparation, documents ready, published, or awarded. */
export const STAGES = ['idea', 'preparation', 'ready', 'published', 'awarded'] as const;
export type Stage = (typeof STAGES)[number];
