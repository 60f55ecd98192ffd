-- CreateTable
CREATE TABLE "passage_vector" (
    "passage_id" UUID NOT NULL,
    "model" TEXT NOT NULL,
    "vector" BYTEA NOT NULL,

    CONSTRAINT "passage_vector_pkey" PRIMARY KEY ("passage_id")
);

-- AddForeignKey
ALTER TABLE "passage_vector" ADD CONSTRAINT "passage_vector_passage_id_fkey" FOREIGN KEY ("passage_id") REFERENCES "passage"("id") ON DELETE CASCADE ON UPDATE CASCADE;
