import { beforeEach, describe, expect, it } from 'vitest';
import type { Act, Purpose, Situation } from '../chat/labels.ts';
import { MOVES } from '../chat/labels.ts';
import type { MessageReader, Reading } from '../chat/reading.ts';
import { plainText } from '../chat/reply.ts';
import { told } from '../chat/saying.ts';
import type { Intent, SpokenOf, Topic, Turn } from '../chat/skill.ts';
import { nl } from '../i18n/nl.ts';
import { dispatch } from './dispatch.ts';
import { registerSkills } from './skills.ts';
import { message } from './test-conversation.ts';

const { conversation } = nl;

/** What a message is for and does, as a test says it; of two the first is the likelier. */
interface Script {
  purposes?: readonly [Purpose, number][];
  acts?: readonly [Act, number][];
  /** What it does in some situations only. */
  actsIn?: Partial<Record<Situation, readonly (readonly [Act, number])[]>>;
}

let script: Script;
let read: string[];
let situations: Partial<Record<string, Situation>>;

beforeEach(() => {
  script = {};
  read = [];
  situations = {};
});

const reader: MessageReader = {
  async read(text): Promise<Reading> {
    read.push(text);
    const { purposes = [['question', 1]], acts = [['new', 1]], actsIn = {} } = script;
    return {
      purposes: purposes.map(([label, chance]) => ({ label, chance })),
      kindOf: () => 'chat' as never,
      kinds: () => [],
      acts: (situation) => (actsIn[situation] ?? acts).map(([label, chance]) => ({ label, chance })),
      silence: async () => false,
    };
  },
};

/** Something to speak of that says which move it got. */
function topic(name: string, options: Partial<Topic> = {}): Topic {
  const say = (move: string) => async (turn: Turn, id: string) => told(turn, `${name} ${id}: ${move}`);
  return {
    name,
    role: 'colleague',
    situation: async (_turn, id) => situations[`${name}:${id}`] ?? null,
    moves: Object.fromEntries(MOVES.map((move) => [move, say(move)])),
    ...options,
  };
}

function intentFor(purpose: Purpose): Intent {
  return {
    name: purpose,
    role: 'colleague',
    purposes: [purpose],
    run: async (turn, text) => told(turn, `nieuw ${purpose}: ${text}`),
  };
}

async function say(
  text: string,
  spokenOf: readonly string[],
  topics: readonly Topic[],
  turn: Partial<Turn> = {},
  forCases: Partial<Intent> = {},
) {
  const skills = registerSkills([
    {
      name: 'test',
      topics,
      intents: [intentFor('question'), { ...intentFor('case'), ...forCases }, intentFor('small-talk')],
      subcommands: [
        { names: ['vraag'], role: 'colleague', run: async (here, rest) => told(here, `gevraagd: ${rest}`) },
        { names: ['help'], role: 'colleague', run: async (here) => told(here, 'hulp') },
      ],
    },
  ]);
  const saidAt = new Date('2026-11-30T10:00:00Z');
  const outcome = await dispatch({ skills, reader }, message('C1', text), {
    actor: { personId: 'p1', organisationId: 'o1', roles: new Set(['colleague']) },
    conversationId: null,
    setting: 'direct',
    language: 'nl',
    subject: null,
    memory: [],
    spokenOf: spokenOf.map((subject): SpokenOf => ({ subject, options: [], saidAt })),
    signal: AbortSignal.timeout(10_000),
    now: saidAt,
    ...turn,
  });
  const [reply] = outcome?.replies ?? [];
  return { text: reply ? plainText(reply) : '', buttons: reply?.buttons ?? [] };
}

