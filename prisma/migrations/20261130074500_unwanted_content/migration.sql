-- CreateTable
CREATE TABLE "unwanted_content" (
    "organisation_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_now(),

    CONSTRAINT "unwanted_content_pkey" PRIMARY KEY ("organisation_id","kind","item")
);

-- AddForeignKey
ALTER TABLE "unwanted_content" ADD CONSTRAINT "unwanted_content_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
