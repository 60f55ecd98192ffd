-- The history of cases becomes the ledger of whatever a feature keeps a history of. Nothing that was written changes:
-- the tables get other names, entries name the kind of their subject, and their hashes stay as they are.

-- Pseudonyms
ALTER TABLE "case_actor" RENAME TO "ledger_actor";
ALTER TABLE "ledger_actor" RENAME CONSTRAINT "case_actor_pkey" TO "ledger_actor_pkey";
ALTER TABLE "ledger_actor" RENAME CONSTRAINT "case_actor_person_id_fkey" TO "ledger_actor_person_id_fkey";
ALTER TABLE "ledger_actor" RENAME CONSTRAINT "case_actor_member_id_fkey" TO "ledger_actor_member_id_fkey";
ALTER INDEX "case_actor_person_id_key" RENAME TO "ledger_actor_person_id_key";
ALTER INDEX "case_actor_member_id_key" RENAME TO "ledger_actor_member_id_key";

-- Entries: known by a number of their own, for their place in the ledger is given to them at the commit.
DROP TRIGGER "case_event_rule" ON "case_event";
DROP TRIGGER "case_event_truncate_rule" ON "case_event";
DROP TRIGGER "case_event_text_rule" ON "case_event_text";
ALTER TABLE "case_event" RENAME TO "ledger_entry";
ALTER TABLE "case_event_text" RENAME TO "ledger_words";
ALTER TABLE "ledger_words" DROP CONSTRAINT "case_event_text_ledger_fkey";
ALTER TABLE "ledger_entry" DROP CONSTRAINT "case_event_case_id_fkey";
ALTER TABLE "ledger_entry" DROP CONSTRAINT "case_event_pkey";
DROP INDEX "case_event_case_id_sequence_key";
ALTER TABLE "ledger_entry" RENAME CONSTRAINT "case_event_actor_id_fkey" TO "ledger_entry_actor_id_fkey";
ALTER INDEX "case_event_actor_id_idx" RENAME TO "ledger_entry_actor_id_idx";
ALTER TABLE "ledger_entry" RENAME COLUMN "case_id" TO "subject_id";
ALTER TABLE "ledger_entry" RENAME COLUMN "counter_id" TO "place";
ALTER TABLE "ledger_entry" ADD COLUMN "subject_kind" TEXT NOT NULL DEFAULT 'case';
ALTER TABLE "ledger_entry" ALTER COLUMN "subject_kind" DROP DEFAULT;
ALTER TABLE "ledger_entry" ALTER COLUMN "state" TYPE TEXT USING "state"::text;
ALTER TABLE "ledger_entry" ADD COLUMN "id" BIGINT;
UPDATE "ledger_entry" SET "id" = "ledger";
CREATE SEQUENCE "ledger_entry_id_seq" AS BIGINT OWNED BY "ledger_entry"."id";
SELECT setval('ledger_entry_id_seq', (SELECT coalesce(max("id"), 0) + 1 FROM "ledger_entry"), false);
ALTER TABLE "ledger_entry" ALTER COLUMN "id" SET DEFAULT nextval('ledger_entry_id_seq'), ALTER COLUMN "id" SET NOT NULL;
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("id");
ALTER TABLE "ledger_entry" ALTER COLUMN "ledger" DROP NOT NULL, ALTER COLUMN "ledger_hash" DROP NOT NULL;
CREATE UNIQUE INDEX "ledger_entry_ledger_key" ON "ledger_entry"("ledger");
CREATE UNIQUE INDEX "ledger_entry_subject_kind_subject_id_sequence_key" ON "ledger_entry"("subject_kind", "subject_id", "sequence");