describe('what is said', () => {
  it('is a move on what was spoken of last', async () => {
    situations = { 'a:1': 'draft', 'a:2': 'draft' };
    script = {
      acts: [
        ['correction', 0.9],
        ['new', 0.1],
      ],
    };
    expect((await say('nee, Rijssen', ['a:2', 'a:1'], [topic('a')])).text).toBe('a 2: correction');
  });

  it('is a move on what it is surely said of, where it is hardly one on what was spoken of last', async () => {
    situations = { 'a:1': 'handed-over', 'b:1': 'answer' };
    const topics = [topic('a'), topic('b')];
    script = { actsIn: { answer: [['repeat', 0.48]], 'handed-over': [['cancellation', 0.98]] } };
    expect((await say('Trek er een van in', ['b:1', 'a:1'], topics)).text).toBe('a 1: cancellation');
    script = { actsIn: { answer: [['repeat', 0.6]], 'handed-over': [['cancellation', 0.98]] } };
    expect((await say('nog eens', ['b:1', 'a:1'], topics)).text).toBe('b 1: repeat');
  });

  it('is never of a question that nobody could answer and after which another was asked', async () => {
    situations = { 'a:1': 'answer', 'b:1': 'declined', 'b:2': 'declined' };
    const topics = [topic('a'), topic('b')];
    script = { actsIn: { answer: [['new', 0.6]], declined: [['source', 0.95]] } };
    expect((await say('welke bron is dat', ['a:1', 'b:1'], topics)).text).toContain('nieuw question');
    script = { actsIn: { declined: [['confirmation', 0.9]] } };
    expect((await say('zet die maar op de lijst', ['b:2', 'b:1'], topics)).text).toBe('b 2: confirmation');
    script = { actsIn: { answer: [['new', 0.6]], declined: [['confirmation', 0.9]] } };
    expect((await say('vraag dat toch maar aan iemand', ['a:1', 'b:1'], topics)).text).toBe('b 1: confirmation');
    script = { actsIn: { answer: [['addition', 0.95]], declined: [['confirmation', 0.45]] } };
    expect((await say('zet dat maar op de lijst', ['b:1', 'a:1'], topics)).text).toBe('b 1: confirmation');
  });

  it('is of what waits for who speaks, where nothing is spoken of and it is surely said of work', async () => {
    situations = { 'a:1': 'counter' };
    const topics = [topic('a', { waiting: async () => [{ id: '1', situation: 'counter' }] })];
    script = { purposes: [['case', 0.9]], actsIn: { counter: [['take', 0.95]] } };
    expect((await say('ik neem hem over', [], topics)).text).toBe('a 1: take');
    script = { purposes: [['documents', 0.36]], actsIn: { counter: [['take', 0.83]] } };
    expect((await say('ria is ziek, ik neem hem van haar over', [], topics)).text).toBe('a 1: take');
    script = { purposes: [['case', 0.9]], actsIn: { counter: [['ask', 0.95]] } };
    expect((await say('hoeveel mensen werken er?', [], topics)).text).toContain('nieuw case');
    script = { purposes: [['case', 0.9]], actsIn: { counter: [['addition', 0.99]] } };
    expect((await say('woensdag om drie uur', [], topics)).text).toContain('nieuw case');
  });

  it('begins nothing while words are waited for that it may be', async () => {
    situations = { 'a:1': 'asked-text' };
    const give = { kind: 'say', label: 'a 1', text: 'a 1: Oekraïens' } as const;
    const topics = [topic('a', { sayOf: async () => give })];
    script = {
      acts: [
        ['new', 0.6],
        ['answer', 0.2],
      ],
    };
    const asked = await say('Oekraïens', ['a:1'], topics);
    expect(asked.text).toBe(conversation.mayBeAnswer);
    expect(asked.buttons).toEqual([give]);
    script = {
      acts: [
        ['new', 0.95],
        ['answer', 0.05],
      ],
    };
    expect((await say('wat is PSO?', ['a:1'], topics)).text).toContain('nieuw question');
  });

  it('is a short word where it is one beside what is spoken of, unless it is surely for something', async () => {
    situations = { 'a:1': 'counter' };
    const acts = { counter: [['small-talk', 0.7]] } as const;
    script = {
      purposes: [
        ['question', 0.5],
        ['small-talk', 0.4],
      ],
      actsIn: acts,
    };
    expect((await say('ok ik ga kijken', ['a:1'], [topic('a')])).text).toBe('nieuw small-talk: ok ik ga kijken');
    script = { purposes: [['question', 0.9]], actsIn: acts };
    expect((await say('wat is dat?', ['a:1'], [topic('a')])).text).toBe('nieuw question: wat is dat?');
  });

  it('is an answer to what was asked before it is a move on what was said since', async () => {
    situations = { 'a:1': 'asked-place', 'b:1': 'answer' };
    script = { acts: [['answer', 0.9]] };
    expect((await say('Borne', ['b:1', 'a:1'], [topic('a'), topic('b')])).text).toBe('a 1: answer');
  });

  it('begins something new when it does that likelier, and leaves what was asked open', async () => {
    situations = { 'a:1': 'asked-place' };
    script = {
      acts: [
        ['new', 0.6],
        ['answer', 0.4],
      ],
    };
    expect((await say('Wat is social return?', ['a:1'], [topic('a')])).text).toBe(
      'nieuw question: Wat is social return?',
    );
  });

  it('is rather about the thing in whose thread it is said', async () => {
    situations = { 'a:1': 'draft' };
    script = {
      acts: [
        ['new', 0.6],
        ['addition', 0.4],
      ],
    };
    expect((await say('200 m²', [], [topic('a')], { subject: 'a:1' })).text).toBe('a 1: addition');
    expect((await say('200 m²', ['a:1'], [topic('a')])).text).toBe('nieuw question: 200 m²');
  });

  it('goes to the next thing when the first does not take it', async () => {
    situations = { 'a:1': 'draft', 'b:1': 'handed-over' };
    script = { acts: [['state', 1]] };
    const silent = topic('a', { moves: { state: async () => null } });
    expect((await say('en?', ['a:1', 'b:1'], [silent, topic('b')])).text).toBe('b 1: state');
  });

  it('does nothing to what somebody has no part in', async () => {
    script = { acts: [['cancellation', 1]] };
    const others = topic('a', { role: 'broker' });
    situations = { 'a:1': 'draft' };
    expect((await say('laat maar', ['a:1'], [others])).text).toBe('nieuw question: laat maar');
    situations = {};
    expect((await say('laat maar', ['a:1'], [topic('a')])).text).toBe('nieuw question: laat maar');
  });

  it('is read once', async () => {
    situations = { 'a:1': 'draft', 'a:2': 'asked-place' };
    await say('hoi', ['a:1', 'a:2', 'choice:1'], [topic('a', { moves: {} })]);
    expect(read).toEqual(['hoi']);
  });
});

