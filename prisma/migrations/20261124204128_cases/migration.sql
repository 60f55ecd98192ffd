-- CreateEnum
CREATE TYPE "CounterRung" AS ENUM ('contact', 'substitute', 'coordinator');

-- CreateEnum
CREATE TYPE "CaseState" AS ENUM ('draft', 'handed_over', 'accepted', 'waiting_for_entrepreneur', 'bounced', 'finished', 'withdrawn');

-- CreateEnum
CREATE TYPE "CaseOutcome" AS ENUM ('helped', 'referred', 'not_possible', 'no_response');

-- CreateEnum
CREATE TYPE "OwnerRung" AS ENUM ('contact', 'substitute', 'coordinator', 'broker', 'filer');

-- CreateEnum
CREATE TYPE "MailState" AS ENUM ('queued', 'sending', 'sent', 'failed', 'uncertain');

-- CreateTable
CREATE TABLE "counter" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "hours" JSONB,
    "norms" JSONB,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "counter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "counter_member" (
    "id" UUID NOT NULL,
    "counter_id" TEXT NOT NULL,
    "person_id" UUID,
    "name" TEXT,
    "email" TEXT,
    "rung" "CounterRung" NOT NULL DEFAULT 'contact',
    "position" INTEGER NOT NULL DEFAULT 0,
    "left_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "counter_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "counter_absence" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "from" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "counter_absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "entrepreneur_case" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "organisation_id" UUID NOT NULL,
    "filed_by" UUID NOT NULL,
    "conversation_id" UUID,
    "municipality_code" TEXT,
    "topics" TEXT[],
    "request" TEXT,
    "contact" JSONB,
    "contact_consent_at" TIMESTAMPTZ(3),
    "rule_id" TEXT,
    "rule_version" INTEGER,
    "explanation" JSONB,
    "state" "CaseState" NOT NULL DEFAULT 'draft',
    "outcome" "CaseOutcome",
    "counter_id" TEXT,
    "owner_person_id" UUID,
    "owner_member_id" UUID,
    "owner_rung" "OwnerRung",
    "visited" TEXT[],
    "bounces" INTEGER NOT NULL DEFAULT 0,
    "clocks" JSONB NOT NULL,
    "first_response_due_at" TIMESTAMPTZ(3),
    "resolution_due_at" TIMESTAMPTZ(3),
    "next_alarm_at" TIMESTAMPTZ(3),
    "handed_over_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "entrepreneur_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_actor" (
    "id" UUID NOT NULL,
    "person_id" UUID,
    "member_id" UUID,

    CONSTRAINT "case_actor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_event" (
    "ledger" BIGINT NOT NULL,
    "case_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "state" "CaseState" NOT NULL,
    "counter_id" TEXT,
    "digest" TEXT,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "ledger_hash" TEXT NOT NULL,

    CONSTRAINT "case_event_pkey" PRIMARY KEY ("ledger")
);

-- CreateTable
CREATE TABLE "case_event_text" (
    "ledger" BIGINT NOT NULL,
    "salt" BYTEA NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "case_event_text_pkey" PRIMARY KEY ("ledger")
);

-- CreateTable
CREATE TABLE "case_head" (
    "case_id" UUID NOT NULL,
    "length" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "case_head_pkey" PRIMARY KEY ("case_id")
);

-- CreateTable
CREATE TABLE "case_ledger" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "length" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "case_ledger_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_link" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "case_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_link_use" (
    "link_id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "case_link_use_pkey" PRIMARY KEY ("link_id","action")
);

