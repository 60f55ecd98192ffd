-- CreateEnum
CREATE TYPE "DocumentKind" AS ENUM ('article', 'document', 'example');

-- CreateEnum
CREATE TYPE "IngestionState" AS ENUM ('queued', 'working', 'done', 'failed');

-- AlterTable
ALTER TABLE "document" ADD COLUMN     "kind" "DocumentKind" NOT NULL DEFAULT 'document',
ADD COLUMN     "origin" TEXT,
ADD COLUMN     "renewal_asked_at" TIMESTAMPTZ(3),
ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "document_version" ADD COLUMN     "example_contact_role" TEXT,
ADD COLUMN     "example_organisation" TEXT,
ADD COLUMN     "example_year" INTEGER;

-- AlterTable
ALTER TABLE "passage" ADD COLUMN     "page" INTEGER;

-- CreateTable
CREATE TABLE "ingestion" (
    "id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "name" TEXT,
    "reference" JSONB,
    "language" TEXT NOT NULL,
    "state" "IngestionState" NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "claim" UUID,
    "claimed_until" TIMESTAMPTZ(3),
    "available_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "error_code" TEXT,
    "document_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "ingestion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ingestion_state_available_at_idx" ON "ingestion"("state", "available_at");

-- CreateIndex
CREATE INDEX "ingestion_conversation_id_id_idx" ON "ingestion"("conversation_id", "id");

-- CreateIndex
CREATE INDEX "ingestion_person_id_idx" ON "ingestion"("person_id");

-- CreateIndex
CREATE INDEX "ingestion_document_id_idx" ON "ingestion"("document_id");

-- CreateIndex
CREATE INDEX "ingestion_created_at_idx" ON "ingestion"("created_at");

-- AddForeignKey
ALTER TABLE "ingestion" ADD CONSTRAINT "ingestion_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ingestion" ADD CONSTRAINT "ingestion_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ingestion" ADD CONSTRAINT "ingestion_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- The documents so far are the articles that come with the program.
UPDATE "document" SET "kind" = 'article' WHERE "slug" LIKE 'article/%';
