-- CreateEnum
CREATE TYPE "MessagePurpose" AS ENUM ('answer', 'notice', 'reminder', 'invitation', 'broadcast', 'nudge');

-- AlterTable
ALTER TABLE "chat_tenant" ADD COLUMN     "braked_until" TIMESTAMPTZ(3),
ADD COLUMN     "bulk_next_at" TIMESTAMPTZ(6);

-- AlterTable
ALTER TABLE "outbox" ADD COLUMN     "bulk_tenant_id" UUID,
ADD COLUMN     "not_before" TIMESTAMPTZ(3),
ADD COLUMN     "priority" SMALLINT NOT NULL DEFAULT 1,
ADD COLUMN     "purpose" "MessagePurpose" NOT NULL DEFAULT 'notice',
ADD COLUMN     "repeatable" BOOLEAN NOT NULL DEFAULT true;

-- CreateIndex
CREATE INDEX "outbox_bulk_tenant_id_state_priority_id_idx" ON "outbox"("bulk_tenant_id", "state", "priority", "id");
