import { Command } from 'commander';
import { talkInBatch } from './talk/batch.ts';
import { talkInteractively } from './talk/interactive.ts';
import { openStage, type StageOptions } from './talk/stage.ts';

const HELP = `
Without --batch you type: text, a number to press a button, :help for the rest.

With --batch each line of standard input is one JSON object:
  {"id": 1, "conversation": "c1", "as": "colleague", "text": "Wat is social return?"}
  id            yours; comes back
  conversation  a name of yours; each is a conversation of its own, the same person can be in several
  as            a role (colleague, broker, ambassador, procurement_officer, director, counter_contact,
                administrator, network_broker), alone or with a suffix (ambassador-2): somebody of the province with that role.
                counter_contact is a contact of the counter of Dinkelland (Denekamp, Ootmarsum).
                With --people: the id of somebody in the file, or a role
  place         personal (default: alone with the bot), channel, or thread: a reply in the thread of the latest
                message in that channel; where nobody spoke in a channel, under the last message of the bot
  mentioned     false: said in a channel without a mention, which the bot does not hear
  now           2026-12-01T09:00 (Dutch time), or with Z or +01:00. Sets the clock before the line is done: forward,
                at most two years at a time; all that falls due on the way is done at its moment. Only before anything
                else may it go back. May stand alone, with only an id
  and one of
  text          what is said; /impact … is a command. May stand beside file or forwarded
  file          the path of a file to send
  forwarded     {"from": "Jan", "text": "…"}: a message of somebody else, passed on: it starts nothing
  press         {"message": "m2", "label": "Overdragen"}: presses a button
  form          {"action": "case.details", "values": {"name": "value"}}: sends in the form that was opened; what is left
                out stays as it stands; a choice by its value or its label
  event         blocked (takes no messages any more), left (the organisation), joined (is back)

and each gets one line when nothing it set going is left to do:
  {"id": 1, "replies": [{"to": "colleague", "message": "m1", "text": "…", "buttons": ["Nuttig"]}]}
  to            who received it: a person as in 'as', a channel by its conversation, an e-mail by its address
  message       its id; of an e-mail it begins with e, and its first line is the subject
  replaces      the id of the earlier message whose place it takes
  form          {"action", "title", "fields": [{"name", "label", "kind", "required", "options", …}], "submit"}
  at            when it came, of what fell due while the clock went forward
or {"id": 1, "error": "…"}: why the line could not be done.

--people: a file, JSON or YAML:
  organisations: [{ id: overijssel, name: Provincie Overijssel }]
  people:
    - { id: anna, name: Anna de Vries, organisation: overijssel, roles: [broker], email: anna@example.nl,
        department: Economie, standing: member }        # all but id may be left out; standing: or guest, external
  counters:
    - { id: gem-almelo, members: [anna] }               # one that comes with the program: impact counters list
    - { id: loket-borne, name: Ondernemersloket Borne, municipalities: [Borne], topics: [],
        members: [{ person: anna, rung: contact }, { email: loket@example.nl, name: Loket, rung: substitute }] }
`;

export function talkCommand(): Command {
  return new Command('talk')
    .description('Talk with the bot here in the terminal, as several people and at any time')
    .option('--batch', 'read JSON lines from standard input and print one line of JSON each')
    .option('--json', 'with --batch: its output is always JSON')
    .option('--people <file>', 'who takes part: organisations, people with roles, counters (JSON or YAML)')
    .option('--keep', 'keep the database when it is over, and say where')
    .addHelpText('after', HELP)
    .action(async (options: StageOptions & { batch?: boolean; json?: boolean }) => {
      const stage = await openStage(options);
      try {
        if (options.batch || options.json) await talkInBatch(stage);
        else await talkInteractively(stage);
      } finally {
        await stage.close();
      }
      if (stage.kept !== null) process.stderr.write(`The database is in ${stage.kept} (set DATA_DIR to it).\n`);
    });
}
