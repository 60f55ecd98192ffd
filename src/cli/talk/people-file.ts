import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import { GRANTED_ROLES } from '../../people/roles.ts';

const roleSchema = z.enum(['colleague', ...GRANTED_ROLES]);
const id = z.string().trim().min(1).max(60);

const personSchema = z.strictObject({
  /** What `as` says. */
  id,
  name: z.string().trim().min(1).max(200).optional(),
  /** The id of an organisation; left out: the first one. */
  organisation: id.optional(),
  roles: z.array(roleSchema).default([]),
  email: z.email().optional(),
  department: z.string().optional(),
  /** A guest belongs to no organisation and has no rights. */
  standing: z.enum(['member', 'guest', 'external']).default('member'),
});

const memberSchema = z.union([
  id.transform((person) => ({ person, rung: 'contact' as const })),
  z.strictObject({ person: id, rung: z.enum(['contact', 'substitute', 'coordinator']).default('contact') }),
  z.strictObject({
    email: z.email(),
    name: z.string().optional(),
    rung: z.enum(['contact', 'substitute', 'coordinator']).default('contact'),
  }),
]);

const counterSchema = z.strictObject({
  /** Of a counter that comes with the program (`gem-dinkelland`; see `impact counters list`), or of a new one. */
  id: z.string().regex(/^[a-z][a-z0-9-]{1,59}$/),
  /** Only of a new one, with the places it serves. */
  name: z.string().min(1).max(120).optional(),
  municipalities: z.array(z.string().min(1)).min(1).optional(),
  topics: z.array(z.string()).default([]),
  email: z.email().optional(),
  phone: z.string().optional(),
  members: z.array(memberSchema).default([]),
});

export const peopleFileSchema = z.strictObject({
  organisations: z.array(z.strictObject({ id, name: z.string().trim().min(1).max(200) })).min(1),
  people: z.array(personSchema).default([]),
  counters: z.array(counterSchema).default([]),
});

/** Who takes part, from a file. */
export type PeopleFile = z.infer<typeof peopleFileSchema>;
export type PersonEntry = PeopleFile['people'][number];
export type CounterPlan = PeopleFile['counters'][number];

/**
 * Reads a file of people, JSON or YAML.
 *
 * @throws AppError `talk.people-file` that says what is wrong with it
 */
export async function readPeopleFile(path: string): Promise<PeopleFile> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new AppError({ code: 'talk.people-file', message: `The file ${path} cannot be read.`, cause });
  });
  const read = peopleFileSchema.safeParse(parsed(text, path));
  if (read.success) return checked(read.data, path);
  const problems = read.error.issues.map((issue) => `  - ${issue.path.join('.') || 'the file'}: ${issue.message}`);
  throw new AppError({
    code: 'talk.people-file',
    message: `The file ${path} is not right (impact talk --help shows one):\n${problems.join('\n')}`,
  });
}

/** JSON is YAML. */
function parsed(text: string, path: string): unknown {
  try {
    return parse(text);
  } catch (cause) {
    throw new AppError({ code: 'talk.people-file', message: `The file ${path} is neither JSON nor YAML.`, cause });
  }
}

function checked(file: PeopleFile, path: string): PeopleFile {
  const organisations = new Set(file.organisations.map((one) => one.id));
  const people = new Set(file.people.map((one) => one.id));
  const strangers = [
    ...file.people.flatMap(({ id: who, organisation }) =>
      organisation === undefined || organisations.has(organisation)
        ? []
        : [`${who} belongs to ${organisation}, which is not among the organisations`],
    ),
    ...file.counters.flatMap(({ id: counter, members }) =>
      members.flatMap((member) =>
        'person' in member && !people.has(member.person)
          ? [`${member.person} is a member of ${counter} and not among the people`]
          : [],
      ),
    ),
  ];
  if (strangers.length === 0) return file;
  throw new AppError({ code: 'talk.people-file', message: `The file ${path} is not right: ${strangers.join('; ')}.` });
}
