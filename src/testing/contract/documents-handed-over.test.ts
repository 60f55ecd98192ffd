import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { openTalk, type Received, saidTo, type Talking } from '../talking.ts';

const { documents } = nl;
const POLICY = `# Inkoopbeleid waterschap Veenbeek

De regels in dit beleid gelden van 1 januari 2026 tot en met 31 december 2029.

## Social return
Bij opdrachten vanaf € 175.000 vragen wij een social return van 4% van de opdrachtsom.

## Circulair
Vanaf 2026 koopt de gemeente bureaustoelen circulair in. Per gemeente in de streek is er een contactpersoon.
`;
let talk: Talking;
let folder: string;

beforeAll(async () => {
  talk = await openTalk();
  folder = await mkdtemp(join(tmpdir(), 'handed-over-'));
}, 240_000);

afterAll(async () => {
  await talk.close();
  await rm(folder, { recursive: true, force: true });
});

const all = (as: string, text: string): Promise<Received[]> => talk.line({ conversation: as, as, text });
const say = async (as: string, text: string) => saidTo(await all(as, text), as);

async function handOver(as: string, name: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, POLICY);
  return saidTo(await talk.line({ conversation: as, as, file }), as);
}

describe('a document that a broker hands over', { timeout: 240_000 }, () => {
  it('is asked first by who handed it over, though other sources tell of the same', async () => {
    expect(await handOver('broker', 'beleid.md')).toContain('Inkoopbeleid waterschap Veenbeek');
    expect(await say('broker', 'bij welk bedrag begint bij ons social return')).toContain('175.000');
    expect(await say('broker', 'hoe lang gelden deze regels')).toContain('31 december 2029');
  });

  it.each([
    'wie mag deze nota nu inzien?',
    'wie heeft hier toegang toe',
  ])('says who may read it, with the buttons that change that: %s', async (text) => {
    await handOver('broker', 'beleid.md');
    const [reply] = await all('broker', text);
    expect(reply?.text).toContain(documents.whoMayRead.organisation);
    expect(reply?.buttons).toContain(documents.makeReadable.network);
  });

  it.each([
    ['zet hem open voor het hele netwerk', documents.pressWho, documents.makeReadable.network],
    ['kan ik dit stuk weer verwijderen?', documents.pressAway, documents.withdraw],
  ])('names the button that does it: %s', async (text, line, button) => {
    await handOver('broker', 'beleid.md');
    const [reply] = await all('broker', text);
    expect(reply?.text).toContain(line);
    expect(reply?.buttons).toContain(button);
  });

  it('does not answer what goes on about something else', async () => {
    await handOver('broker', 'beleid.md');
    await say('broker-2', 'hoeveel casussen zijn er dit jaar overgedragen?');
    expect(await say('broker-2', 'en per gemeente dan?')).not.toContain('bureaustoelen');
  });

  it('is quoted once, though it was handed over twice', async () => {
    await handOver('broker', 'beleid.md');
    await handOver('broker', 'nog eens hetzelfde.md');
    const said = await say('colleague', 'Vanaf welk bedrag vraagt waterschap Veenbeek social return?');
    expect(said.match(/vanaf € 175\.000/g)).toHaveLength(1);
  });
});
