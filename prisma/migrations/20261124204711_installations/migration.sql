-- AlterTable
ALTER TABLE "chat_identity" ADD COLUMN     "listed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "chat_tenant" ADD COLUMN     "connected_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "conversation" ADD COLUMN     "left_at" TIMESTAMPTZ(3),
ADD COLUMN     "team" TEXT;

-- AlterTable
ALTER TABLE "tenant_invitation" ADD COLUMN     "state_expires_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "conversation_tenant_id_team_idx" ON "conversation"("tenant_id", "team");
