import { offerFile } from '../attachments/offered-files.ts';
import { createCases } from '../case-life/cases.ts';
import { createTestNetwork } from '../case-life/test-cases.ts';
import { LINK_ACTIONS } from '../case-links/forms.ts';
import { createCaseLinks } from '../case-links/links.ts';
import { resultsTicket } from '../features/broadcasts/ticket.ts';
import { ticketFor } from '../features/criteria/export/ticket.ts';
import { issueTicket, MY_DATA } from '../people/download-tickets.ts';
import { inviteTenant } from '../people/installations.ts';
import type { PrismaClient } from '../store/generated/client.ts';

/** One that works, what nobody may see by opening it, and what a press gives. */
export interface ServedLink {
  path: string;
  hidden: RegExp;
  press?: { form: Record<string, string>; gives: RegExp };
}

/** By the path as it is mounted. */
export type ServedLinks = ReadonlyMap<string, ServedLink>;

/** A live link for each path that the bot serves and that is about something; a test knows of no other. */
export async function serveLinks(
  prisma: PrismaClient,
  { signingKey, publicUrl }: { signingKey: Buffer; publicUrl: string },
): Promise<ServedLinks> {
  const links = new Map<string, ServedLink>();
  const network = await createTestNetwork(prisma);
  const caseId = await network.handOver();
  const contact = { name: 'Jan Jansen', phone: '06-12345678' };
  await prisma.entrepreneurCase.update({ where: { id: caseId }, data: { contact, contactConsentAt: new Date() } });
  const made = {
    prisma,
    cases: createCases(prisma),
    names: { municipality: (code: string) => code, topic: (id: string) => id },
    signingKey,
    publicUrl,
  };
  const caseLinks = createCaseLinks({ ...made, notify: async () => undefined });
  const link = { subjectId: caseId, memberId: network.anna.memberId, actions: LINK_ACTIONS, language: 'nl' } as const;
  const address = await prisma.$transaction((tx) => caseLinks.issue(tx, link));
  const secret = await prisma.$transaction((tx) => issueTicket(tx, network.filer.personId, MY_DATA));
  const organisation = { slug: 'noord', name: 'Gemeente Noord' };
  const invitation = await inviteTenant(prisma, { platform: 'slack', organisation });
  const calendar = { name: 'leernetwerk.ics', mediaType: 'text/calendar', text: 'BEGIN:VCALENDAR' };
  const file = await prisma.$transaction((tx) => offerFile(tx, publicUrl, calendar));
  const filer = await prisma.person.findUniqueOrThrow({ where: { id: network.filer.personId } });
  const { id: organisationId } = await prisma.organisation.findFirstOrThrow({
    where: { id: filer.organisationId ?? '' },
  });
  const dossier = await prisma.dossier.create({
    data: {
      organisationId,
      createdById: filer.id,
      state: 'open',
      text: 'Schoonmaak van het gemeentehuis',
      productGroup: 'schoonmaak',
    },
  });
  const ticket = ticketFor({ id: dossier.id, format: 'md', language: 'nl' });
  const dossierSecret = await prisma.$transaction((tx) => issueTicket(tx, filer.id, ticket));
  await prisma.roleGrant.create({ data: { personId: filer.id, role: 'broker' } });
  const broadcast = await prisma.broadcast.create({
    data: {
      ...{ organisationId, createdById: filer.id, editedById: filer.id, audience: {}, state: 'done' as const },
      ...{ title: 'Nieuws', textNl: 'De brug is dicht.' },
      recipients: { create: { personId: filer.id, state: 'acknowledged' } },
    },
  });
  const results = resultsTicket(broadcast.id, 'nl');
  const resultsSecret = await prisma.$transaction((tx) => issueTicket(tx, filer.id, results));
  links.set('/broadcasts/:secret', {
    path: `/broadcasts/${resultsSecret}`,
    hidden: /Fleur|Gezien/,
    press: { form: {}, gives: /Fleur.+Gezien/ },
  });
  links.set('/files/:secret', {
    path: new URL(file.url ?? '').pathname,
    hidden: /leernetwerk|VCALENDAR/i,
    press: { form: {}, gives: /BEGIN:VCALENDAR/ },
  });
  links.set('/dossiers/:secret', {
    path: `/dossiers/${dossierSecret}`,
    hidden: /schoonmaak|gemeentehuis/i,
    press: { form: {}, gives: /Schoonmaak van het gemeentehuis/ },
  });
  links.set('/cases/:token', {
    path: new URL(address).pathname,
    hidden: /Jansen|12345678|werkplaats|Fleur/,
    press: { form: { action: 'read' }, gives: /werkplaats.+Jan Jansen/s },
  });
  links.set('/my-data/:secret', {
    path: `/my-data/${secret}`,
    hidden: /Fleur/,
    press: { form: {}, gives: /"displayName": ?"Fleur"/ },
  });
  links.set('/slack/install', { path: `/slack/install?invite=${invitation}`, hidden: /Noord|authorize/ });
  // Bound to the browser that began: whatever opens it elsewhere changes nothing.
  links.set('/slack/oauth_redirect', { path: `/slack/oauth_redirect?code=x&state=${'s'.repeat(43)}`, hidden: /Noord/ });
  return links;
}
