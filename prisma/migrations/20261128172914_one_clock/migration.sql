-- One clock for every decision: the server's time plus a stored offset, which is zero wherever people use the product.
-- Leases go by now() itself.
-- CreateTable
CREATE TABLE "clock" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "offset_ms" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "clock_pkey" PRIMARY KEY ("id")
);

-- What a Prisma schema cannot say.
ALTER TABLE "clock" ADD CONSTRAINT "clock_one_rule" CHECK ("id" = 1);
INSERT INTO "clock" ("id") VALUES (1);
CREATE FUNCTION "clock_offset"() RETURNS interval LANGUAGE sql STABLE
  AS $$ SELECT make_interval(secs => "offset_ms" / 1000.0) FROM "clock" $$;
CREATE FUNCTION "clock_now"() RETURNS timestamptz LANGUAGE sql STABLE
  AS $$ SELECT now() + "clock_offset"() $$;

-- AlterTable
ALTER TABLE "answer" ALTER COLUMN "created_at" SET DEFAULT clock_now();

-- AlterTable
ALTER TABLE "audit_entry" ALTER COLUMN "at" SET DEFAULT clock_now();

-- AlterTable
ALTER TABLE "call" ALTER COLUMN "called_at" SET DEFAULT clock_now();

-- AlterTable
ALTER TABLE "case_link" ALTER COLUMN "created_at" SET DEFAULT clock_now();

-- AlterTable
ALTER TABLE "case_link_use" ALTER COLUMN "used_at" SET DEFAULT clock_now();

-- AlterTable
ALTER TABLE "chat_identity" ALTER COLUMN "created_at" SET DEFAULT clock_now();

-- AlterTable
ALTER TABLE "chat_tenant" ALTER COLUMN "created_at" SET DEFAULT clock_now(),
ALTER COLUMN "connected_at" SET DEFAULT clock_now();

-- AlterTable
ALTER TABLE "conversation" ALTER COLUMN "created_at" SET DEFAULT clock_now();

-- AlterTable
ALTER TABLE "counter" ALTER COLUMN "created_at" SET DEFAULT clock_now();

-- AlterTable
ALTER TABLE "counter_member" ALTER COLUMN "created_at" SET DEFAULT clock_now();

-- AlterTable
ALTER TABLE "counter_version" ALTER COLUMN "created_at" SET DEFAULT clock_now();

-- AlterTable
ALTER TABLE "document" ALTER COLUMN "created_at" SET DEFAULT clock_now(),
ALTER COLUMN "updated_at" SET DEFAULT clock_now();

-- AlterTable
ALTER TABLE "document_version" ALTER COLUMN "created_at" SET DEFAULT clock_now();

-- AlterTable
ALTER TABLE "entrepreneur_case" ALTER COLUMN "created_at" SET DEFAULT clock_now();

-- AlterTable
ALTER TABLE "feedback" ALTER COLUMN "created_at" SET DEFAULT clock_now();

-- AlterTable
ALTER TABLE "gap_question" ALTER COLUMN "created_at" SET DEFAULT clock_now();

-- AlterTable
ALTER TABLE "inbox" ALTER COLUMN "available_at" SET DEFAULT clock_now(),
ALTER COLUMN "received_at" SET DEFAULT clock_now();

-- AlterTable
ALTER TABLE "ingestion" ALTER COLUMN "available_at" SET DEFAULT clock_now(),
ALTER COLUMN "created_at" SET DEFAULT clock_now();

-- AlterTable
ALTER TABLE "knowledge_gap" ALTER COLUMN "created_at" SET DEFAULT clock_now();

-- AlterTable
ALTER TABLE "link_proposal" ALTER COLUMN "created_at" SET DEFAULT clock_now();

-- AlterTable
ALTER TABLE "mail_outbox" ALTER COLUMN "created_at" SET DEFAULT clock_now();

-- AlterTable
ALTER TABLE "organisation" ALTER COLUMN "created_at" SET DEFAULT clock_now();

-- AlterTable
ALTER TABLE "outbox" ALTER COLUMN "available_at" SET DEFAULT clock_now(),
ALTER COLUMN "created_at" SET DEFAULT clock_now();

-- AlterTable
ALTER TABLE "person" ALTER COLUMN "created_at" SET DEFAULT clock_now();

-- AlterTable
ALTER TABLE "retention_run" ALTER COLUMN "at" SET DEFAULT clock_now();

-- AlterTable
ALTER TABLE "retention_term" ALTER COLUMN "set_at" SET DEFAULT clock_now();

-- AlterTable
ALTER TABLE "role_grant" ALTER COLUMN "granted_at" SET DEFAULT clock_now();

-- AlterTable
ALTER TABLE "rule_alarm" ALTER COLUMN "raised_at" SET DEFAULT clock_now();

-- AlterTable
ALTER TABLE "rule_version" ALTER COLUMN "created_at" SET DEFAULT clock_now();

-- AlterTable
ALTER TABLE "tenant_invitation" ALTER COLUMN "created_at" SET DEFAULT clock_now();
