import { openCriteria } from '../../app/criteria.ts';
import { clockNow } from '../../store/clock.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import { type Finding, wrong } from './finding.ts';

/** Whether the library of criteria is whole, its thresholds are of this year, and every dossier finds its criteria in it. */
export async function examineCriteria(prisma: PrismaClient): Promise<Finding> {
  try {
    const { library, thresholds } = (await openCriteria()).reader;
    const year = (await clockNow(prisma)).getUTCFullYear();
    if (!thresholds.years.includes(year)) {
      const message = `The European thresholds are those of ${thresholds.years.join(' and ')}: put those of ${year} into prisma/seed/criteria/thresholds.yaml.`;
      return { part: 'criteria', state: 'wrong', message };
    }
    const known = library.criteria.map(({ id }) => id);
    const gone = await prisma.dossierCriterion.findMany({
      where: { criterionId: { notIn: known }, dossier: { state: { in: ['draft', 'open'] }, text: { not: null } } },
      select: { criterionId: true },
      distinct: ['criterionId'],
    });
    if (gone.length > 0) {
      const message = `Open dossiers hold criteria that the library has no more (${gone.map(({ criterionId }) => criterionId).join(', ')}): they are not shown there. Put them back into prisma/seed/criteria/library.`;
      return { part: 'criteria', state: 'wrong', message };
    }
    const message = `${library.criteria.length} criteria, thresholds of ${thresholds.years.join(' and ')}`;
    return { part: 'criteria', state: 'ok', message };
  } catch (error) {
    return wrong('criteria', error);
  }
}
