-- AlterTable
ALTER TABLE "broadcast_channel" ADD COLUMN     "language" TEXT NOT NULL DEFAULT 'nl';
