-- AlterTable
ALTER TABLE "chat_tenant" ADD COLUMN     "answered_at" TIMESTAMPTZ(3),
ADD COLUMN     "recent_sends" TIMESTAMPTZ(6)[] DEFAULT ARRAY[]::TIMESTAMPTZ(6)[];
