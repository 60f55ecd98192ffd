-- AlterTable
ALTER TABLE "conversation" ADD COLUMN     "recent_sends" TIMESTAMPTZ(6)[] DEFAULT ARRAY[]::TIMESTAMPTZ(6)[];
