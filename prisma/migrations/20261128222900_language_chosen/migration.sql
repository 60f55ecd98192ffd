-- AlterTable
ALTER TABLE "person" ADD COLUMN     "language_chosen" BOOLEAN NOT NULL DEFAULT false;
