-- AlterTable
ALTER TABLE "broadcast" ADD COLUMN     "channels" UUID[] DEFAULT ARRAY[]::UUID[];

-- CreateTable
CREATE TABLE "broadcast_channel" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "opened_by" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_now(),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "broadcast_channel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "broadcast_post" (
    "broadcast_id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "state" "BroadcastRecipientState" NOT NULL DEFAULT 'queued',
    "reason" TEXT,
    "outbox_id" BIGINT,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_now(),

    CONSTRAINT "broadcast_post_pkey" PRIMARY KEY ("broadcast_id","channel_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "broadcast_channel_conversation_id_key" ON "broadcast_channel"("conversation_id");

-- CreateIndex
CREATE INDEX "broadcast_channel_organisation_id_idx" ON "broadcast_channel"("organisation_id");

-- CreateIndex
CREATE INDEX "broadcast_channel_opened_by_idx" ON "broadcast_channel"("opened_by");

-- CreateIndex
CREATE INDEX "broadcast_post_channel_id_idx" ON "broadcast_post"("channel_id");

-- AddForeignKey
ALTER TABLE "broadcast_channel" ADD CONSTRAINT "broadcast_channel_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "broadcast_channel" ADD CONSTRAINT "broadcast_channel_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "broadcast_channel" ADD CONSTRAINT "broadcast_channel_opened_by_fkey" FOREIGN KEY ("opened_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "broadcast_post" ADD CONSTRAINT "broadcast_post_broadcast_id_fkey" FOREIGN KEY ("broadcast_id") REFERENCES "broadcast"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "broadcast_post" ADD CONSTRAINT "broadcast_post_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "broadcast_channel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
