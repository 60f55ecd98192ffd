-- AlterTable
ALTER TABLE "organisation" ADD COLUMN     "criteria_target" INTEGER;

-- CreateTable
CREATE TABLE "dossier_reader" (
    "dossier_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_now(),

    CONSTRAINT "dossier_reader_pkey" PRIMARY KEY ("dossier_id","person_id")
);

-- CreateTable
CREATE TABLE "shared_text" (
    "dossier_id" UUID NOT NULL,
    "criterion_id" TEXT NOT NULL,
    "organisation_id" UUID NOT NULL,
    "shared_by" UUID,
    "text" TEXT NOT NULL,
    "shared_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_now(),

    CONSTRAINT "shared_text_pkey" PRIMARY KEY ("dossier_id","criterion_id")
);

-- CreateIndex
CREATE INDEX "dossier_reader_person_id_idx" ON "dossier_reader"("person_id");

-- CreateIndex
CREATE INDEX "shared_text_criterion_id_idx" ON "shared_text"("criterion_id");

-- CreateIndex
CREATE INDEX "shared_text_shared_by_idx" ON "shared_text"("shared_by");

-- AddForeignKey
ALTER TABLE "dossier_reader" ADD CONSTRAINT "dossier_reader_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dossier_reader" ADD CONSTRAINT "dossier_reader_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shared_text" ADD CONSTRAINT "shared_text_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shared_text" ADD CONSTRAINT "shared_text_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shared_text" ADD CONSTRAINT "shared_text_shared_by_fkey" FOREIGN KEY ("shared_by") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
