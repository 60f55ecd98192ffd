-- CreateTable
CREATE TABLE "kept_audience" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "audience" JSONB NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_now(),

    CONSTRAINT "kept_audience_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "kept_audience_created_by_idx" ON "kept_audience"("created_by");

-- CreateIndex
CREATE UNIQUE INDEX "kept_audience_organisation_id_name_key_key" ON "kept_audience"("organisation_id", "name_key");

-- AddForeignKey
ALTER TABLE "kept_audience" ADD CONSTRAINT "kept_audience_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kept_audience" ADD CONSTRAINT "kept_audience_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
