/**
 * Who may import whom, as src/README.md draws it. `npm run architecture` fails when a file breaks it.
 *
 * app → everything; conversation, features and platforms → what lies below them; nothing → app; no cycle.
 */
const folders = (...names) => `^src/(${names.join('|')})/`;
const below = ['chat', 'i18n', 'language', 'store', 'telemetry'];

/** What each folder may reach besides itself. What is not named is forbidden. */
const ALLOWED = {
  chat: ['store', 'masking'],
  i18n: ['chat', 'masking'],
  language: ['chat'],
  gazetteer: ['language'],
  understanding: below.concat('llm'),
  telemetry: [],
  store: ['telemetry'],
  calendar: [],
  attachments: below.concat('calendar', 'calendar-files', 'pictures', 'web'),
  'calendar-files': ['calendar', 'chat'],
  'calendar-mail': below.concat('calendar-files', 'mail'),
  masking: [],
  web: [],
  mail: below.concat('jobs', 'web'),
  people: below.concat('chat'),
  llm: ['telemetry'],
  jobs: ['store', 'telemetry'],
  knowledge: below.concat('people'),
  delivery: below.concat('jobs', 'calendar'),
  ledger: below.concat('counters'),
  deadlines: below.concat('calendar', 'jobs'),
  'signed-links': below.concat('counters', 'web'),
  'case-life': below.concat(
    'calendar',
    'counters',
    'deadlines',
    'ledger',
    'people',
    'personal-details',
    'signed-links',
  ),
  'case-links': below.concat('calendar', 'case-life', 'counters', 'mail', 'masking', 'signed-links', 'web'),
  'personal-details': ['chat', 'gazetteer', 'language'],
  audiences: below.concat('calendar', 'gazetteer', 'learning-content', 'people'),
  counters: below.concat('people', 'calendar'),
  routing: below.concat('gazetteer', 'counters', 'understanding'),
  criteria: below.concat('calendar', 'gazetteer', 'understanding'),
  'learning-content': below.concat('calendar'),
  places: below.concat('calendar', 'calendar-files', 'people'),
  pledges: below.concat('calendar', 'deadlines'),
  nudges: below.concat('calendar'),
  pictures: [],
  'policy-themes': below.concat('calendar', 'criteria', 'learning-content'),
  conversation: below.concat('people', 'delivery', 'jobs', 'masking'),
  features: below.concat(
    'case-life',
    'case-links',
    'personal-details',
    'gazetteer',
    'people',
    'knowledge',
    'llm',
    'jobs',
    'delivery',
    'calendar',
    'masking',
    'mail',
    'web',
    'counters',
    'deadlines',
    'ledger',
    'signed-links',
    'routing',
    'criteria',
    'audiences',
    'calendar-files',
    'calendar-mail',
    'attachments',
    'learning-content',
    'places',
    'pledges',
    'nudges',
    'pictures',
    'policy-themes',
  ),
  platforms: ['chat', 'i18n', 'telemetry', 'web'],
};

/** Each part keeps its own texts; the catalogue puts them together and takes nothing else from above. */
const TEXTS = '/texts\\.(nl|en)\\.ts$';

const boundaries = Object.entries(ALLOWED).map(([folder, reachable]) => ({
  name: `${folder}-boundary`,
  severity: 'error',
  from: { path: `^src/${folder}/`, pathNot: '\\.(test|security|samples)\\.ts$|/test-|/testing/|-fixture\\.ts$' },
  to: {
    path: '^src/',
    pathNot: [
      `^src/${folder}/`,
      '^src/errors\\.ts$',
      ...(folder === 'i18n' ? [TEXTS] : []),
      ...(reachable.length > 0 ? [folders(...reachable)] : []),
    ],
  },
}));

const only = (name, path, packages) => ({
  name,
  severity: 'error',
  comment: `Only ${path} knows ${packages.join(', ')}.`,
  from: { path: '^src/', pathNot: [path, '^src/testing/'] },
  to: { path: packages.map((one) => `node_modules/${one}`) },
});

module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true, viaOnly: { pathNot: 'generated' } } },
    ...boundaries,
    {
      name: 'nothing-imports-app',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(app|cli|testing)/|^src/(main|cli)\\.ts$' },
      to: { path: '^src/(app|cli)/' },
    },
    {
      name: 'features-are-strangers',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/', pathNot: '^src/features/$1/' },
    },
    {
      name: 'platforms-are-strangers',
      severity: 'error',
      from: { path: '^src/platforms/([^/]+)/' },
      to: { path: '^src/platforms/[^/]+/', pathNot: '^src/platforms/$1/' },
    },
    {
      name: 'no-test-code-in-the-program',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: '\\.(test|security|samples|e2e|bench)\\.ts$|/test-|/testing/|-fixture\\.ts$|^src/cli/eval',
      },
      to: { path: '^src/testing/' },
    },
    {
      name: 'texts-are-data',
      severity: 'error',
      from: { path: TEXTS },
      to: { path: '^src/', pathNot: [TEXTS, '^src/(chat|masking)/', '^src/i18n/sentence\\.ts$'] },
    },
    only('slack-sdk', '^src/platforms/slack/', ['@slack/']),
    only('teams-sdk', '^src/platforms/teams/', ['@microsoft/teams-ai', 'botbuilder', 'botframework']),
    only('openai-sdk', '^src/llm/', ['openai/']),
    only('queue', '^src/jobs/', ['pg-boss/']),
    only('smtp', '^src/mail/', ['nodemailer/', '@types/nodemailer/']),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/store/generated/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
};
