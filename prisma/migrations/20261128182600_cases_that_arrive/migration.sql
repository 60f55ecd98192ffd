-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "CaseState" ADD VALUE 'to_forward';
ALTER TYPE "CaseState" ADD VALUE 'forwarded';

-- AlterTable
ALTER TABLE "entrepreneur_case" ADD COLUMN     "reached" TEXT,
ADD COLUMN     "unreachable" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- What was handed over before this was known counts as arrived.
UPDATE "entrepreneur_case" SET "reached" = 'chat' WHERE "state" <> 'draft';
