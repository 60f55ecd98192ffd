-- DropIndex
DROP INDEX "broadcast_recipient_broadcast_id_state_outbox_id_idx";

-- CreateIndex
CREATE INDEX "broadcast_recipient_broadcast_id_state_outbox_id_person_id_idx" ON "broadcast_recipient"("broadcast_id", "state", "outbox_id", "person_id");
