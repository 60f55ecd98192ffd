import type { PersonalDataPart } from '../../store/personal-data.ts';
import type { Transaction } from '../../store/transaction.ts';

const OTHERS = 'Says who somebody else is.';
const MINE = 'It is this person in every row.';

/** Dossiers that somebody made, and what they decided in those of others. */
export const dossiersData: PersonalDataPart = {
  name: 'dossiers',
  tables: {
    dossier: { createdById: MINE, createdBy: MINE },
    dossier_criterion: {
      decidedById: `${OTHERS} Whether this person decided it stands in decidedByMe.`,
      decidedBy: OTHERS,
    },
    dossier_reader: { person: MINE },
    shared_text: { sharedById: MINE, sharedBy: MINE },
  },
  processing: {
    purpose: 'Criteria voor een inkoopopdracht kiezen en bewaren waarom.',
    whose: ['colleague', 'supplier'],
    ground: 'task',
    receivers: ['chat'],
    data: {
      dossier: 'de opdracht zoals de inkoper die beschrijft, de afdeling en wie het dossier maakte',
      dossier_criterion: 'wie een criterium koos of afwees, en waarom',
      dossier_reader: 'wie het dossier mag lezen',
      shared_text: 'teksten van criteria die iemand met anderen deelt',
    },
  },

  async collect(tx, { personId }) {
    const dossiers = await tx.dossier.findMany({ where: { createdById: personId } });
    const own = dossiers.map(({ id }) => id);
    const criteria = await tx.dossierCriterion.findMany({
      where: { OR: [{ dossierId: { in: own } }, { decidedById: personId }] },
    });
    return {
      dossier: dossiers.map(({ createdById: _, ...rest }) => rest),
      dossier_reader: await tx.dossierReader.findMany({ where: { personId } }),
      shared_text: (await tx.sharedText.findMany({ where: { sharedById: personId } })).map(
        ({ sharedById: _, ...rest }) => rest,
      ),
      dossier_criterion: criteria.map(({ decidedById, ...rest }) => ({
        ...rest,
        decidedByMe: decidedById === personId,
      })),
    };
  },

  /** What others work on stays without who it was; what was theirs alone goes, but for the figures. */
  async erase(tx, { personId, names }) {
    await tx.dossierReader.deleteMany({ where: { personId } });
    for (const name of names) await leaveNameOut(tx, personId, name);
    await tx.$executeRaw`
      UPDATE dossier_criterion SET text = NULL, verification = NULL, reason = NULL
      FROM dossier WHERE dossier.id = dossier_id AND created_by = ${personId}::uuid AND NOT shared
        AND NOT EXISTS (SELECT FROM dossier_reader WHERE dossier_id = dossier.id)`;
    await tx.$executeRaw`
      UPDATE dossier SET text = NULL, department = NULL WHERE created_by = ${personId}::uuid AND NOT shared
        AND NOT EXISTS (SELECT FROM dossier_reader WHERE dossier_id = dossier.id)`;
  },

  async move(tx, { from, to, name }) {
    if (name !== null) await leaveNameOut(tx, from, name);
    await tx.dossier.updateMany({ where: { createdById: from }, data: { createdById: to } });
    await tx.dossierCriterion.updateMany({ where: { decidedById: from }, data: { decidedById: to } });
    await tx.$executeRaw`
      DELETE FROM dossier_reader mine USING dossier_reader other
      WHERE mine.person_id = ${from}::uuid AND other.person_id = ${to}::uuid AND other.dossier_id = mine.dossier_id`;
    await tx.dossierReader.updateMany({ where: { personId: from }, data: { personId: to } });
    await tx.sharedText.updateMany({ where: { sharedById: from }, data: { sharedById: to } });
  },
};

/** Of what they typed of an assignment, and of texts of their own. */
async function leaveNameOut(tx: Transaction, personId: string, name: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE shared_text SET text = replace(text, ${name}, '…') WHERE shared_by = ${personId}::uuid`;
  await tx.$executeRaw`
    UPDATE dossier SET text = replace(text, ${name}, '…') WHERE created_by = ${personId}::uuid`;
  await tx.$executeRaw`
    UPDATE dossier_criterion SET text = replace(text, ${name}, '…'), verification = replace(verification, ${name}, '…'),
                                 reason = replace(reason, ${name}, '…')
    WHERE decided_by = ${personId}::uuid`;
}
