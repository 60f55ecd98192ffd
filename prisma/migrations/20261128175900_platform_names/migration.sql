-- The name of a platform is data: which platforms there are is known where they are made.
ALTER TABLE "chat_tenant" ALTER COLUMN "platform" TYPE TEXT USING "platform"::text;
ALTER TABLE "person" ALTER COLUMN "preferred_platform" TYPE TEXT USING "preferred_platform"::text;
ALTER TABLE "tenant_invitation" ALTER COLUMN "platform" TYPE TEXT USING "platform"::text;

-- DropEnum
DROP TYPE "Platform";
