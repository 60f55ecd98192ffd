-- CreateTable
CREATE TABLE "ambassador_move" (
    "person_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "move" TEXT NOT NULL,

    CONSTRAINT "ambassador_move_pkey" PRIMARY KEY ("person_id","day","move")
);

-- CreateIndex
CREATE INDEX "ambassador_move_day_idx" ON "ambassador_move"("day");

-- AddForeignKey
ALTER TABLE "ambassador_move" ADD CONSTRAINT "ambassador_move_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
