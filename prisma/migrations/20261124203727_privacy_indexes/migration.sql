-- CreateIndex
CREATE INDEX "document_owner_id_idx" ON "document"("owner_id");

-- CreateIndex
CREATE INDEX "outbox_inbox_id_idx" ON "outbox"("inbox_id");
