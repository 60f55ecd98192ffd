import type { QueueForReading } from '../../chat/queue-for-reading.ts';
import { type Block, movedDown, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { told } from '../../chat/saying.ts';
import type { FileIntake } from '../../chat/skill.ts';
import type { Adviser } from '../../criteria/advice.ts';
import { texts } from '../../i18n/texts.ts';
import { clockNow } from '../../store/clock.ts';
import type { Transaction } from '../../store/transaction.ts';
import { DOSSIER_TOPIC } from './actions.ts';
import { beginDossier } from './beginning.ts';
import { dossierCard } from './card.ts';
import { findingItems } from './findings.ts';
import type { DossierView } from './view.ts';

/** With this name a file is queued that is to be checked, and not to become knowledge. */
export const CHECK_PURPOSE = 'criteria';

/** Takes files with which somebody asks for criteria, or whether something is wrong in them. */
export function documentIntake(queue: QueueForReading): FileIntake {
  return {
    role: 'colleague',
    purposes: ['criteria'],
    refusal: (language) => texts(language).dossiers.onlyMembers,
    async run(turn, files) {
      const { conversationId, language, setting } = turn;
      const { personId } = turn.actor;
      const { dossiers } = texts(language);
      if (setting !== 'direct' || conversationId === null || personId === null)
        return told(turn, dossiers.problems.onlyInPrivate);
      const [file] = files;
      if (!file) return told(turn, dossiers.problems.notUnderstood);
      return {
        ...told(turn, dossiers.file.reading(file.name)),
        async settle(tx) {
          await queue(tx, { file, conversationId, personId, language, purpose: CHECK_PURPOSE });
          return {};
        },
      };
    },
  };
}

/** What was read for somebody. */
interface DossierRead {
  name: string;
  text: string;
  personId: string;
  organisationId: string;
  language: ReplyDraft['language'];
}

/** More findings than this in one message nobody reads; they stand in the file of the dossier. */
const MOST_FINDINGS = 12;

/** What is wrong in a document, each with its sentence, its law and how to mend it; with a dossier to go on in. */
export function documentChecking(adviser: () => Promise<Adviser>) {
  return async (tx: Transaction, read: DossierRead): Promise<ReplyDraft> => {
    const { text, name, personId, organisationId, language } = read;
    const { dossiers } = texts(language);
    const actor = { personId, organisationId, roles: new Set<never>() };
    const now = await clockNow(tx);
    const opened = await adviser();
    const { findings, assignment } = opened.check(text);
    const items = findingItems(opened, { findings: findings.slice(0, MOST_FINDINGS), assignment }, language);
    const begun = await beginDossier(tx, { adviser }, { actor, language, now }, { text });
    const found: Block[] = [
      { kind: 'heading', text: dossiers.file.checked(name) },
      items.length > 0 ? { kind: 'list', items } : paragraph(texts(language).criteria.nothingFound),
      ...(findings.length > MOST_FINDINGS
        ? [paragraph(dossiers.file.moreFindings(findings.length - MOST_FINDINGS))]
        : []),
    ];
    if (begun === null || begun === 'none')
      return { language, body: [...found, paragraph(texts(language).criteria.none)] };
    return withFindings(begun, found, language);
  };
}

/** The findings on top of the card; there they are not said once more. */
function withFindings(view: DossierView, found: readonly Block[], language: ReplyDraft['language']): ReplyDraft {
  const card = dossierCard({ ...view, warnings: [] }, language);
  return {
    ...card,
    subject: `${DOSSIER_TOPIC}:${view.dossier.id}`,
    body: [...found, ...card.body],
    buttons: movedDown(card.buttons ?? [], found.length),
  };
}
