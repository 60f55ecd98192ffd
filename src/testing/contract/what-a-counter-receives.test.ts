import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { startTestMailServer, type TestMailServer } from '../../mail/test-server.ts';
import { eventually } from '../eventually.ts';
import { formIn } from '../shown.ts';
import type { SlackDriver } from '../slack-driver.ts';
import type { TeamsDriver } from '../teams-driver.ts';
import { type CaseStage, createCaseStage } from './case-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { cases } = nl;
const NUMBERS = 'Haar BSN is 111222333 en haar rekening NL91ABNA0417164300.';

/** None of these comes to a counter, in whatever way it reads. */
const NEVER =
  /U02ABCDEF|C0KANAAL|S0GROEP|29:1abc|<\/?(?:at|b|script|p|strong)\b|skin-tone|:\+1|:eigen-plaatje|&(?:amp|lt|gt|nbsp);|111222333|NL91|0417164300|Jansen|Karin|\*werkplaats/;

describe.each(PLATFORMS)('what a counter receives of a text in $name', ({ name, createDriver }) => {
  let stage: CaseStage;
  let mail: TestMailServer;

  beforeAll(async () => {
    mail = await startTestMailServer('good');
    stage = await createCaseStage(createDriver, {
      SMTP_URL: mail.url,
      MAIL_FROM: 'Impactmakelaar <bot@example.nl>',
      PUBLIC_URL: 'https://bot.example.nl',
      LINK_SIGNING_KEY: randomBytes(32).toString('base64'),
    });
    // A counter of which only an address is known.
    await stage.running.database.prisma.counter.update({
      where: { id: 'gem-borne' },
      data: { email: 'loket@example.nl' },
    });
  });
  afterAll(async () => {
    await stage?.close();
    await mail?.close();
  });

  /** Says it as the platform sends it: with a mention of a person, emoji, markup, numbers and a name. */
  async function say(place: string): Promise<string> {
    const told = `Ik sprak mevrouw Jansen uit ${place}. Zij maakt meubels en zoekt`;
    if (name === 'Slack') {
      const thread = await (stage.driver as SlackDriver).say('Fleur', '', 'direct', {
        rawText: `<@U02ABCDEF> <!subteam^S0GROEP> <!here> zie <#C0KANAAL>: ${told} een *werkplaats* van &lt;b&gt;honderd&lt;/b&gt; meter &amp; &lt;script&gt;alert(1)&lt;/script&gt;meer. ${NUMBERS} Zie <https://voorbeeld.nl|haar site>. Wie helpt haar? :+1::skin-tone-3: :eigen-plaatje:`,
      });
      return thread.thread;
    }
    const thread = await stage.driver.direct('Fleur');
    const mention = '<at>Karin de Vries</at>';
    const html = `<p>${mention} ${told} een <strong>werkplaats</strong> van &lt;b&gt;honderd&lt;/b&gt; meter &amp;&nbsp;meer. ${NUMBERS} Wie helpt haar? <emoji id="like" alt="👍"></emoji></p>`;
    await (stage.driver as TeamsDriver).post(
      (stage.driver as TeamsDriver).activity('Fleur', {
        type: 'message',
        text: `${mention} ${told} een werkplaats van <b>honderd</b> meter & meer. ${NUMBERS} Wie helpt haar? :+1::skin-tone-3:`,
        entities: [{ type: 'mention', text: mention, mentioned: { id: '29:1abc', name: 'Karin de Vries' } }],
        attachments: [{ contentType: 'text/html', content: html }],
      }),
    );
    return thread;
  }

  /** Files it, with every name left out, and hands it over. */
  async function handOver(place: string): Promise<number> {
    const thread = await say(place);
    const proposal = await stage.has(thread, cases.proposalTitle);
    const label = proposal.buttons.find((one) => [cases.leaveNamesOut(1), cases.leaveNamesOut(2)].includes(one));
    await stage.press('Fleur', thread, cases.proposalTitle, label ?? '');
    await stage.has(thread, cases.nameMark);
    await stage.press('Fleur', thread, cases.proposalTitle, cases.handOver);
    return (await stage.newest()).number;
  }

  function isClean(text: string) {
    for (const word of ['sprak', 'Ik ', 'meubels', 'werkplaats', 'honderd', 'meter', 'Wie helpt haar?'])
      expect(text).toContain(word);
    expect(text).not.toMatch(NEVER);
  }

  it('says after a change that a name that was left out is gone, and puts each name back where it stood', async () => {
    const thread = await stage.propose('Fleur', 'Ik sprak mevrouw Jansen uit Denekamp, zij maakt meubels.');
    await stage.press('Fleur', thread, cases.proposalTitle, cases.leaveNamesOut(1));
    await stage.has(thread, cases.namesAreOut(1));
    const form = formIn(await stage.press('Fleur', thread, cases.proposalTitle, cases.edit));
    const request = `${(await stage.newest()).request} Volgens meneer Pieters zoekt zij een pand. :+1::skin-tone-3:`;
    await form.send({ [cases.formRequest]: request });
    const changed = await stage.has(thread, cases.namesAreGone(1));
    expect(changed.text).not.toContain('skin-tone');
    expect(changed.buttons).not.toContain(cases.putNamesBack(1));
    await stage.press('Fleur', thread, cases.proposalTitle, cases.leaveNamesOut(1));
    await stage.has(thread, cases.namesAreOut(1));
    await stage.press('Fleur', thread, cases.proposalTitle, cases.putNamesBack(1));
    const back = await stage.has(thread, cases.namesGoAlong('Pieters', 1));
    expect(back.text).toContain(`mevrouw ${cases.nameMark}`);
    expect(back.text).toContain('meneer Pieters');
  });

  it('in the chat', async () => {
    const counter = await stage.driver.direct('Loes');
    const number = await handOver('Denekamp');
    const card = await stage.has(counter, cases.counterTitle(number));
    isClean(card.text);
  });

  it('in its mail, and on the page behind it', async () => {
    await handOver('Borne');
    const received = await eventually('the e-mail', async () => mail.received[0]);
    isClean(received.text ?? '');
    expect(received.subject).not.toMatch(NEVER);
    expect(String(received.html)).not.toMatch(
      /U02ABCDEF|29:1abc|<at>|<script|skin-tone|:\+1|111222333|NL91|Jansen|Karin/,
    );
    const { pathname } = new URL(received.text?.match(/https:\S+\/cases\/\S+/)?.[0] ?? '');
    const read = { method: 'POST', body: new URLSearchParams({ action: 'read' }) };
    const page = await (await fetch(`${stage.running.bot.url}${pathname}`, read)).text();
    expect(page).toContain('werkplaats');
    expect(page).not.toMatch(/U02ABCDEF|29:1abc|<at>|<script|skin-tone|:\+1|111222333|NL91|Jansen|Karin/);
  });
});
