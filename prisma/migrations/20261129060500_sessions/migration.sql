-- CreateEnum
CREATE TYPE "SessionKind" AS ENUM ('learning_network', 'knowledge_session', 'webinar');

-- CreateEnum
CREATE TYPE "SessionSeriesState" AS ENUM ('draft', 'announced', 'cancelled', 'dropped');

-- CreateEnum
CREATE TYPE "SessionStep" AS ENUM ('week_reminder', 'day_reminder', 'recap');

-- CreateTable
CREATE TABLE "session_series" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "organisation_id" UUID NOT NULL,
    "kind" "SessionKind" NOT NULL,
    "title" TEXT NOT NULL,
    "about" TEXT,
    "audience" JSONB NOT NULL,
    "rule" TEXT,
    "state" "SessionSeriesState" NOT NULL DEFAULT 'draft',
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "created_by" UUID NOT NULL,
    "announced_at" TIMESTAMPTZ(3),
    "invited_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_now(),

    CONSTRAINT "session_series_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "planned_at" TIMESTAMPTZ(3) NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "place" TEXT,
    "link" TEXT,
    "cancelled_at" TIMESTAMPTZ(3),
    "cancel_reason" TEXT,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "next_step" "SessionStep",
    "next_at" TIMESTAMPTZ(3),
    "recap" TEXT,
    "recap_by" UUID,
    "document_id" UUID,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session_reply" (
    "session_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "comes" BOOLEAN NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_now(),

    CONSTRAINT "session_reply_pkey" PRIMARY KEY ("session_id","person_id")
);

-- CreateTable
CREATE TABLE "session_topic" (
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_now(),

    CONSTRAINT "session_topic_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session_vote" (
    "topic_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "session_vote_pkey" PRIMARY KEY ("topic_id","person_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "session_series_number_key" ON "session_series"("number");

-- CreateIndex
CREATE INDEX "session_series_organisation_id_number_idx" ON "session_series"("organisation_id", "number");

-- CreateIndex
CREATE INDEX "session_series_state_idx" ON "session_series"("state");

-- CreateIndex
CREATE INDEX "session_series_created_by_idx" ON "session_series"("created_by");

-- CreateIndex
CREATE INDEX "session_starts_at_idx" ON "session"("starts_at");

-- CreateIndex
CREATE INDEX "session_next_at_idx" ON "session"("next_at");

-- CreateIndex
CREATE INDEX "session_recap_by_idx" ON "session"("recap_by");

-- CreateIndex
CREATE UNIQUE INDEX "session_series_id_planned_at_key" ON "session"("series_id", "planned_at");

-- CreateIndex
CREATE INDEX "session_reply_person_id_idx" ON "session_reply"("person_id");

-- CreateIndex
CREATE INDEX "session_topic_session_id_idx" ON "session_topic"("session_id");

-- CreateIndex
CREATE INDEX "session_topic_person_id_idx" ON "session_topic"("person_id");

-- CreateIndex
CREATE INDEX "session_vote_person_id_idx" ON "session_vote"("person_id");

-- AddForeignKey
ALTER TABLE "session_series" ADD CONSTRAINT "session_series_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_series" ADD CONSTRAINT "session_series_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "session_series"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_recap_by_fkey" FOREIGN KEY ("recap_by") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_reply" ADD CONSTRAINT "session_reply_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_reply" ADD CONSTRAINT "session_reply_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_topic" ADD CONSTRAINT "session_topic_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_topic" ADD CONSTRAINT "session_topic_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_vote" ADD CONSTRAINT "session_vote_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "session_topic"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_vote" ADD CONSTRAINT "session_vote_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
