-- CreateTable
CREATE TABLE "own_hook" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "written_by" UUID,
    "themes" TEXT[],
    "pitch" TEXT NOT NULL,
    "example" TEXT,
    "source_title" TEXT NOT NULL,
    "source_url" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_now(),
    "used_since" TIMESTAMPTZ(3),

    CONSTRAINT "own_hook_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "own_hook_organisation_id_idx" ON "own_hook"("organisation_id");

-- CreateIndex
CREATE INDEX "own_hook_written_by_idx" ON "own_hook"("written_by");

-- AddForeignKey
ALTER TABLE "own_hook" ADD CONSTRAINT "own_hook_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "own_hook" ADD CONSTRAINT "own_hook_written_by_fkey" FOREIGN KEY ("written_by") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
