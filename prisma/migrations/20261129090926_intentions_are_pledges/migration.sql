-- What people intended to do after a visit is a pledge of theirs; the first time somebody is asked is the day they named.
WITH moved AS (
  INSERT INTO "pledge" ("id", "person_id", "text", "due_on", "origin", "next_ask_at")
  SELECT gen_random_uuid(), "person_id", "intends", "intends_by", 'visit:' || "visit_id",
         CASE WHEN "intends_by" >= (clock_now() AT TIME ZONE 'Europe/Amsterdam')::date
              THEN ("intends_by" + time '10:00') AT TIME ZONE 'Europe/Amsterdam' END
  FROM "visit_guest" WHERE trim("intends") <> ''
  RETURNING "id", "next_ask_at")
INSERT INTO "deadline" ("subject_kind", "subject_id", "alarm_at")
SELECT 'pledge', "id", "next_ask_at" FROM moved WHERE "next_ask_at" IS NOT NULL;

-- AlterTable
ALTER TABLE "visit_guest" DROP COLUMN "intends",
DROP COLUMN "intends_by";
