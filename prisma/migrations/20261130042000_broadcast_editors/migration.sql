-- AlterTable
ALTER TABLE "broadcast" ADD COLUMN     "editor_ids" UUID[] DEFAULT ARRAY[]::UUID[];

-- Of those that were written before only who changed them last is known.
UPDATE "broadcast" SET "editor_ids" = ARRAY["edited_by"];