-- CreateTable
CREATE TABLE "mail_outbox" (
    "id" BIGSERIAL NOT NULL,
    "about" TEXT NOT NULL,
    "to" TEXT,
    "subject" TEXT,
    "text" TEXT,
    "html" TEXT,
    "state" "MailState" NOT NULL DEFAULT 'queued',
    "claim" UUID,
    "claimed_until" TIMESTAMPTZ(3),
    "message_id" TEXT,
    "error_code" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_outbox_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "counter_member_person_id_idx" ON "counter_member"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "counter_member_counter_id_person_id_key" ON "counter_member"("counter_id", "person_id");

-- CreateIndex
CREATE INDEX "counter_absence_member_id_idx" ON "counter_absence"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "entrepreneur_case_number_key" ON "entrepreneur_case"("number");

-- CreateIndex
CREATE INDEX "entrepreneur_case_next_alarm_at_idx" ON "entrepreneur_case"("next_alarm_at");

-- CreateIndex
CREATE INDEX "entrepreneur_case_counter_id_state_idx" ON "entrepreneur_case"("counter_id", "state");

-- CreateIndex
CREATE INDEX "entrepreneur_case_owner_person_id_idx" ON "entrepreneur_case"("owner_person_id");

-- CreateIndex
CREATE INDEX "entrepreneur_case_owner_member_id_idx" ON "entrepreneur_case"("owner_member_id");

-- CreateIndex
CREATE INDEX "entrepreneur_case_filed_by_idx" ON "entrepreneur_case"("filed_by");

-- CreateIndex
CREATE INDEX "entrepreneur_case_organisation_id_idx" ON "entrepreneur_case"("organisation_id");

-- CreateIndex
CREATE INDEX "entrepreneur_case_conversation_id_idx" ON "entrepreneur_case"("conversation_id");

-- CreateIndex
CREATE UNIQUE INDEX "case_actor_person_id_key" ON "case_actor"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "case_actor_member_id_key" ON "case_actor"("member_id");

-- CreateIndex
CREATE INDEX "case_event_actor_id_idx" ON "case_event"("actor_id");

-- CreateIndex
CREATE UNIQUE INDEX "case_event_case_id_sequence_key" ON "case_event"("case_id", "sequence");

-- CreateIndex
CREATE INDEX "case_link_case_id_idx" ON "case_link"("case_id");

-- CreateIndex
CREATE INDEX "case_link_member_id_idx" ON "case_link"("member_id");

-- CreateIndex
CREATE INDEX "mail_outbox_state_id_idx" ON "mail_outbox"("state", "id");

-- CreateIndex
CREATE INDEX "mail_outbox_about_idx" ON "mail_outbox"("about");

-- CreateIndex
CREATE INDEX "mail_outbox_created_at_idx" ON "mail_outbox"("created_at");

-- AddForeignKey
ALTER TABLE "counter_member" ADD CONSTRAINT "counter_member_counter_id_fkey" FOREIGN KEY ("counter_id") REFERENCES "counter"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "counter_member" ADD CONSTRAINT "counter_member_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "counter_absence" ADD CONSTRAINT "counter_absence_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "counter_member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entrepreneur_case" ADD CONSTRAINT "entrepreneur_case_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entrepreneur_case" ADD CONSTRAINT "entrepreneur_case_filed_by_fkey" FOREIGN KEY ("filed_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entrepreneur_case" ADD CONSTRAINT "entrepreneur_case_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entrepreneur_case" ADD CONSTRAINT "entrepreneur_case_counter_id_fkey" FOREIGN KEY ("counter_id") REFERENCES "counter"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entrepreneur_case" ADD CONSTRAINT "entrepreneur_case_owner_person_id_fkey" FOREIGN KEY ("owner_person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entrepreneur_case" ADD CONSTRAINT "entrepreneur_case_owner_member_id_fkey" FOREIGN KEY ("owner_member_id") REFERENCES "counter_member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_actor" ADD CONSTRAINT "case_actor_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_actor" ADD CONSTRAINT "case_actor_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "counter_member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_event" ADD CONSTRAINT "case_event_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "entrepreneur_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_event" ADD CONSTRAINT "case_event_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "case_actor"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "case_event_text" ADD CONSTRAINT "case_event_text_ledger_fkey" FOREIGN KEY ("ledger") REFERENCES "case_event"("ledger") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_head" ADD CONSTRAINT "case_head_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "entrepreneur_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_link" ADD CONSTRAINT "case_link_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "entrepreneur_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_link" ADD CONSTRAINT "case_link_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "counter_member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_link_use" ADD CONSTRAINT "case_link_use_link_id_fkey" FOREIGN KEY ("link_id") REFERENCES "case_link"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema cannot say. The names end in _rule; src/store/drift.test.ts lists them.

-- An open case has exactly one owner, a closed one none.
ALTER TABLE "entrepreneur_case" ADD CONSTRAINT "case_owner_rule" CHECK (
  num_nonnulls("owner_person_id", "owner_member_id")
    = CASE WHEN "state" IN ('finished', 'withdrawn') THEN 0 ELSE 1 END
  AND ("owner_rung" IS NULL) = ("state" IN ('finished', 'withdrawn')));

-- Nobody is handed over with name and address without having agreed.
ALTER TABLE "entrepreneur_case" ADD CONSTRAINT "case_consent_rule" CHECK (
  "contact" IS NULL OR "contact_consent_at" IS NOT NULL);

ALTER TABLE "counter_absence" ADD CONSTRAINT "absence_order_rule" CHECK ("until" IS NULL OR "from" < "until");

-- The history is written once.
CREATE FUNCTION "append_only_rule"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The history of cases is written once: % of % is not allowed.', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "case_event_rule" BEFORE UPDATE OR DELETE ON "case_event"
  FOR EACH ROW EXECUTE FUNCTION "append_only_rule"();
CREATE TRIGGER "case_event_truncate_rule" BEFORE TRUNCATE ON "case_event"
  FOR EACH STATEMENT EXECUTE FUNCTION "append_only_rule"();
-- Words may be erased, never changed.
CREATE TRIGGER "case_event_text_rule" BEFORE UPDATE ON "case_event_text"
  FOR EACH ROW EXECUTE FUNCTION "append_only_rule"();

-- Heads only grow.
CREATE FUNCTION "head_grows_rule"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.length = OLD.length + 1 THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'The head of the history only grows: % of % is not allowed.', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "case_head_rule" BEFORE UPDATE OR DELETE ON "case_head"
  FOR EACH ROW EXECUTE FUNCTION "head_grows_rule"();
CREATE TRIGGER "case_ledger_rule" BEFORE UPDATE OR DELETE ON "case_ledger"
  FOR EACH ROW EXECUTE FUNCTION "head_grows_rule"();
ALTER TABLE "case_ledger" ADD CONSTRAINT "case_ledger_one_rule" CHECK ("id" = 1);

INSERT INTO "case_ledger" ("id", "length", "hash") VALUES (1, 0, repeat('0', 64));
