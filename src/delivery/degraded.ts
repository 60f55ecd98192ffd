import { z } from 'zod';
import type { PrismaClient } from '../store/generated/client.ts';

/** Something that does not work now, while the rest does. Names no organisation: whoever watches may be anybody. */
export interface Degraded {
  part: string;
  reason: string;
  since: Date;
  /** How many messages wait for it. */
  waiting: number;
}

const rowsSchema = z.array(z.object({ part: z.string(), reason: z.string(), since: z.date(), waiting: z.number() }));
/** A message that waits longer is not just waiting for its turn. */
const LATE_MINUTES = 5;

/** The tenants that take nothing, and the platforms at which messages are late, with how many wait. */
export async function degraded(prisma: PrismaClient): Promise<Degraded[]> {
  const rows = await prisma.$queryRaw`
    SELECT tenant.platform AS part, coalesce(tenant.held_code, 'delivery.late') AS reason,
           min(coalesce(tenant.held_since, outbox.created_at)) AS since, count(outbox.id)::int AS waiting
    FROM chat_tenant tenant
    LEFT JOIN conversation place ON place.tenant_id = tenant.id
    LEFT JOIN outbox ON outbox.conversation_id = place.id AND outbox.state IN ('queued', 'uncertain')
      AND (tenant.held_since IS NOT NULL
           OR outbox.created_at < clock_now() - make_interval(mins => ${LATE_MINUTES}))
    WHERE tenant.held_since IS NOT NULL OR outbox.id IS NOT NULL
    GROUP BY tenant.id ORDER BY tenant.platform, since`;
  return rowsSchema.parse(rows);
}