-- Their words
ALTER TABLE "ledger_words" RENAME COLUMN "ledger" TO "entry_id";
ALTER TABLE "ledger_words" RENAME CONSTRAINT "case_event_text_pkey" TO "ledger_words_pkey";
ALTER TABLE "ledger_words" ADD CONSTRAINT "ledger_words_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "ledger_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Heads
DROP TRIGGER "case_head_rule" ON "case_head";
DROP TRIGGER "case_ledger_rule" ON "case_ledger";
ALTER TABLE "case_head" RENAME TO "ledger_head";
ALTER TABLE "ledger_head" DROP CONSTRAINT "case_head_case_id_fkey";
ALTER TABLE "ledger_head" DROP CONSTRAINT "case_head_pkey";
ALTER TABLE "ledger_head" RENAME COLUMN "case_id" TO "subject_id";
ALTER TABLE "ledger_head" ADD COLUMN "subject_kind" TEXT NOT NULL DEFAULT 'case';
ALTER TABLE "ledger_head" ALTER COLUMN "subject_kind" DROP DEFAULT;
ALTER TABLE "ledger_head" ADD CONSTRAINT "ledger_head_pkey" PRIMARY KEY ("subject_kind", "subject_id");
ALTER TABLE "case_ledger" RENAME TO "ledger";
ALTER TABLE "ledger" RENAME CONSTRAINT "case_ledger_pkey" TO "ledger_pkey";
ALTER TABLE "ledger" RENAME CONSTRAINT "case_ledger_one_rule" TO "ledger_one_rule";

-- What the schema cannot say. The names end in _rule; src/store/tools/drift.test.ts lists them.

-- An entry is written once; only its place in the ledger is given to it later, once.
CREATE FUNCTION "ledger_entry_rule"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.ledger IS NULL AND OLD.ledger_hash IS NULL
     AND to_jsonb(NEW) - 'ledger' - 'ledger_hash' = to_jsonb(OLD) - 'ledger' - 'ledger_hash' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'The history is written once: % of % is not allowed.', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "ledger_entry_rule" BEFORE UPDATE OR DELETE ON "ledger_entry"
  FOR EACH ROW EXECUTE FUNCTION "ledger_entry_rule"();
CREATE TRIGGER "ledger_entry_truncate_rule" BEFORE TRUNCATE ON "ledger_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION "append_only_rule"();
-- Words may be erased, never changed.
CREATE TRIGGER "ledger_words_rule" BEFORE UPDATE ON "ledger_words"
  FOR EACH ROW EXECUTE FUNCTION "append_only_rule"();
CREATE TRIGGER "ledger_head_rule" BEFORE UPDATE OR DELETE ON "ledger_head"
  FOR EACH ROW EXECUTE FUNCTION "head_grows_rule"();
CREATE TRIGGER "ledger_rule" BEFORE UPDATE OR DELETE ON "ledger"
  FOR EACH ROW EXECUTE FUNCTION "head_grows_rule"();

-- The row of the ledger is the one everybody waits for. So an entry is tied to the one before it as the very last thing
-- of its transaction, at the commit, whatever the transaction did after writing it. The text that is hashed is that of
-- `ledgerHashOf` in src/ledger/chain.ts: texts of digits and hexadecimal characters need no escaping in JSON.
CREATE FUNCTION "ledger_tie_rule"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last RECORD;
  tied TEXT;
BEGIN
  SELECT length + 1 AS place, hash INTO last FROM ledger WHERE id = 1 FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'The head of the history is gone. Stop the program and restore the database from a backup.'
      USING ERRCODE = 'restrict_violation';
  END IF;
  tied := encode(sha256(convert_to(
    '["case-ledger/1","' || last.hash || '","' || last.place || '","' || NEW.hash || '"]', 'UTF8')), 'hex');
  UPDATE ledger_entry SET ledger = last.place, ledger_hash = tied WHERE id = NEW.id;
  UPDATE ledger SET length = last.place, hash = tied WHERE id = 1;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "ledger_tie_rule" AFTER INSERT ON "ledger_entry"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.ledger IS NULL) EXECUTE FUNCTION "ledger_tie_rule"();

-- Since PostgreSQL 18 what must not be null is a constraint with a name, which goes by the table and column.
DO $$
DECLARE
  named RECORD;
BEGIN
  FOR named IN
    SELECT conrelid::regclass AS "table", conname AS before, format('%s_%s_not_null', conrelid::regclass, attname) AS after
    FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
    WHERE contype = 'n' AND conrelid::regclass::text LIKE 'ledger%'
  LOOP
    IF named.before <> named.after THEN
      EXECUTE format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', named."table", named.before, named.after);
    END IF;
  END LOOP;
END $$;
