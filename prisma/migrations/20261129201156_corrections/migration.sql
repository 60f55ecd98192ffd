-- CreateEnum
CREATE TYPE "CorrectionState" AS ENUM ('open', 'accepted', 'rejected');

-- CreateTable
CREATE TABLE "correction" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "corrected_by" UUID,
    "said_by" UUID,
    "about_id" UUID,
    "language" TEXT NOT NULL,
    "text" TEXT,
    "purpose" TEXT NOT NULL,
    "topics" TEXT[],
    "state" "CorrectionState" NOT NULL DEFAULT 'open',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_now(),
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "correction_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "correction_about_id_key" ON "correction"("about_id");

-- CreateIndex
CREATE INDEX "correction_organisation_id_idx" ON "correction"("organisation_id");

-- CreateIndex
CREATE INDEX "correction_corrected_by_idx" ON "correction"("corrected_by");

-- CreateIndex
CREATE INDEX "correction_said_by_idx" ON "correction"("said_by");

-- AddForeignKey
ALTER TABLE "correction" ADD CONSTRAINT "correction_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "correction" ADD CONSTRAINT "correction_corrected_by_fkey" FOREIGN KEY ("corrected_by") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "correction" ADD CONSTRAINT "correction_said_by_fkey" FOREIGN KEY ("said_by") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
