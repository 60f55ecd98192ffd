-- AlterTable
ALTER TABLE "chat_tenant" ADD COLUMN     "held_code" TEXT,
ADD COLUMN     "held_detail" TEXT,
ADD COLUMN     "held_reason" TEXT,
ADD COLUMN     "held_since" TIMESTAMPTZ(3),
ADD COLUMN     "held_until" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "outbox" ADD COLUMN     "error_reason" TEXT,
ADD COLUMN     "gave_up_at" TIMESTAMPTZ(3),
ADD COLUMN     "resent_at" TIMESTAMPTZ(3),
ADD COLUMN     "told_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "delivery_notice" (
    "organisation_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "told_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "delivery_notice_pkey" PRIMARY KEY ("organisation_id","kind")
);

-- CreateIndex
CREATE INDEX "outbox_gave_up_at_idx" ON "outbox"("gave_up_at");

-- AddForeignKey
ALTER TABLE "delivery_notice" ADD CONSTRAINT "delivery_notice_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was given up before is listed, and nobody is told of it any more.
UPDATE "outbox" SET "gave_up_at" = "created_at", "told_at" = clock_now() WHERE "state" IN ('blocked', 'not_installed', 'failed');
