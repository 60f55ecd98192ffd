-- When something asks for attention by itself stands apart from what it is: one sweeper looks at all of it.
CREATE TABLE "deadline" (
    "subject_kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "alarm_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "deadline_pkey" PRIMARY KEY ("subject_kind", "subject_id")
);
CREATE INDEX "deadline_alarm_at_idx" ON "deadline"("alarm_at");

INSERT INTO "deadline" ("subject_kind", "subject_id", "alarm_at")
  SELECT 'case', "id", "next_alarm_at" FROM "entrepreneur_case" WHERE "next_alarm_at" IS NOT NULL;
DROP INDEX "entrepreneur_case_next_alarm_at_idx";
ALTER TABLE "entrepreneur_case" DROP COLUMN "next_alarm_at";
