-- AlterTable
ALTER TABLE "session_series" ADD COLUMN     "invite_again_at" TIMESTAMPTZ(3),
ADD COLUMN     "invited_later" INTEGER NOT NULL DEFAULT 0;
