-- CreateTable
CREATE TABLE "policy_term" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "begins_on" DATE NOT NULL,
    "ends_on" DATE,
    "source" TEXT,
    "confirmed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_now(),

    CONSTRAINT "policy_term_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_theme" (
    "id" UUID NOT NULL,
    "term_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "about" TEXT,

    CONSTRAINT "policy_theme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_link" (
    "theme_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "item" TEXT NOT NULL,

    CONSTRAINT "policy_link_pkey" PRIMARY KEY ("theme_id","kind","item")
);

-- CreateIndex
CREATE INDEX "policy_term_organisation_id_begins_on_idx" ON "policy_term"("organisation_id", "begins_on");

-- CreateIndex
CREATE INDEX "policy_theme_term_id_idx" ON "policy_theme"("term_id");

-- AddForeignKey
ALTER TABLE "policy_term" ADD CONSTRAINT "policy_term_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_theme" ADD CONSTRAINT "policy_theme_term_id_fkey" FOREIGN KEY ("term_id") REFERENCES "policy_term"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_link" ADD CONSTRAINT "policy_link_theme_id_fkey" FOREIGN KEY ("theme_id") REFERENCES "policy_theme"("id") ON DELETE CASCADE ON UPDATE CASCADE;
