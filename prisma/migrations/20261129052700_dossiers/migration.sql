-- CreateEnum
CREATE TYPE "DossierState" AS ENUM ('draft', 'open', 'awarded', 'dropped');

-- CreateEnum
CREATE TYPE "DossierCriterionState" AS ENUM ('suggested', 'chosen', 'rejected');

-- AlterTable
ALTER TABLE "download_ticket" ADD COLUMN     "what" TEXT NOT NULL DEFAULT 'my-data';

-- CreateTable
CREATE TABLE "dossier" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "organisation_id" UUID NOT NULL,
    "created_by" UUID NOT NULL,
    "department" TEXT,
    "state" "DossierState" NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "text" TEXT,
    "given" JSONB NOT NULL DEFAULT '{}',
    "product_group" TEXT NOT NULL,
    "euro" DOUBLE PRECISION,
    "stage" TEXT,
    "focus" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_now(),
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_now(),
    "awarded_at" TIMESTAMPTZ(3),

    CONSTRAINT "dossier_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dossier_criterion" (
    "dossier_id" UUID NOT NULL,
    "criterion_id" TEXT NOT NULL,
    "library_version" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "state" "DossierCriterionState" NOT NULL DEFAULT 'suggested',
    "theme" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "text" TEXT,
    "verification" TEXT,
    "weight" INTEGER,
    "reason" TEXT,
    "stayed" BOOLEAN,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "dossier_criterion_pkey" PRIMARY KEY ("dossier_id","criterion_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "dossier_number_key" ON "dossier"("number");

-- CreateIndex
CREATE INDEX "dossier_organisation_id_number_idx" ON "dossier"("organisation_id", "number");

-- CreateIndex
CREATE INDEX "dossier_created_by_idx" ON "dossier"("created_by");

-- CreateIndex
CREATE INDEX "dossier_criterion_decided_by_idx" ON "dossier_criterion"("decided_by");

-- AddForeignKey
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dossier_criterion" ADD CONSTRAINT "dossier_criterion_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dossier_criterion" ADD CONSTRAINT "dossier_criterion_decided_by_fkey" FOREIGN KEY ("decided_by") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
