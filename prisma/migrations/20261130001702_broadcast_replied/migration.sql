-- AlterTable
ALTER TABLE "broadcast_recipient" ADD COLUMN     "replied_at" TIMESTAMPTZ(3);
