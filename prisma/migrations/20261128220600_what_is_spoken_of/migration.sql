-- CreateTable
CREATE TABLE "spoken_of" (
    "conversation_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "person_id" UUID,
    "options" JSONB NOT NULL DEFAULT '[]',
    "unasked" BOOLEAN NOT NULL DEFAULT false,
    "said_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_now(),

    CONSTRAINT "spoken_of_pkey" PRIMARY KEY ("conversation_id","subject")
);

-- CreateIndex
CREATE INDEX "spoken_of_person_id_idx" ON "spoken_of"("person_id");

-- CreateIndex
CREATE INDEX "spoken_of_said_at_idx" ON "spoken_of"("said_at");

-- AddForeignKey
ALTER TABLE "spoken_of" ADD CONSTRAINT "spoken_of_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "spoken_of" ADD CONSTRAINT "spoken_of_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
