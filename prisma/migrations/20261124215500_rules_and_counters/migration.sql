-- CreateEnum
CREATE TYPE "VersionSource" AS ENUM ('seed', 'operator', 'person');

-- CreateTable
CREATE TABLE "counter_version" (
    "id" BIGSERIAL NOT NULL,
    "counter_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "entry" JSONB NOT NULL,
    "source" "VersionSource" NOT NULL,
    "author_id" UUID,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "counter_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rule_version" (
    "id" BIGSERIAL NOT NULL,
    "rule_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "position" DOUBLE PRECISION NOT NULL,
    "conditions" JSONB NOT NULL,
    "destinations" TEXT[],
    "because" JSONB NOT NULL,
    "basis" TEXT NOT NULL,
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "source" "VersionSource" NOT NULL,
    "author_id" UUID,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rule_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rule_alarm" (
    "rule_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rule_alarm_pkey" PRIMARY KEY ("rule_id","version")
);

-- CreateIndex
CREATE INDEX "counter_version_author_id_idx" ON "counter_version"("author_id");

-- CreateIndex
CREATE UNIQUE INDEX "counter_version_counter_id_version_key" ON "counter_version"("counter_id", "version");

-- CreateIndex
CREATE INDEX "rule_version_author_id_idx" ON "rule_version"("author_id");

-- CreateIndex
CREATE UNIQUE INDEX "rule_version_rule_id_version_key" ON "rule_version"("rule_id", "version");

-- AddForeignKey
ALTER TABLE "counter_version" ADD CONSTRAINT "counter_version_counter_id_fkey" FOREIGN KEY ("counter_id") REFERENCES "counter"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "counter_version" ADD CONSTRAINT "counter_version_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rule_version" ADD CONSTRAINT "rule_version_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
