-- AlterTable
ALTER TABLE "outbox" ADD COLUMN     "card" TEXT;

-- CreateTable
CREATE TABLE "call" (
    "key" TEXT NOT NULL,
    "sender" TEXT NOT NULL,
    "response" JSONB,
    "called_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "call_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "call_called_at_idx" ON "call"("called_at");

-- CreateIndex
CREATE INDEX "call_sender_idx" ON "call"("sender");

-- CreateIndex
CREATE INDEX "outbox_card_idx" ON "outbox"("card");
