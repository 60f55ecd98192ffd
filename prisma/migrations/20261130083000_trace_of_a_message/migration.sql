-- AlterTable
ALTER TABLE "inbox" ADD COLUMN     "trace_parent" VARCHAR(55);

-- AlterTable
ALTER TABLE "outbox" ADD COLUMN     "trace_parent" VARCHAR(55);
