-- CreateTable
CREATE TABLE "restoration" (
    "id" SERIAL NOT NULL,
    "restored_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_now(),
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "outbox_up_to" BIGINT NOT NULL,
    "mail_up_to" BIGINT NOT NULL,
    "erased_again_at" TIMESTAMPTZ(3),
    "released_at" TIMESTAMPTZ(3),

    CONSTRAINT "restoration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "erasure" (
    "hash" TEXT NOT NULL,
    "erased_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_now(),

    CONSTRAINT "erasure_pkey" PRIMARY KEY ("hash")
);
