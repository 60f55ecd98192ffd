import { told } from '../../chat/saying.ts';
import type { Outcome, Skill, Turn } from '../../chat/skill.ts';
import type { CounterEntry } from '../../counters/entry.ts';
import { membersOf } from '../../counters/members.ts';
import { versionsOfCounter } from '../../counters/repository.ts';
import { texts } from '../../i18n/texts.ts';
import { asksWho, countersWithin, whoWorksAt } from '../../routing/at-counters.ts';
import { readStoredBook } from '../../routing/book.ts';
import type { MessageReader } from '../../routing/message.ts';
import { currentRules } from '../../routing/repository.ts';
import { vocabularyOf } from '../../routing/vocabulary.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import { counterCard, countersList } from './counter-cards.ts';
import { changeCounterForm } from './counter-forms.ts';
import { ruleCard, rulesList } from './rule-cards.ts';
import { ruleCalls } from './rule-forms.ts';
import { searchCounters, searchRules } from './search.ts';
import { namesIn } from './words.ts';

/** Shows rules and counters to every colleague, and lets network brokers keep them right. */
export function createRulesSkill({ prisma, reader }: { prisma: PrismaClient; reader: MessageReader }): Skill {
  const vocabulary = vocabularyOf(reader.gazetteer, reader.topicBook);
  return {
    name: 'rules',
    intents: [
      {
        name: 'counters',
        role: 'colleague',
        purposes: ['rules'],
        run: (turn, text) => countersNamed(prisma, reader, turn, text),
        refusal: (language) => texts(language).welcome.can.rules.whom,
      },
    ],
    subcommands: [
      { names: ['regels', 'rules'], role: 'colleague', run: (turn, text) => rules(prisma, reader, turn, text) },
      { names: ['loketten', 'counters'], role: 'colleague', run: (turn, text) => counters(prisma, reader, turn, text) },
    ],
    calls: [...ruleCalls({ reader, vocabulary }), changeCounterForm({ reader })],
  };
}

async function rules(prisma: PrismaClient, reader: MessageReader, turn: Turn, text: string): Promise<Outcome> {
  const { language } = turn;
  const names = namesIn(language, reader, (await readStoredBook(prisma)).counters);
  const stored = await currentRules(prisma);
  const found = searchRules(stored, text, reader, names.counter);
  const exact = found.find(({ ruleId }) => ruleId === text.trim());
  const [only = exact, ...others] = exact ? [exact] : found;
  if (!only) return told(turn, texts(language).rules.none(text.trim()));
  const mayChange = turn.actor.roles.has('network_broker');
  const reply =
    others.length === 0 ? ruleCard(only, { names, language, mayChange }) : rulesList(found, names, language);
  return { status: 'answered', replies: [reply] };
}

/** The counters that a message names, or that serve a place in it; where there are none, how to look them up. */
async function countersNamed(prisma: PrismaClient, reader: MessageReader, turn: Turn, text: string): Promise<Outcome> {
  const who = asksWho(text) ? await whoWorksAt({ prisma, gazetteer: reader.gazetteer }, turn, text) : null;
  if (who !== null) return told(turn, who);
  const named = countersWithin((await readStoredBook(prisma)).counters, text, reader);
  if (named.length === 0) return told(turn, texts(turn.language).welcome.can.rules.how);
  return showCounters(prisma, reader, turn, named);
}

async function counters(prisma: PrismaClient, reader: MessageReader, turn: Turn, text: string): Promise<Outcome> {
  const found = searchCounters((await readStoredBook(prisma)).counters, text, reader);
  if (found.length === 0) return told(turn, texts(turn.language).counters.none(text.trim()));
  return showCounters(prisma, reader, turn, found);
}

/** One counter with all that is known of it, several as a list. */
async function showCounters(
  prisma: PrismaClient,
  reader: MessageReader,
  turn: Turn,
  found: readonly CounterEntry[],
): Promise<Outcome> {
  const { language, actor, setting } = turn;
  const [only, ...others] = found;
  if (!only) return told(turn, texts(language).counters.none(''));
  if (others.length > 0) return { status: 'answered', replies: [countersList(found, language)] };
  const [newest] = await versionsOfCounter(prisma, only.id);
  // Who works there is for who keeps the register, and not for everybody in a channel.
  const isKeeper = actor.roles.has('network_broker') && setting !== 'channel' && setting !== 'shared';
  const { personId } = actor;
  const keeper = isKeeper && personId !== null ? { personId, members: await membersOf(prisma, only.id) } : null;
  const names = namesIn(language, reader, (await readStoredBook(prisma)).counters);
  const counter = { ...only, version: newest?.version ?? 1 };
  return { status: 'answered', replies: [counterCard(counter, { names, language, keeper })] };
}
