import { describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { dossierStage } from './dossier-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { dossiers, dossierAsked, criteria } = nl;
const CATERING = 'Geef criteria voor catering in het provinciehuis, 5 jaar, 250.000 euro per jaar';

describe.each(PLATFORMS)('what is meant beside a dossier in $name', ({ createDriver }) => {
  const stage = dossierStage(createDriver);
  const { say, begun } = stage;
  const count = () => stage.running.database.prisma.dossier.count();

  it('answers what a bidder has to show and how heavy it is, and begins no other dossier', async () => {
    const { thread } = await begun(CATERING);
    const before = await count();
    const first = await say(thread, 'wat moet de cateraar inleveren voor de eerste');
    expect(first.text).toContain(dossierAsked.proof);
    expect(first.text).not.toContain('2. ');
    expect((await say(thread, 'hoe zwaar laat je zoiets meewegen?')).text).toContain(dossierAsked.weights.suggested);
    expect((await say(thread, 'voedselverspilling moet erin')).text).toContain(
      dossiers.done.chosen('Minder voedsel weggooien'),
    );
    expect((await say(thread, 'geen eisen die een klein bedrijf niet aankan')).text).toContain(dossiers.which.intro);
    const shown = await say(thread, 'nee dat wil ik niet, laat maar weer het dossier zien');
    expect(shown.text).toContain('3. Meer plantaardig eten');
    expect(shown.text).not.toContain(dossiers.press(dossiers.buttons.drop));
    expect(await count()).toBe(before);
  });

  it('tells what comes of one that is not kept, and how heavy it is beside the price', async () => {
    const { thread } = await begun(CATERING);
    await say(thread, 'kies 2');
    const missed = await say(thread, 'en als de cateraar het niet haalt?');
    expect(missed.text).toContain(dossierAsked.missed);
    expect(missed.text).toMatch(/^.*\n+(• )?2\. /);
    expect((await say(thread, 'hoe weeg ik dat dan t.o.v. prijs')).text).toContain('voor prijs en andere kwaliteit');
  });

  it('reads the weights of an award, also without percent, and says what they make', async () => {
    const { thread } = await begun('Geef criteria voor werkkleding voor de buitendienst, 300.000 euro, 4 jaar');
    const before = await count();
    const bare = await say(thread, 'het is 90.000 incl btw');
    expect(bare.text).toContain(criteria.notes.vatRemoved(74_380));
    const weighed = await say(thread, 'weging: prijs 60, circulariteit 30, plan van aanpak 20');
    expect(weighed.text).toContain(dossierAsked.weights.makes(110));
    expect(weighed.text).toContain(criteria.checks['weights-not-100'].slice(0, 20));
    const right = await say(thread, 'en zo: prijs 50, circulariteit 30, plan van aanpak 20');
    expect(right.text).toContain(dossierAsked.weights.makes(100));
    expect(await count()).toBe(before);
  });

  it('checks what is put in place of a text, or behind it, and then speaks of the dossier again', async () => {
    const { thread } = await begun();
    const near = await say(thread, 'is dit ok: de schoonmaker heeft een vestiging binnen 20 km van Zwolle');
    expect(near.text).toContain(criteria.checks['local-preference']);
    expect((await say(thread, 'hoe moet het dan wel?')).text).toContain(criteria.checks['local-preference']);
    const soon = await say(thread, 'en als ik zeg: binnen een uur ter plaatse kunnen zijn?');
    expect(soon.text).toContain(criteria.nothingFound);
    const label = await say(thread, 'controleer: de opdrachtnemer heeft een PSO-certificaat trede 3');
    expect(label.text).toContain(criteria.checks['label-without-equivalent']);
    const equal = await say(thread, 'en met “of gelijkwaardig” erachter?');
    expect(equal.text).not.toContain(criteria.checks['label-without-equivalent']);
    const shorter = await say(thread, 'het contract duurt maar 2 jaar');
    expect(shorter.text).toContain(dossiers.changes.months('2 jaar', '4 jaar'));
  });

  it('checks the text with the number that is asked about', async () => {
    const { thread, card } = await begun(
      'check: Inschrijver overlegt minimaal vijf referenties van vergelijkbare opdrachten.',
    );
    expect(card.text).toContain(criteria.checks['references-disproportionate'].slice(0, 40));
    const three = await say(thread, 'mag het wel met drie referenties?');
    expect(three.text).toContain('minimaal drie referenties');
    expect((await say(thread, 'en met twee referenties?')).text).toContain(criteria.nothingFound.slice(0, 20));
  });

  it('takes from how many one asks an offer for no number of a criterion', async () => {
    const { thread } = await begun('Geef criteria voor koffie, 12.000 euro per jaar, 2 jaar');
    expect((await say(thread, 'mag ik gewoon bij 1 vragen?')).text).toContain(dossierAsked.howMany.below);
    expect((await say(thread, 'en als we er een raamovereenkomst van maken')).text).toContain(dossierAsked.framework);
  });

  it('says the same of a text that is asked about again, by the assignment it was for', async () => {
    const { thread } = await begun('Geef criteria voor schoonmaak, 90.000 euro');
    const text = 'De inschrijver moet een lokaal bedrijf uit Enschede zijn en minimaal 10 jaar PSO trede 3 hebben';
    const first = await say(thread, `controleer: ${text}`);
    for (const code of ['local-preference', 'references-disproportionate', 'label-without-equivalent'] as const)
      expect(first.text).toContain(criteria.checks[code]);
    const again = await say(thread, 'en hoe moet het dan wel?');
    expect(again.text).toContain(dossiers.checking.howElse);
    const severities = (said: string) =>
      said.match(new RegExp(`\\b(${Object.values(criteria.severities).join('|')}):`, 'g'));
    expect(severities(again.text)).toEqual(severities(first.text));
  });

  it('checks a text that is asked about where there is no dossier', async () => {
    for (const words of [
      'is dit ok: het bedrijf zit in Overijssel',
      'mag ik eisen dat de hovenier hier om de hoek zit?',
      'mag dit zo: de hovenier heeft een werkplaats op maximaal 15 kilometer van Deventer',
    ]) {
      const { thread } = await stage.driver.say('Anna', words);
      const [answer] = await stage.driver.answers(thread, 1);
      expect(answer?.text).toContain(criteria.checks['local-preference']);
    }
  });
});
