-- The signed links of cases become links about whatever a feature sends one for. Links that were sent before go on working.

ALTER TABLE "case_link" RENAME TO "signed_link";
ALTER TABLE "signed_link" DROP CONSTRAINT "case_link_case_id_fkey";
ALTER TABLE "signed_link" RENAME COLUMN "case_id" TO "subject_id";
ALTER TABLE "signed_link" ADD COLUMN "subject_kind" TEXT NOT NULL DEFAULT 'case';
ALTER TABLE "signed_link" ALTER COLUMN "subject_kind" DROP DEFAULT;
ALTER TABLE "signed_link" RENAME CONSTRAINT "case_link_pkey" TO "signed_link_pkey";
ALTER TABLE "signed_link" RENAME CONSTRAINT "case_link_member_id_fkey" TO "signed_link_member_id_fkey";
ALTER INDEX "case_link_member_id_idx" RENAME TO "signed_link_member_id_idx";
DROP INDEX "case_link_case_id_idx";
CREATE INDEX "signed_link_subject_kind_subject_id_idx" ON "signed_link"("subject_kind", "subject_id");

ALTER TABLE "case_link_use" RENAME TO "signed_link_use";
ALTER TABLE "signed_link_use" RENAME CONSTRAINT "case_link_use_pkey" TO "signed_link_use_pkey";
ALTER TABLE "signed_link_use" RENAME CONSTRAINT "case_link_use_link_id_fkey" TO "signed_link_use_link_id_fkey";

-- Since PostgreSQL 18 what must not be null is a constraint with a name, which goes by the table and column.
DO $$
DECLARE
  named RECORD;
BEGIN
  FOR named IN
    SELECT conrelid::regclass AS "table", conname AS before, format('%s_%s_not_null', conrelid::regclass, attname) AS after
    FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
    WHERE contype = 'n' AND conrelid::regclass::text LIKE 'signed_link%'
  LOOP
    IF named.before <> named.after THEN
      EXECUTE format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', named."table", named.before, named.after);
    END IF;
  END LOOP;
END $$;
