-- AlterTable
ALTER TABLE "site_visit" ADD COLUMN     "proposed" JSONB;
