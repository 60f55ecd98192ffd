-- AlterEnum
ALTER TYPE "PledgeAudience" ADD VALUE 'ambassadors';