describe('a repair that nobody makes for themselves', () => {
  const bare = (options: Partial<Topic> = {}) => topic('a', { moves: {}, ...options });

  it('leaves what was asked as it is', async () => {
    situations = { 'a:1': 'asked-confirm' };
    script = { acts: [['refusal', 1]] };
    expect((await say('nee', ['a:1'], [bare()])).text).toBe(conversation.leftAsItIs);
  });

  it('of what was not meant so names what else it may be, as buttons that can only be that', async () => {
    situations = { 'a:1': 'answer' };
    script = {
      acts: [['complaint', 1]],
      purposes: [
        ['question', 0.7],
        ['case', 0.3],
      ],
    };
    const meant = async () => ({ said: 'een bakker zoekt ruimte', near: ['Wat is social return?'] });
    const { text, buttons } = await say('dat bedoel ik niet', ['a:1'], [bare({ meant })]);
    expect(text).toBe(conversation.notMeantSo);
    expect(buttons).toEqual([
      { kind: 'say', label: conversation.readings.case.label, text: '/impact casus een bakker zoekt ruimte' },
      { kind: 'say', label: 'Wat is social return?', text: 'Wat is social return?' },
    ]);
  });

  it('names a person when there is nothing else, or when that was not meant either', async () => {
    situations = { 'a:1': 'answer' };
    script = { acts: [['complaint', 1]] };
    const nothing = async () => ({ said: 'iets', near: [] });
    expect((await say('dat bedoel ik niet', ['a:1'], [bare({ meant: nothing })])).text).toBe(
      conversation.misunderstood,
    );
    const something = async () => ({ said: 'iets', near: ['Wat is social return?'] });
    expect((await say('ook niet', ['choice:1', 'a:1'], [bare({ meant: something })])).text).toBe(
      conversation.misunderstood,
    );
  });
});

describe('two questions in one message', () => {
  it('get two answers in one message', async () => {
    const { text } = await say('Wat is social return? En wat is een keurmerk?', [], []);
    expect(text).toBe(
      [
        'Wat is social return?',
        'nieuw question: Wat is social return?',
        'En wat is een keurmerk?',
        'nieuw question: En wat is een keurmerk?',
      ].join('\n\n'),
    );
  });

  it('are one case when they are told of an entrepreneur', async () => {
    script = { purposes: [['case', 0.9]] };
    const told = 'Een bakker zoekt ruimte. Wie helpt bij een lening? En wie bij personeel?';
    expect((await say(told, [], [], {}, { from: 0.5 })).text).toBe(`nieuw case: ${told}`);
  });
});

