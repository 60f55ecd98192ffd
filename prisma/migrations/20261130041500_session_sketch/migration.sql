-- AlterTable
ALTER TABLE "session_series" ADD COLUMN     "sketch" JSONB;
