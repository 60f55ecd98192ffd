import type { PersonalDataPart } from '../../store/personal-data.ts';

/** Who changed rules and counters, and why they said they did. */
export const rulesData: PersonalDataPart = {
  name: 'rules',
  tables: { rule_version: {}, counter_version: {} },
  processing: {
    purpose: 'Weten wie een regel of loket veranderde, en waarom.',
    whose: ['colleague'],
    ground: 'task',
    receivers: ['chat'],
    data: {
      rule_version: 'wie een regel veranderde, en waarom',
      counter_version: 'wie een loket veranderde, en waarom',
    },
  },

  async collect(tx, { personId }) {
    const rules = await tx.ruleVersion.findMany({ where: { authorId: personId } });
    const counters = await tx.counterVersion.findMany({ where: { authorId: personId } });
    // JSON has no number for an id of this size.
    const readable = <Row extends { id: bigint }>(row: Row) => ({ ...row, id: String(row.id) });
    return { rule_version: rules.map(readable), counter_version: counters.map(readable) };
  },

  /** The versions stay: the network decides by them. */
  async erase(tx, { personId }) {
    await tx.ruleVersion.updateMany({ where: { authorId: personId }, data: { reason: null } });
    await tx.counterVersion.updateMany({ where: { authorId: personId }, data: { reason: null } });
  },

  async move(tx, { from, to }) {
    await tx.ruleVersion.updateMany({ where: { authorId: from }, data: { authorId: to } });
    await tx.counterVersion.updateMany({ where: { authorId: from }, data: { authorId: to } });
  },
};