describe('two purposes near each other', () => {
  it('are one question, of which the answer can be typed', async () => {
    script = {
      purposes: [
        ['case', 0.4],
        ['question', 0.35],
        ['small-talk', 0.25],
      ],
    };
    const { text, buttons } = await say('een bakker en regels', [], []);
    expect(text).toBe(conversation.whichReading);
    expect(buttons).toMatchObject([
      { label: conversation.readings.case.label },
      { label: conversation.readings.question.label, text: '/impact vraag een bakker en regels' },
    ]);
    script = { acts: [['answer', 1]] };
    const options = buttons.map((button) => ({ label: button.label, says: button.kind === 'say' ? button.text : '' }));
    const spokenOf = [{ subject: 'choice:1', options, saidAt: new Date('2026-11-30T10:00:00Z') }];
    expect((await say('de tweede', [], [], { spokenOf })).text).toBe('gevraagd: een bakker en regels');
  });

  it.each<[string, readonly [Purpose, number][]]>([
    [
      'the first is sure',
      [
        ['case', 0.5],
        ['question', 0.45],
      ],
    ],
    [
      'the second is far',
      [
        ['case', 0.4],
        ['question', 0.1],
      ],
    ],
  ])('are none when %s', async (_when, purposes) => {
    script = { purposes };
    expect((await say('een bakker', [], [])).text).toBe(`nieuw ${purposes[0]?.[0]}: een bakker`);
  });

  it('are a question when one of them cannot be said otherwise: that does nothing', async () => {
    script = {
      purposes: [
        ['small-talk', 0.4],
        ['question', 0.3],
      ],
    };
    expect((await say('een bakker', [], [])).text).toBe('nieuw question: een bakker');
  });
});

describe('what is for nobody', () => {
  const sayOf = async (_turn: Turn, id: string, text: string) => ({
    kind: 'say' as const,
    label: `Casus ${id}`,
    text: `casus ${id}: ${text}`,
  });
  const declines = {
    run: async (turn: Turn) => ({ ...told(turn, 'niet in mijn bronnen'), status: 'declined' as const }),
  };

  it('is offered to what is under way, with a press that says it of that', async () => {
    situations = { 'a:1': 'counter', 'b:2': 'answer' };
    script = {
      purposes: [['case', 0.9]],
      acts: [
        ['new', 0.6],
        ['addition', 0.3],
      ],
    };
    const { text, buttons } = await say(
      'ik heb een pand gevonden',
      ['b:2', 'a:1'],
      [topic('a', { sayOf }), topic('b')],
      {},
      declines,
    );
    expect(text).toBe(`niet in mijn bronnen\n\n${conversation.isItAbout}`);
    expect(buttons).toEqual([{ kind: 'say', label: 'Casus 1', text: 'casus 1: ik heb een pand gevonden' }]);
  });

  it.each([
    ['something is surely new', { acts: [['new', 0.95]] } satisfies Script, {}],
    ['others read along', {}, { setting: 'channel' as const }],
    [
      'it is given to nobody',
      {
        purposes: [
          ['refused', 0.6],
          ['case', 0.3],
        ],
      } satisfies Script,
      {},
    ],
  ])('is only declined where %s', async (_why, reading, turn) => {
    situations = { 'a:1': 'counter' };
    script = {
      purposes: [['case', 0.9]],
      acts: [
        ['new', 0.6],
        ['addition', 0.3],
      ],
      ...reading,
    };
    const { text } = await say('wie wint het songfestival?', ['a:1'], [topic('a', { sayOf })], turn, declines);
    expect(text).toBe('niet in mijn bronnen');
  });

  it('is not offered anywhere where it was answered', async () => {
    situations = { 'a:1': 'counter' };
    script = {
      purposes: [['case', 0.9]],
      acts: [
        ['new', 0.6],
        ['addition', 0.3],
      ],
    };
    expect((await say('een bakker zoekt een pand', ['a:1'], [topic('a', { sayOf })])).buttons).toEqual([]);
  });
});
