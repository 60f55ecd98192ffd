-- CreateEnum
CREATE TYPE "AmbassadorPace" AS ENUM ('weekly', 'fortnightly', 'monthly');

-- CreateEnum
CREATE TYPE "NudgeState" AS ENUM ('planned', 'queued', 'sent', 'lapsed', 'undeliverable');

-- CreateTable
CREATE TABLE "ambassador" (
    "person_id" UUID NOT NULL,
    "pace" "AmbassadorPace" NOT NULL,
    "themes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "department" TEXT,
    "days" INTEGER[],
    "from_minute" INTEGER NOT NULL DEFAULT 540,
    "until_minute" INTEGER NOT NULL DEFAULT 1020,
    "school_region" TEXT,
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_now(),
    "snoozed_until" DATE,
    "reacted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_now(),
    "asked_at" TIMESTAMPTZ(3),
    "unreachable_since" TIMESTAMPTZ(3),
    "unreachable_why" TEXT,
    "stopped_at" TIMESTAMPTZ(3),

    CONSTRAINT "ambassador_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "ambassador_asked" (
    "person_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_now(),

    CONSTRAINT "ambassador_asked_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "nudge" (
    "person_id" UUID NOT NULL,
    "planned_for" DATE NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "state" "NudgeState" NOT NULL DEFAULT 'planned',
    "kind" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "why_not" TEXT,
    "outbox_id" BIGINT,
    "sent_at" TIMESTAMPTZ(3),
    "reacted_at" TIMESTAMPTZ(3),
    "reaction" TEXT,

    CONSTRAINT "nudge_pkey" PRIMARY KEY ("person_id","planned_for")
);

-- CreateTable
CREATE TABLE "nudge_day" (
    "day" DATE NOT NULL,
    "planned_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_now(),
    "people" INTEGER NOT NULL,
    "planned" INTEGER NOT NULL,

    CONSTRAINT "nudge_day_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "learning_card" (
    "id" TEXT NOT NULL,
    "content" JSONB,
    "added_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_now(),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "learning_card_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "card_memory" (
    "person_id" UUID NOT NULL,
    "card_id" TEXT NOT NULL,
    "state" JSONB NOT NULL,
    "before" JSONB,
    "due_on" DATE NOT NULL,
    "verdict" TEXT NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_now(),

    CONSTRAINT "card_memory_pkey" PRIMARY KEY ("person_id","card_id")
);

-- CreateTable
CREATE TABLE "school_holiday" (
    "region" TEXT NOT NULL,
    "from_day" DATE NOT NULL,
    "until_day" DATE NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "school_holiday_pkey" PRIMARY KEY ("region","from_day")
);

-- CreateIndex
CREATE INDEX "nudge_state_due_at_idx" ON "nudge"("state", "due_at");

-- CreateIndex
CREATE INDEX "nudge_planned_for_idx" ON "nudge"("planned_for");

-- CreateIndex
CREATE INDEX "learning_card_added_by_idx" ON "learning_card"("added_by");

-- AddForeignKey
ALTER TABLE "ambassador" ADD CONSTRAINT "ambassador_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ambassador_asked" ADD CONSTRAINT "ambassador_asked_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nudge" ADD CONSTRAINT "nudge_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "learning_card" ADD CONSTRAINT "learning_card_added_by_fkey" FOREIGN KEY ("added_by") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "card_memory" ADD CONSTRAINT "card_memory_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
