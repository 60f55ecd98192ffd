-- AlterTable
ALTER TABLE "outbox" ADD COLUMN     "about" TEXT,
ADD COLUMN     "recipient_id" UUID;

-- CreateIndex
CREATE INDEX "outbox_recipient_id_idx" ON "outbox"("recipient_id");

-- AddForeignKey
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_recipient_id_fkey" FOREIGN KEY ("recipient_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
