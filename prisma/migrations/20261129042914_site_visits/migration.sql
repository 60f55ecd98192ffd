-- CreateEnum
CREATE TYPE "VisitState" AS ENUM ('draft', 'open', 'cancelled', 'dropped');

-- CreateEnum
CREATE TYPE "VisitReply" AS ENUM ('invited', 'coming', 'maybe', 'declined', 'waiting', 'offered', 'lapsed');

-- CreateTable
CREATE TABLE "site_visit" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "organisation_id" UUID NOT NULL,
    "state" "VisitState" NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "host" TEXT,
    "about" TEXT,
    "address" TEXT,
    "accessibility" TEXT,
    "carpool" TEXT,
    "prepare" TEXT,
    "capacity" INTEGER,
    "reply_by" TIMESTAMPTZ(3),
    "audience" JSONB NOT NULL,
    "created_by" UUID NOT NULL,
    "deputy_id" UUID,
    "opened_at" TIMESTAMPTZ(3),
    "filled_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "changes" INTEGER NOT NULL DEFAULT 0,
    "stale" BOOLEAN NOT NULL DEFAULT false,
    "shown_at" TIMESTAMPTZ(3),
    "counts" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_now(),

    CONSTRAINT "site_visit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_slot" (
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "capacity" INTEGER NOT NULL,
    "taken" INTEGER NOT NULL DEFAULT 0,
    "week_reminded_at" TIMESTAMPTZ(3),
    "day_reminded_at" TIMESTAMPTZ(3),
    "thanked_at" TIMESTAMPTZ(3),

    CONSTRAINT "visit_slot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_guest" (
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "reply" "VisitReply" NOT NULL DEFAULT 'invited',
    "slot_id" UUID,
    "places" INTEGER NOT NULL DEFAULT 1,
    "rank" INTEGER,
    "offer_until" TIMESTAMPTZ(3),
    "shows_name" BOOLEAN NOT NULL DEFAULT false,
    "attended" BOOLEAN,
    "useful" BOOLEAN,
    "remark" TEXT,
    "intends" TEXT,
    "intends_by" DATE,
    "outbox_id" BIGINT,
    "not_invited" TEXT,
    "waits_until" TIMESTAMPTZ(3),
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_now(),

    CONSTRAINT "visit_guest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_event" (
    "id" BIGSERIAL NOT NULL,
    "visit_id" UUID NOT NULL,
    "person_id" UUID,
    "by_id" UUID,
    "via" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_now(),

    CONSTRAINT "visit_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "site_visit_number_key" ON "site_visit"("number");

-- CreateIndex
CREATE INDEX "site_visit_organisation_id_number_idx" ON "site_visit"("organisation_id", "number");

-- CreateIndex
CREATE INDEX "site_visit_state_stale_idx" ON "site_visit"("state", "stale");

-- CreateIndex
CREATE INDEX "site_visit_created_by_idx" ON "site_visit"("created_by");

-- CreateIndex
CREATE INDEX "site_visit_deputy_id_idx" ON "site_visit"("deputy_id");

-- CreateIndex
CREATE UNIQUE INDEX "visit_slot_visit_id_starts_at_key" ON "visit_slot"("visit_id", "starts_at");

-- CreateIndex
CREATE INDEX "visit_guest_visit_id_reply_idx" ON "visit_guest"("visit_id", "reply");

-- CreateIndex
CREATE INDEX "visit_guest_slot_id_reply_rank_idx" ON "visit_guest"("slot_id", "reply", "rank");

-- CreateIndex
CREATE INDEX "visit_guest_person_id_idx" ON "visit_guest"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "visit_guest_visit_id_person_id_key" ON "visit_guest"("visit_id", "person_id");

-- CreateIndex
CREATE INDEX "visit_event_visit_id_id_idx" ON "visit_event"("visit_id", "id");

-- CreateIndex
CREATE INDEX "visit_event_person_id_idx" ON "visit_event"("person_id");

-- CreateIndex
CREATE INDEX "visit_event_by_id_idx" ON "visit_event"("by_id");

-- AddForeignKey
ALTER TABLE "site_visit" ADD CONSTRAINT "site_visit_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_visit" ADD CONSTRAINT "site_visit_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_visit" ADD CONSTRAINT "site_visit_deputy_id_fkey" FOREIGN KEY ("deputy_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_slot" ADD CONSTRAINT "visit_slot_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "site_visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_guest" ADD CONSTRAINT "visit_guest_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "site_visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_guest" ADD CONSTRAINT "visit_guest_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_guest" ADD CONSTRAINT "visit_guest_slot_id_fkey" FOREIGN KEY ("slot_id") REFERENCES "visit_slot"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_event" ADD CONSTRAINT "visit_event_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "site_visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_event" ADD CONSTRAINT "visit_event_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_event" ADD CONSTRAINT "visit_event_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Who comes has a time and places; who waits a place in the order; an offer a moment at which it ends.
ALTER TABLE "visit_guest" ADD CONSTRAINT "visit_reply_rule" CHECK (
  "places" BETWEEN 1 AND 2
  AND (("reply" IN ('coming', 'waiting', 'offered')) = ("slot_id" IS NOT NULL))
  AND (("reply" = 'waiting') = ("rank" IS NOT NULL))
  AND (("reply" = 'offered') = ("offer_until" IS NOT NULL)));

-- However they come to be taken, there are never more places taken than there are.
ALTER TABLE "visit_slot" ADD CONSTRAINT "visit_capacity_rule" CHECK ("taken" BETWEEN 0 AND "capacity" AND "starts_at" < "ends_at");

CREATE FUNCTION "visit_taken_rule"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND OLD."reply" IN ('coming', 'offered') THEN
    UPDATE "visit_slot" SET "taken" = "taken" - OLD."places" WHERE "id" = OLD."slot_id";
  END IF;
  IF TG_OP <> 'DELETE' AND NEW."reply" IN ('coming', 'offered') THEN
    UPDATE "visit_slot" SET "taken" = "taken" + NEW."places" WHERE "id" = NEW."slot_id";
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER "visit_taken" AFTER INSERT OR DELETE OR UPDATE OF "reply", "places", "slot_id" ON "visit_guest"
  FOR EACH ROW EXECUTE FUNCTION "visit_taken_rule"();
