import { createInterface } from 'node:readline';
import { styleText } from 'node:util';
import { localTimeAt, plusDays } from '../../calendar/local-time.ts';
import type { Line } from '../../platforms/terminal/ingress.ts';
import type { DrawnField, DrawnForm } from '../../platforms/terminal/render.ts';
import type { Received } from '../../platforms/terminal/screen.ts';
import { clockNow } from '../../store/clock.ts';
import { passTo, setTo } from './clock.ts';
import type { Stage } from './stage.ts';

const UNKNOWN = 'Die opdracht ken ik niet.';
const HELP = [
  'Typ gewoon wat je wilt zeggen. Een nummer drukt op de knop met dat nummer.',
  '',
  '  :ik broker            verder als iemand anders (:mensen laat zien wie er zijn)',
  '  :kanaal  :draad  :prive   waar je praat: in een kanaal, in de draad eronder, of alleen met de bot',
  '  :gesprek naam         een ander gesprek',
  '  :tijd 2026-12-01T09:00    zet de klok, of :tijd +3 voor drie dagen later',
  '  :bestand pad          stuur een bestand',
  '  :blokkeer  :vertrek  :terug   je neemt geen berichten meer aan, je gaat weg, je bent er weer',
  '  :stop                 klaar',
].join('\n');

const PLACES: Readonly<Record<string, Line['place']>> = {
  ':kanaal': 'channel',
  ':draad': 'thread',
  ':prive': 'personal',
};
const EVENTS: Readonly<Record<string, Line['event']>> = {
  ':blokkeer': 'blocked',
  ':vertrek': 'left',
  ':terug': 'joined',
};

/** Who speaks, and where. */
type Speaking = Pick<Line, 'as' | 'conversation' | 'place'>;

/** A talk of one person at the keyboard, who can be several people. */
export async function talkInteractively(stage: Stage): Promise<void> {
  const reader = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  const lines = reader[Symbol.asyncIterator]();
  const speaking: Speaking = { as: 'colleague', conversation: 'gesprek', place: 'personal' };
  let pressable: { message: string; label: string }[] = [];

  async function ask(prompt: string): Promise<string | null> {
    process.stdout.write(prompt);
    const { value, done } = await lines.next();
    return done ? null : value.trim();
  }

  /** Shows what came; the buttons of it get numbers from 1. */
  function show(received: readonly Received[]): void {
    if (received.some(({ buttons }) => buttons.length > 0)) pressable = [];
    for (const one of received) {
      print(messageHead(stage, one));
      print(one.text);
      for (const label of one.buttons) {
        pressable.push({ message: one.message, label });
        print(styleText('cyan', `  ${pressable.length}. ${label}`));
      }
    }
  }

  async function act(deed: Partial<Line>): Promise<void> {
    const line: Line = { id: 0, mentioned: true, ...speaking, ...deed };
    const problem = await stage.terminal.hear(line);
    await stage.time.settled();
    const received = stage.screen.take();
    if (problem !== null) print(styleText('yellow', problem));
    show(received);
    const form = received.findLast((one) => one.form !== undefined && one.to === speaking.as)?.form;
    if (form) await fillIn(form);
  }

  async function fillIn(form: DrawnForm): Promise<void> {
    print(styleText('dim', 'Vul in. Enter laat staan wat er staat; :stop breekt af.'));
    const values: NonNullable<Line['form']>['values'] = {};
    for (const field of form.fields) {
      const answer = await ask(promptFor(field));
      if (answer === null || answer === ':stop') return print('Het formulier is niet verstuurd.');
      if (answer !== '') values[field.name] = chosen(field, answer);
    }
    await act({ form: { action: form.action, values } });
  }

  async function obey(said: string): Promise<void> {
    const [name = '', ...rest] = said.split(/\s+/);
    const argument = rest.join(' ');
    const place = PLACES[name];
    const event = EVENTS[name];
    if (place) speaking.place = place;
    else if (event) await act({ event });
    else await (ORDERS[name] ?? unknownOrder)(argument);
  }

  const ORDERS: Readonly<Record<string, (argument: string) => Promise<void> | void>> = {
    ':gesprek': (name) => {
      if (name !== '') speaking.conversation = name;
    },
    ':bestand': (file) => act({ file }),
    ':mensen': () => print(peopleOf(stage)),
    ':tijd': setTime,
    ':ik': become,
    ':help': () => print(HELP),
  };

  function unknownOrder(): void {
    print(styleText('yellow', UNKNOWN));
    print(HELP);
  }

  async function become(called: string): Promise<void> {
    const problem = await stage.people.meet(called);
    if (problem === null) speaking.as = called;
    else print(styleText('yellow', problem));
  }

  async function setTime(said: string): Promise<void> {
    const days = /^\+(\d{1,4})$/.exec(said)?.[1];
    const { date: today } = localTimeAt(await clockNow(stage.database.prisma));
    const target = days === undefined ? said : `${plusDays(today, Number(days))}T09:00`;
    const problem = await setTo(stage, target, show);
    if (problem !== null) print(styleText('yellow', problem));
  }

  print(`Praat met de Impactmakelaar. ${HELP}`);
  for (;;) {
    const said = await ask(`\n${await promptLine(stage, speaking)}`);
    if (said === null || said === ':stop') break;
    await passTo(stage, await clockNow(stage.database.prisma), show);
    const pressed = /^\d+$/.test(said) ? pressable[Number(said) - 1] : undefined;
    if (pressed) await act({ press: pressed });
    else if (said.startsWith(':')) await obey(said);
    else if (said !== '') await act({ text: said });
  }
  reader.close();
}

