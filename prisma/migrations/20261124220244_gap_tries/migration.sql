-- AlterTable
ALTER TABLE "knowledge_gap" ADD COLUMN     "tried_at" TIMESTAMPTZ(3);
