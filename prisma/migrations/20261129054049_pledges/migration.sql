-- CreateEnum
CREATE TYPE "PledgeState" AS ENUM ('open', 'done', 'dropped');

-- CreateEnum
CREATE TYPE "PledgeAudience" AS ENUM ('brokers', 'network');

-- CreateTable
CREATE TABLE "pledge" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "text" TEXT,
    "state" "PledgeState" NOT NULL DEFAULT 'open',
    "due_on" DATE,
    "asks_left" INTEGER NOT NULL DEFAULT 2,
    "asked_at" TIMESTAMPTZ(3),
    "next_ask_at" TIMESTAMPTZ(3),
    "shared_with" "PledgeAudience",
    "origin" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_now(),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "pledge_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "pledge_person_id_state_idx" ON "pledge"("person_id", "state");

-- CreateIndex
CREATE INDEX "pledge_next_ask_at_idx" ON "pledge"("next_ask_at");

-- AddForeignKey
ALTER TABLE "pledge" ADD CONSTRAINT "pledge_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
