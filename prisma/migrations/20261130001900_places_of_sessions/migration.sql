-- How somebody stands with what has places: a visit, and now a session too.
ALTER TYPE "VisitReply" RENAME TO "PlaceReply";

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "capacity" INTEGER,
ADD COLUMN     "taken" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "session_reply" ADD COLUMN     "reply" "PlaceReply" NOT NULL DEFAULT 'invited',
ADD COLUMN     "places" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "rank" INTEGER,
ADD COLUMN     "offer_until" TIMESTAMPTZ(3);

-- Who comes has a place, as before.
UPDATE "session_reply" SET "reply" = CASE WHEN "comes" THEN 'coming'::"PlaceReply" ELSE 'declined'::"PlaceReply" END;
UPDATE "session" SET "taken" = (
  SELECT count(*) FROM "session_reply" WHERE "session_id" = "session"."id" AND "reply" = 'coming');

ALTER TABLE "session_reply" DROP COLUMN "comes";

-- CreateTable
CREATE TABLE "session_event" (
    "id" BIGSERIAL NOT NULL,
    "session_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "by_id" UUID,
    "via" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_now(),

    CONSTRAINT "session_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "session_event_session_id_id_idx" ON "session_event"("session_id", "id");

-- CreateIndex
CREATE INDEX "session_event_person_id_idx" ON "session_event"("person_id");

-- CreateIndex
CREATE INDEX "session_event_by_id_idx" ON "session_event"("by_id");

-- CreateIndex
CREATE INDEX "session_reply_session_id_reply_rank_idx" ON "session_reply"("session_id", "reply", "rank");

-- AddForeignKey
ALTER TABLE "session_event" ADD CONSTRAINT "session_event_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_event" ADD CONSTRAINT "session_event_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_event" ADD CONSTRAINT "session_event_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Who waits has a place in the order; an offer a moment at which it ends.
ALTER TABLE "session_reply" ADD CONSTRAINT "session_reply_rule" CHECK (
  "places" BETWEEN 1 AND 2
  AND (("reply" = 'waiting') = ("rank" IS NOT NULL))
  AND (("reply" = 'offered') = ("offer_until" IS NOT NULL)));

-- However they come to be taken, there are never more places taken than there are.
ALTER TABLE "session" ADD CONSTRAINT "session_capacity_rule" CHECK (
  "taken" >= 0 AND ("capacity" IS NULL OR ("capacity" >= 1 AND "taken" <= "capacity")));

CREATE FUNCTION "session_taken_rule"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND OLD."reply" IN ('coming', 'offered') THEN
    UPDATE "session" SET "taken" = "taken" - OLD."places" WHERE "id" = OLD."session_id";
  END IF;
  IF TG_OP <> 'DELETE' AND NEW."reply" IN ('coming', 'offered') THEN
    UPDATE "session" SET "taken" = "taken" + NEW."places" WHERE "id" = NEW."session_id";
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER "session_taken" AFTER INSERT OR DELETE OR UPDATE OF "reply", "places", "session_id" ON "session_reply"
  FOR EACH ROW EXECUTE FUNCTION "session_taken_rule"();
