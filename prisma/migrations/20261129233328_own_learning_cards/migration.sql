-- AlterTable
ALTER TABLE "learning_card" ADD COLUMN     "asked_at" TIMESTAMPTZ(3),
ADD COLUMN     "edited_by" UUID,
ADD COLUMN     "organisation_id" UUID,
ADD COLUMN     "proposed" JSONB,
ADD COLUMN     "proposed_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "learning_card_organisation_id_idx" ON "learning_card"("organisation_id");

-- CreateIndex
CREATE INDEX "learning_card_edited_by_idx" ON "learning_card"("edited_by");

-- AddForeignKey
ALTER TABLE "learning_card" ADD CONSTRAINT "learning_card_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "learning_card" ADD CONSTRAINT "learning_card_edited_by_fkey" FOREIGN KEY ("edited_by") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
