-- AlterTable
ALTER TABLE "mail_outbox" ADD COLUMN     "fate_due_at" TIMESTAMPTZ(3),
ADD COLUMN     "fate_failed_at" TIMESTAMPTZ(3),
ADD COLUMN     "fate_tries" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "mail_outbox_fate_due_at_idx" ON "mail_outbox"("fate_due_at");

-- CreateIndex
CREATE INDEX "mail_outbox_fate_failed_at_idx" ON "mail_outbox"("fate_failed_at");
