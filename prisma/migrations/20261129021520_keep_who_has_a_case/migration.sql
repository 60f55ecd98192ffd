-- DropForeignKey
ALTER TABLE "entrepreneur_case" DROP CONSTRAINT "entrepreneur_case_owner_member_id_fkey";

-- AddForeignKey
ALTER TABLE "entrepreneur_case" ADD CONSTRAINT "entrepreneur_case_owner_member_id_fkey" FOREIGN KEY ("owner_member_id") REFERENCES "counter_member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
