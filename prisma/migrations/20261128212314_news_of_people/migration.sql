-- AlterTable
ALTER TABLE "link_proposal" ADD COLUMN     "told_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "role_grant" ADD COLUMN     "news" TEXT;

-- CreateIndex
CREATE INDEX "role_grant_news_idx" ON "role_grant"("news");
