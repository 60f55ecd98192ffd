-- AlterTable
ALTER TABLE "broadcast" ADD COLUMN     "picture_alt" TEXT,
ADD COLUMN     "picture_id" UUID,
ADD COLUMN     "picture_url" TEXT;

-- CreateTable
CREATE TABLE "picture" (
    "id" UUID NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_now(),

    CONSTRAINT "picture_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "broadcast_picture_id_idx" ON "broadcast"("picture_id");

-- AddForeignKey
ALTER TABLE "broadcast" ADD CONSTRAINT "broadcast_picture_id_fkey" FOREIGN KEY ("picture_id") REFERENCES "picture"("id") ON DELETE SET NULL ON UPDATE CASCADE;
