-- AlterEnum
ALTER TYPE "Role" ADD VALUE 'director';
