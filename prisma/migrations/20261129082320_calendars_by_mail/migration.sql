-- AlterEnum
ALTER TYPE "VisitState" ADD VALUE 'awaiting_approval' AFTER 'draft';

-- AlterTable
ALTER TABLE "site_visit" ADD COLUMN     "approved_at" TIMESTAMPTZ(3),
ADD COLUMN     "approved_by" UUID,
ADD COLUMN     "edited_by" UUID,
ADD COLUMN     "host_email" TEXT;

-- CreateTable
CREATE TABLE "calendar_entry" (
    "id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "uid" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "person_id" UUID,
    "language" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "event" JSONB NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "is_cancelled" BOOLEAN NOT NULL DEFAULT false,
    "is_lost" BOOLEAN NOT NULL DEFAULT false,
    "told_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_now(),

    CONSTRAINT "calendar_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "calendar_entry_subject_idx" ON "calendar_entry"("subject");

-- CreateIndex
CREATE INDEX "calendar_entry_person_id_idx" ON "calendar_entry"("person_id");

-- CreateIndex
CREATE INDEX "calendar_entry_ends_at_idx" ON "calendar_entry"("ends_at");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_entry_uid_email_key" ON "calendar_entry"("uid", "email");

-- AddForeignKey
ALTER TABLE "calendar_entry" ADD CONSTRAINT "calendar_entry_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_visit" ADD CONSTRAINT "site_visit_edited_by_fkey" FOREIGN KEY ("edited_by") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_visit" ADD CONSTRAINT "site_visit_approved_by_fkey" FOREIGN KEY ("approved_by") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
