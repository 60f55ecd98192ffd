-- CreateEnum
CREATE TYPE "Platform" AS ENUM ('slack', 'teams');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('colleague', 'ambassador', 'broker', 'procurement_officer', 'counter_contact', 'administrator');

-- CreateEnum
CREATE TYPE "ConversationKind" AS ENUM ('personal', 'group', 'channel', 'command', 'home');

-- CreateEnum
CREATE TYPE "InboxState" AS ENUM ('received', 'working', 'done', 'failed');

-- CreateEnum
CREATE TYPE "OutboxState" AS ENUM ('queued', 'sending', 'sent', 'blocked', 'not_installed', 'failed', 'uncertain');

-- CreateEnum
CREATE TYPE "Scope" AS ENUM ('network', 'organisation', 'direct_only');

-- CreateEnum
CREATE TYPE "AnswerStatus" AS ENUM ('answered', 'clarify', 'declined');

-- CreateEnum
CREATE TYPE "AnswerMode" AS ENUM ('quoted', 'written');

-- CreateEnum
CREATE TYPE "Verdict" AS ENUM ('useful', 'not_useful');

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chat_tenant" (
    "id" UUID NOT NULL,
    "platform" "Platform" NOT NULL,
    "external_id" TEXT NOT NULL,
    "organisation_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "chat_tenant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "display_name" TEXT,
    "email" TEXT,
    "language" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chat_identity" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "external_user_id" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "introduced_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "chat_identity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_grant" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "granted_by" UUID,
    "granted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "role_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversation" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "kind" "ConversationKind" NOT NULL,
    "address" JSONB NOT NULL,
    "memory" JSONB,
    "memory_updated_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "conversation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbox" (
    "id" BIGSERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "conversation_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSONB,
    "state" "InboxState" NOT NULL DEFAULT 'received',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "claim" UUID,
    "claimed_until" TIMESTAMPTZ(3),
    "available_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "error_code" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" BIGSERIAL NOT NULL,
    "conversation_id" UUID NOT NULL,
    "inbox_id" BIGINT,
    "payload" JSONB,
    "state" "OutboxState" NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "claim" UUID,
    "claimed_until" TIMESTAMPTZ(3),
    "available_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "possibly_double" BOOLEAN NOT NULL DEFAULT false,
    "platform_message_id" TEXT,
    "answer_id" UUID,
    "error_code" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "publisher" TEXT NOT NULL,
    "url" TEXT,
    "date" TEXT,

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "scope" "Scope" NOT NULL DEFAULT 'network',
    "organisation_id" UUID,
    "owner_id" UUID,
    "current_version_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document_version" (
    "id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "content_hash" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "themes" TEXT[],
    "aliases" TEXT[],
    "date" TEXT,
    "valid_from" TEXT,
    "valid_until" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "document_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passage" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "headings" TEXT[],
    "text" TEXT NOT NULL,
    "source_id" UUID NOT NULL,

    CONSTRAINT "passage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer" (
    "id" UUID NOT NULL,
    "conversation_id" UUID,
    "person_id" UUID,
    "question" TEXT,
    "text" TEXT,
    "status" "AnswerStatus" NOT NULL,
    "mode" "AnswerMode" NOT NULL,
    "language" TEXT NOT NULL,
    "prompt" TEXT,
    "model" TEXT,
    "elapsed_ms" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer_citation" (
    "answer_id" UUID NOT NULL,
    "n" INTEGER NOT NULL,
    "passage_id" UUID NOT NULL,
    "quote" TEXT NOT NULL,

    CONSTRAINT "answer_citation_pkey" PRIMARY KEY ("answer_id","n")
);

-- CreateTable
CREATE TABLE "feedback" (
    "id" UUID NOT NULL,
    "answer_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "verdict" "Verdict" NOT NULL,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "feedback_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "organisation_slug_key" ON "organisation"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "chat_tenant_platform_external_id_key" ON "chat_tenant"("platform", "external_id");

-- CreateIndex
CREATE INDEX "person_organisation_id_idx" ON "person"("organisation_id");

-- CreateIndex
CREATE INDEX "chat_identity_person_id_idx" ON "chat_identity"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "chat_identity_tenant_id_external_user_id_key" ON "chat_identity"("tenant_id", "external_user_id");

-- CreateIndex
CREATE INDEX "role_grant_person_id_idx" ON "role_grant"("person_id");

-- CreateIndex
CREATE INDEX "conversation_memory_updated_at_idx" ON "conversation"("memory_updated_at");

-- CreateIndex
CREATE UNIQUE INDEX "conversation_tenant_id_external_id_key" ON "conversation"("tenant_id", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_key_key" ON "inbox"("key");

-- CreateIndex
CREATE INDEX "inbox_conversation_id_id_idx" ON "inbox"("conversation_id", "id");

-- CreateIndex
CREATE INDEX "inbox_state_available_at_idx" ON "inbox"("state", "available_at");

-- CreateIndex
CREATE INDEX "inbox_received_at_idx" ON "inbox"("received_at");

-- CreateIndex
CREATE INDEX "outbox_conversation_id_id_idx" ON "outbox"("conversation_id", "id");

-- CreateIndex
CREATE INDEX "outbox_conversation_id_platform_message_id_idx" ON "outbox"("conversation_id", "platform_message_id");

-- CreateIndex
CREATE INDEX "outbox_state_available_at_idx" ON "outbox"("state", "available_at");

-- CreateIndex
CREATE INDEX "outbox_created_at_idx" ON "outbox"("created_at");

-- CreateIndex
CREATE INDEX "outbox_answer_id_idx" ON "outbox"("answer_id");

-- CreateIndex
CREATE UNIQUE INDEX "source_key_key" ON "source"("key");

-- CreateIndex
CREATE UNIQUE INDEX "document_slug_key" ON "document"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "document_current_version_id_key" ON "document"("current_version_id");

-- CreateIndex
CREATE UNIQUE INDEX "document_version_document_id_content_hash_key" ON "document_version"("document_id", "content_hash");

-- CreateIndex
CREATE INDEX "passage_source_id_idx" ON "passage"("source_id");

-- CreateIndex
CREATE UNIQUE INDEX "passage_version_id_position_key" ON "passage"("version_id", "position");

-- CreateIndex
CREATE INDEX "answer_created_at_idx" ON "answer"("created_at");

-- CreateIndex
CREATE INDEX "answer_person_id_created_at_idx" ON "answer"("person_id", "created_at");

-- CreateIndex
CREATE INDEX "answer_conversation_id_idx" ON "answer"("conversation_id");

-- CreateIndex
CREATE INDEX "answer_citation_passage_id_idx" ON "answer_citation"("passage_id");

-- CreateIndex
CREATE INDEX "feedback_person_id_idx" ON "feedback"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "feedback_answer_id_person_id_key" ON "feedback"("answer_id", "person_id");

-- AddForeignKey
ALTER TABLE "chat_tenant" ADD CONSTRAINT "chat_tenant_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_identity" ADD CONSTRAINT "chat_identity_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "chat_tenant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_identity" ADD CONSTRAINT "chat_identity_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_granted_by_fkey" FOREIGN KEY ("granted_by") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "chat_tenant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inbox" ADD CONSTRAINT "inbox_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_inbox_id_fkey" FOREIGN KEY ("inbox_id") REFERENCES "inbox"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_answer_id_fkey" FOREIGN KEY ("answer_id") REFERENCES "answer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_current_version_id_fkey" FOREIGN KEY ("current_version_id") REFERENCES "document_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_version" ADD CONSTRAINT "document_version_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passage" ADD CONSTRAINT "passage_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "document_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passage" ADD CONSTRAINT "passage_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_citation" ADD CONSTRAINT "answer_citation_answer_id_fkey" FOREIGN KEY ("answer_id") REFERENCES "answer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_citation" ADD CONSTRAINT "answer_citation_passage_id_fkey" FOREIGN KEY ("passage_id") REFERENCES "passage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_answer_id_fkey" FOREIGN KEY ("answer_id") REFERENCES "answer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
