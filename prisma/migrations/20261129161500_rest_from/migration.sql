-- AlterTable
ALTER TABLE "ambassador" ADD COLUMN     "snoozed_from" DATE;
