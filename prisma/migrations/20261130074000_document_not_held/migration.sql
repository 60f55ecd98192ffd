-- AlterTable
ALTER TABLE "document_version" ADD COLUMN     "not_held" TEXT[];
