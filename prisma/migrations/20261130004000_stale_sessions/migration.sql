-- AlterTable
ALTER TABLE "session" ADD COLUMN     "stale" BOOLEAN NOT NULL DEFAULT false;
