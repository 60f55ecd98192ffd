import { afterAll, beforeAll, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { notDutchIn } from '../dutch.ts';
import { formIn, wordsIn } from '../shown.ts';
import { createSlackDriver, type SlackDriver } from '../slack-driver.ts';
import { type CaseStage, createCaseStage } from './case-stage.ts';

const { cases } = nl;
let slack: SlackDriver;
let stage: CaseStage;

beforeAll(async () => {
  slack = await createSlackDriver();
  stage = await createCaseStage(async () => slack);
});
afterAll(() => stage?.close());

/** What stands in the fields of a message or window that people read, at whatever depth. */
function readable(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(readable);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'text' && typeof inner === 'string' ? [inner] : readable(inner),
  );
}

/** Everything people were shown so far that is not Dutch, with the words around it. */
function foreign(): string[] {
  const shown = slack.calls.flatMap(({ body }) => readable(body));
  return [...new Set(shown)].flatMap((text) => {
    const found = notDutchIn(text.replaceAll(/https?:\S+/g, ''));
    return found.length === 0 ? [] : [`${found.join(', ')} in: ${text.slice(0, 200)}`];
  });
}

it('a case is Dutch from proposal to explanation, with the colleague, the counters and the broker', async () => {
  const { colleague, counter, bram, almar } = await stage.handedOver();
  const { number, ruleId } = await stage.newest();
  const form = formIn(await stage.press('Loes', counter, cases.counterTitle(number), cases.bounce));
  await form.send({ [cases.bounceCounter]: 'Ondernemersloket Almelo' });
  await stage.has(almar, cases.counterTitle(number));
  await stage.has(colleague, cases.told.rerouted(number, 'gemeente Dinkelland', 'Ondernemersloket Almelo'));
  await stage.has(bram, cases.toBroker.ruleFlagged(number, 'gemeente Dinkelland', 'Ondernemersloket Almelo'));
  const explained = await slack.command('Fleur', `casus ${number}`);
  const { words } = wordsIn(await explained.shown());
  expect(words).toContain(cases.explain.why);
  expect(words).not.toContain(ruleId);
  expect(foreign()).toEqual([]);
});

it('what each command shows is Dutch', async () => {
  const { prisma } = stage.running.database;
  const { id } = await prisma.person.findFirstOrThrow({ where: { roleGrants: { some: { role: 'broker' } } } });
  for (const role of ['administrator', 'network_broker'] as const) {
    await prisma.roleGrant.create({ data: { personId: id, role } });
  }
  for (const name of Object.keys(nl.commands.about)) {
    const { thread, shown } = await slack.command('Bram', name === 'help' ? 'hulp' : name);
    await Promise.any([shown(), slack.answers(thread, 1)]);
  }
  expect(foreign()).toEqual([]);
});