function messageHead({ cast }: Stage, { to, at, replaces }: Received): string {
  const name = cast.person(to)?.name ?? to;
  const when = at === undefined ? '' : ` · ${inDutch(new Date(at))}`;
  return styleText('bold', `\n▸ Aan ${name}${when}${replaces === undefined ? '' : ' (in plaats van het vorige)'}`);
}

async function promptLine({ cast, database }: Stage, { as, place, conversation }: Speaking): Promise<string> {
  const where = { personal: '', channel: ` in #${conversation}`, thread: ` in de draad van #${conversation}` }[place];
  return `[${inDutch(await clockNow(database.prisma))}] ${cast.person(as)?.name ?? as}${where} > `;
}

const HOW: Readonly<Record<string, string>> = {
  consent: ' (ja of nee)',
  date: ' (jjjj-mm-dd)',
  choices: ' (nummers, met komma’s)',
};

function promptFor({ label, required, hint, options = [], initial, error, kind }: DrawnField): string {
  const notes = [
    ...(error === undefined ? [] : [styleText('yellow', error)]),
    ...(hint === undefined ? [] : [styleText('dim', hint)]),
    ...options.map((option, index) => `  ${index + 1}. ${option.label}`),
  ];
  const standing = initial === undefined || initial === false || initial === '' ? '' : ` [${String(initial)}]`;
  const asked = HOW[kind] ?? '';
  return `${[...notes, `${label}${required ? '' : ' (mag leeg)'}${asked}${standing}`].join('\n')}: `;
}

/** A choice is made by its number or by its words. */
function chosen({ kind, options = [] }: DrawnField, answer: string): string | string[] {
  const one = (said: string) => options[Number(said.trim()) - 1]?.value ?? said.trim();
  if (kind === 'choices') return answer.split(',').map(one);
  return kind === 'choice' ? one(answer) : answer;
}

function peopleOf({ cast }: Stage): string {
  return cast
    .everyone()
    .map(({ id, name, department }) => `  ${id.padEnd(22)} ${name}${department ? `, ${department}` : ''}`)
    .join('\n');
}

const MOMENT = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'medium',
  timeStyle: 'short',
});

function inDutch(moment: Date): string {
  return MOMENT.format(moment);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
