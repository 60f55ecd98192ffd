-- DropIndex
DROP INDEX "outbox_card_idx";

-- CreateIndex
CREATE INDEX "outbox_card_idx" ON "outbox"("card" text_pattern_ops);
