-- CreateEnum
CREATE TYPE "GapState" AS ENUM ('open', 'answered', 'closed');

-- AlterTable
ALTER TABLE "outbox" ADD COLUMN     "subject" TEXT;

-- CreateTable
CREATE TABLE "knowledge_gap" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "question" TEXT,
    "state" "GapState" NOT NULL DEFAULT 'open',
    "answer" TEXT,
    "answered_by" UUID,
    "answered_at" TIMESTAMPTZ(3),
    "document_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "knowledge_gap_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "gap_question" (
    "id" UUID NOT NULL,
    "gap_id" UUID NOT NULL,
    "answer_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "text" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "told_at" TIMESTAMPTZ(3),

    CONSTRAINT "gap_question_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "knowledge_gap_organisation_id_state_idx" ON "knowledge_gap"("organisation_id", "state");

-- CreateIndex
CREATE INDEX "knowledge_gap_answered_by_idx" ON "knowledge_gap"("answered_by");

-- CreateIndex
CREATE UNIQUE INDEX "gap_question_answer_id_key" ON "gap_question"("answer_id");

-- CreateIndex
CREATE INDEX "gap_question_person_id_idx" ON "gap_question"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "gap_question_gap_id_person_id_conversation_id_key" ON "gap_question"("gap_id", "person_id", "conversation_id");

-- CreateIndex
CREATE INDEX "outbox_platform_message_id_idx" ON "outbox"("platform_message_id");

-- AddForeignKey
ALTER TABLE "knowledge_gap" ADD CONSTRAINT "knowledge_gap_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "knowledge_gap" ADD CONSTRAINT "knowledge_gap_answered_by_fkey" FOREIGN KEY ("answered_by") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "knowledge_gap" ADD CONSTRAINT "knowledge_gap_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gap_question" ADD CONSTRAINT "gap_question_gap_id_fkey" FOREIGN KEY ("gap_id") REFERENCES "knowledge_gap"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gap_question" ADD CONSTRAINT "gap_question_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gap_question" ADD CONSTRAINT "gap_question_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
