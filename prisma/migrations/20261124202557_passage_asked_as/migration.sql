-- AlterTable
ALTER TABLE "passage" ADD COLUMN     "asked_as" TEXT[];
