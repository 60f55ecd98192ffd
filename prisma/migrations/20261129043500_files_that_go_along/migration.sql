-- AlterTable
ALTER TABLE "mail_outbox" ADD COLUMN     "attached" JSONB;

-- CreateTable
CREATE TABLE "offered_file" (
    "id" UUID NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "offered_file_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "offered_file_secret_hash_key" ON "offered_file"("secret_hash");

-- CreateIndex
CREATE INDEX "offered_file_expires_at_idx" ON "offered_file"("expires_at");
