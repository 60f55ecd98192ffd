/** The themes of socially responsible commissioning and buying, as the ministries name them. */
export const THEMES = [
  'milieu-biodiversiteit',
  'klimaat',
  'circulair',
  'ketenverantwoordelijkheid',
  'diversiteit-inclusie',
  'social-return',
] as const;

/** Where a criterion stands in the documents. */
export const KINDS = ['eis', 'geschiktheidseis', 'selectiecriterium', 'gunningscriterium', 'contractbepaling'] as const;

/** How far a criterion goes. */
export const LEVELS = ['basis', 'significant', 'ambitieus'] as const;

/** Kinds of contract that the law tells apart; `social`: social and other specific services. */
export const CONTRACTS = ['works', 'supplies', 'services', 'social'] as const;
