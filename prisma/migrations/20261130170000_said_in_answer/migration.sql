-- AlterTable
ALTER TABLE "spoken_of" ADD COLUMN     "answered_at" TIMESTAMPTZ(3);
