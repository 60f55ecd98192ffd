-- CreateEnum
CREATE TYPE "BroadcastState" AS ENUM ('draft', 'awaiting_approval', 'scheduled', 'sending', 'paused', 'done', 'stopped', 'recalled', 'dropped');

-- CreateEnum
CREATE TYPE "BroadcastRecipientState" AS ENUM ('queued', 'sent', 'blocked', 'not_installed', 'failed', 'uncertain', 'skipped', 'acknowledged');

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "unasked_refused_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "broadcast" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "organisation_id" UUID NOT NULL,
    "state" "BroadcastState" NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "title" TEXT,
    "text_nl" TEXT,
    "text_en" TEXT,
    "link" TEXT,
    "audience" JSONB NOT NULL,
    "urgent_reason" TEXT,
    "send_at" TIMESTAMPTZ(3),
    "created_by" UUID NOT NULL,
    "edited_by" UUID NOT NULL,
    "approved_by" UUID,
    "approved_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "filled_at" TIMESTAMPTZ(3),
    "changes" INTEGER NOT NULL DEFAULT 0,
    "reminded_at" TIMESTAMPTZ(3),
    "progress" JSONB,
    "progress_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_now(),

    CONSTRAINT "broadcast_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "broadcast_recipient" (
    "broadcast_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "state" "BroadcastRecipientState" NOT NULL DEFAULT 'queued',
    "reason" TEXT,
    "outbox_id" BIGINT,
    "tried" UUID[] DEFAULT ARRAY[]::UUID[],
    "waits_until" TIMESTAMPTZ(3),
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_now(),
    "acknowledged_at" TIMESTAMPTZ(3),
    "reminded_at" TIMESTAMPTZ(3),

    CONSTRAINT "broadcast_recipient_pkey" PRIMARY KEY ("broadcast_id","person_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "broadcast_number_key" ON "broadcast"("number");

-- CreateIndex
CREATE INDEX "broadcast_organisation_id_number_idx" ON "broadcast"("organisation_id", "number");

-- CreateIndex
CREATE INDEX "broadcast_state_send_at_idx" ON "broadcast"("state", "send_at");

-- CreateIndex
CREATE INDEX "broadcast_created_by_idx" ON "broadcast"("created_by");

-- CreateIndex
CREATE INDEX "broadcast_edited_by_idx" ON "broadcast"("edited_by");

-- CreateIndex
CREATE INDEX "broadcast_approved_by_idx" ON "broadcast"("approved_by");

-- CreateIndex
CREATE INDEX "broadcast_recipient_broadcast_id_state_idx" ON "broadcast_recipient"("broadcast_id", "state");

-- CreateIndex
CREATE INDEX "broadcast_recipient_person_id_idx" ON "broadcast_recipient"("person_id");

-- AddForeignKey
ALTER TABLE "broadcast" ADD CONSTRAINT "broadcast_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "broadcast" ADD CONSTRAINT "broadcast_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "broadcast" ADD CONSTRAINT "broadcast_edited_by_fkey" FOREIGN KEY ("edited_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "broadcast" ADD CONSTRAINT "broadcast_approved_by_fkey" FOREIGN KEY ("approved_by") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "broadcast_recipient" ADD CONSTRAINT "broadcast_recipient_broadcast_id_fkey" FOREIGN KEY ("broadcast_id") REFERENCES "broadcast"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "broadcast_recipient" ADD CONSTRAINT "broadcast_recipient_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What became of a message to somebody only goes forward: what was sent is never waiting again, what was seen stays seen.
CREATE FUNCTION "recipient_rank"("state" "BroadcastRecipientState") RETURNS int LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE "state" WHEN 'queued' THEN 0 WHEN 'sent' THEN 2 WHEN 'acknowledged' THEN 3 ELSE 1 END
$$;

CREATE FUNCTION "recipient_forward_rule"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."state" <> OLD."state" AND "recipient_rank"(NEW."state") <= "recipient_rank"(OLD."state") THEN
    RAISE EXCEPTION 'the state of a recipient only goes forward: % is not after %', NEW."state", OLD."state";
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER "recipient_forward" BEFORE UPDATE OF "state" ON "broadcast_recipient"
  FOR EACH ROW EXECUTE FUNCTION "recipient_forward_rule"();
