import { describe, expect, it } from 'vitest';
import { replySchema } from '../../chat/reply.ts';
import { openAdviser } from '../../criteria/advice.ts';
import { dossierCard, dossierPage } from '../../features/criteria/card.ts';
import type { Dossier } from '../../features/criteria/repository.ts';
import { viewOf } from '../../features/criteria/view.ts';
import { openGazetteer } from '../../gazetteer/open.ts';
import { nl } from '../../i18n/nl.ts';
import { renderReply as slackMessage } from '../../platforms/slack/render.ts';
import { bytesOf, renderReply as teamsMessage } from '../../platforms/teams/render.ts';
import { dossierStage } from './dossier-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { dossiers } = nl;
const adviser = await openAdviser(await openGazetteer());
const ID = '018f0000-0000-7000-8000-000000000001';
/** Of Slack’s blocks as JSON and their number, and of a message of Teams. */
const LIMITS = { json: 13_000, blocks: 50, bytes: 28_000 };

/** A dossier of so many criteria, each with a text of one’s own in which something is wrong. */
function dossierOf(criteria: number, isOwn: boolean, text: string): Dossier {
  const rows = adviser.reader.library.criteria.slice(0, criteria).map((criterion) => ({
    ...{ criterionId: criterion.id, libraryVersion: 1, verification: null, weight: null, reason: null, stayed: null },
    ...{ state: isOwn ? ('chosen' as const) : ('suggested' as const), decidedAt: null },
    text: isOwn ? `Alleen bedrijven uit Zwolle mogen dit leveren. ${criterion.text}` : null,
  }));
  return {
    ...{ id: ID, number: 1, organisationId: ID, organisation: 'Noord', createdById: ID, createdBy: 'Anna', version: 1 },
    ...{ state: isOwn ? ('open' as const) : ('draft' as const), shared: isOwn, text, given: {}, focus: null },
    ...{ productGroup: 'schoonmaak', createdAt: new Date(), criteria: rows, readers: [], sharedTexts: [] },
    usedBy: new Map(),
  };
}

describe.each([
  ['seven, of which much is asked', 7, false, 'Schoonmaak van de werf'],
  ['seven', 7, false, 'Schoonmaak van de werf, 4 jaar, 1,2 miljoen, Europees'],
  ['seven with texts of one’s own', 7, true, 'Schoonmaak van de werf. Alleen bedrijven uit Zwolle.'],
  ['twelve', 12, false, 'Schoonmaak van de werf, 4 jaar, 1,2 miljoen, Europees'],
  ['twelve with texts of one’s own', 12, true, 'Schoonmaak van de werf. Alleen bedrijven uit Zwolle.'],
] as const)('the cards of %s', (_, criteria, isOwn, text) => {
  const view = viewOf(adviser, dossierOf(criteria, isOwn, text), { language: 'nl', now: new Date() });
  const cards = [dossierCard(view, 'nl'), ...[2, 3, 4, 5, 6].map((page) => dossierPage(view, 'nl', page))]
    .map((card) => replySchema.parse(card))
    .filter(({ buttons }) => buttons.some(({ label }) => label.startsWith('Meer over')));

  it('have every criterion once, with its text and its buttons', () => {
    const labels = cards.flatMap(({ buttons }) => buttons.map(({ label }) => label));
    for (const { n, title, text: words } of view.items) {
      expect(labels.filter((label) => label === dossiers.buttons.more(n))).toHaveLength(1);
      expect(labels).toContain(isOwn ? dossiers.buttons.takeOut(n) : dossiers.buttons.choose(n));
      expect(labels).toContain(dossiers.buttons.change(n));
      const sent = cards.map((card) => JSON.stringify(slackMessage(card, { possiblyDouble: false }).blocks));
      expect(
        sent.some((json) => json.includes(title) && json.includes(JSON.stringify(words.slice(0, 60)).slice(1, -1))),
      ).toBe(true);
    }
  });

  it('fit into a message of Slack and of Teams, and nothing of them is left out', () => {
    for (const card of cards) {
      const { blocks } = slackMessage(card, { possiblyDouble: false });
      expect(blocks.length).toBeLessThanOrEqual(LIMITS.blocks);
      expect(JSON.stringify(blocks).length).toBeLessThanOrEqual(LIMITS.json);
      expect(JSON.stringify(blocks)).not.toContain('"text":"…"');
      const teams = teamsMessage(card, { client: 'teams', possiblyDouble: false });
      expect(bytesOf(teams)).toBeLessThanOrEqual(LIMITS.bytes);
      for (const block of card.body)
        if (block.kind === 'heading') expect(JSON.stringify(teams)).toContain(block.text.slice(0, 20));
    }
  });
});

describe.each(PLATFORMS)('the cards of a dossier in $name', ({ createDriver }) => {
  const stage = dossierStage(createDriver);

  it('that are too many for a message follow at a press, and change in place as the first does', async () => {
    const { thread, card } = await stage.begun('/impact criteria Schoonmaak van de werf');
    const rest = card.buttons.find(
      (label) => label.startsWith(dossiers.buttons.rest(4, 5).slice(0, 5)) && /\d/.test(label),
    );
    const next = Number(/\d+/.exec(rest ?? '')?.[0]);
    expect(card.buttons).not.toContain(dossiers.buttons.choose(next));
    await stage.driver.press('Anna', thread, card.id, rest ?? '');
    const page = await stage.cardWith(thread, `${next}. `);
    expect(page.buttons).toContain(dossiers.buttons.choose(next));
    await stage.driver.press('Anna', thread, page.id, dossiers.buttons.choose(next));
    const chosen = await stage.cardWith(thread, `${dossiers.criterion.chosen} ·`);
    expect(chosen.buttons).toContain(dossiers.buttons.takeOut(next));
  });
});
