import { localTimeAt } from '../../calendar/local-time.ts';
import type { Language } from '../../chat/language.ts';
import { type Block, paragraph } from '../../chat/reply.ts';
import { dateInWords } from '../../i18n/days.ts';
import { texts } from '../../i18n/texts.ts';
import type { Transaction } from '../../store/transaction.ts';

/** By criterion, how many organisations but this one chose it: the particulars of their dossiers stay with them. */
export async function usedByOthers(tx: Transaction, organisationId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.$queryRaw<{ criterion_id: string; count: number }[]>`
    SELECT criterion_id, count(DISTINCT organisation_id)::int AS count
    FROM dossier_criterion JOIN dossier ON dossier.id = dossier_id
    WHERE dossier_criterion.state = 'chosen' AND dossier.state IN ('open', 'awarded')
      AND organisation_id <> ${organisationId}::uuid
    GROUP BY criterion_id`;
  return new Map(rows.map((row) => [row.criterion_id, row.count]));
}

/** A text that another organisation lets the network see. */
interface PracticeText {
  organisation: string;
  text: string;
  sharedAt: Date;
}

const MOST_SHOWN = 3;

/** How other organisations wrote a criterion, the newest first: with whose it is and since when. */
export async function practiceOf(
  tx: Transaction,
  { criterionId, organisationId, language }: { criterionId: string; organisationId: string; language: Language },
): Promise<Block[]> {
  const { practice } = texts(language).dossiers;
  const rows = await tx.sharedText.findMany({
    where: { criterionId, organisationId: { not: organisationId } },
    select: { text: true, sharedAt: true, organisation: { select: { name: true } } },
    orderBy: { sharedAt: 'desc' },
    take: MOST_SHOWN,
  });
  if (rows.length === 0) return [];
  const said = rows.map(({ organisation, ...row }): PracticeText => ({ ...row, organisation: organisation.name }));
  return [
    paragraph(practice.title),
    {
      kind: 'list',
      items: said.map(({ text, organisation, sharedAt }) =>
        practice.text(text, organisation, dateInWords(localTimeAt(sharedAt).date, language)),
      ),
    },
  ];
}
