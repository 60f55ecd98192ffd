-- CreateEnum
CREATE TYPE "Standing" AS ENUM ('member', 'guest', 'external', 'unknown');

-- CreateEnum
CREATE TYPE "LinkDecision" AS ENUM ('linked', 'kept_apart');

-- AlterEnum
ALTER TYPE "Role" ADD VALUE 'network_broker';

-- DropForeignKey
ALTER TABLE "person" DROP CONSTRAINT "person_organisation_id_fkey";

-- DropIndex
DROP INDEX "person_organisation_id_idx";

-- AlterTable
ALTER TABLE "chat_identity" ADD COLUMN     "deactivated_at" TIMESTAMPTZ(3),
ADD COLUMN     "email" TEXT,
ADD COLUMN     "standing" "Standing" NOT NULL DEFAULT 'unknown',
ADD COLUMN     "verified_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "chat_tenant" ADD COLUMN     "credentials" BYTEA,
ADD COLUMN     "disconnected_at" TIMESTAMPTZ(3),
ADD COLUMN     "people_read_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "conversation" ADD COLUMN     "shared" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "inbox" ADD COLUMN     "sender" TEXT;

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "department" TEXT,
ADD COLUMN     "erased_at" TIMESTAMPTZ(3),
ADD COLUMN     "preferred_platform" "Platform",
ADD COLUMN     "region" TEXT,
ALTER COLUMN "organisation_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "role_grant" ADD COLUMN     "revoked_by" UUID;

-- CreateTable
CREATE TABLE "tenant_invitation" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "platform" "Platform" NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "state_hash" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tenant_invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "link_proposal" (
    "id" UUID NOT NULL,
    "identity_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "decision" "LinkDecision",
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "link_proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" UUID,
    "organisation_id" UUID,
    "action" TEXT NOT NULL,
    "object_kind" TEXT NOT NULL,
    "object_id" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "download_ticket" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "download_ticket_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "retention_term" (
    "kind" TEXT NOT NULL,
    "days" INTEGER NOT NULL,
    "set_by" UUID,
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "retention_term_pkey" PRIMARY KEY ("kind")
);

-- CreateTable
CREATE TABLE "retention_run" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" TEXT NOT NULL,
    "days" INTEGER NOT NULL,
    "forgotten" INTEGER NOT NULL,

    CONSTRAINT "retention_run_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "tenant_invitation_secret_hash_key" ON "tenant_invitation"("secret_hash");

-- CreateIndex
CREATE UNIQUE INDEX "tenant_invitation_state_hash_key" ON "tenant_invitation"("state_hash");

-- CreateIndex
CREATE INDEX "link_proposal_person_id_idx" ON "link_proposal"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "link_proposal_identity_id_person_id_key" ON "link_proposal"("identity_id", "person_id");

-- CreateIndex
CREATE INDEX "audit_entry_organisation_id_at_idx" ON "audit_entry"("organisation_id", "at");

-- CreateIndex
CREATE INDEX "audit_entry_actor_id_idx" ON "audit_entry"("actor_id");

-- CreateIndex
CREATE INDEX "audit_entry_object_kind_object_id_idx" ON "audit_entry"("object_kind", "object_id");

-- CreateIndex
CREATE UNIQUE INDEX "download_ticket_secret_hash_key" ON "download_ticket"("secret_hash");

-- CreateIndex
CREATE INDEX "download_ticket_person_id_idx" ON "download_ticket"("person_id");

-- CreateIndex
CREATE INDEX "retention_run_at_idx" ON "retention_run"("at");

-- CreateIndex
CREATE INDEX "chat_identity_email_idx" ON "chat_identity"("email");

-- CreateIndex
CREATE INDEX "inbox_sender_idx" ON "inbox"("sender");

-- CreateIndex
CREATE UNIQUE INDEX "person_organisation_id_email_key" ON "person"("organisation_id", "email");

-- AddForeignKey
ALTER TABLE "tenant_invitation" ADD CONSTRAINT "tenant_invitation_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_proposal" ADD CONSTRAINT "link_proposal_identity_id_fkey" FOREIGN KEY ("identity_id") REFERENCES "chat_identity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_proposal" ADD CONSTRAINT "link_proposal_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_proposal" ADD CONSTRAINT "link_proposal_decided_by_fkey" FOREIGN KEY ("decided_by") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_revoked_by_fkey" FOREIGN KEY ("revoked_by") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "download_ticket" ADD CONSTRAINT "download_ticket_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
