-- AlterTable
ALTER TABLE "chat_tenant" ADD COLUMN     "bulk_change_next_at" TIMESTAMPTZ(6);
