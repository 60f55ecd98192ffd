-- AlterTable
ALTER TABLE "conversation" ADD COLUMN     "thread" TEXT;
