import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take a minute or more: they begin first, so that none of them is still at it when all the others are done. */
const LONG = [
  'eval/conversations',
  'storm',
  'broadcasts-killed',
  'month',
  'talk',
  'gone-or-silent',
  'operators',
  'rules',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => LONG.some((name) => moduleId.endsWith(`/${name}.test.ts`));
    return (await super.sort(files)).toSorted((one, other) => Number(isLong(other)) - Number(isLong(one)));
  }
}

// Only what hangs is ended by them: on a busy machine the slowest tests take ten times as long as on a quiet one.
const common = { testTimeout: 180_000, hookTimeout: 180_000, setupFiles: ['src/testing/property-seed.ts'] };

export default defineConfig({
  test: {
    // Every file has databases of its own, so files run side by side, a little more than the cores of a small machine: a
    // test often waits for the database. The server's hundred connections are the limit.
    maxWorkers: 3,
    // Modules are loaded once a worker: none of ours keeps state that a test could leave behind, and loading them again
    // for every file takes a quarter of the time.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        // npm test: needs nothing outside this folder.
        test: { ...common, name: 'unit', include: ['src/**/*.test.ts'], globalSetup: ['src/testing/global-setup.ts'] },
      },
      {
        // npm run test:security: hundreds of attempts each, and so apart; needs nothing outside this folder either.
        test: {
          ...common,
          name: 'security',
          include: ['src/**/*.security.ts'],
          globalSetup: ['src/testing/global-setup.ts'],
        },
      },
      {
        // npm run test:e2e: needs Chromium.
        test: {
          ...common,
          name: 'e2e',
          include: ['src/testing/e2e/*.e2e.ts'],
          globalSetup: ['src/testing/global-setup.ts'],
        },
      },
      {
        // npm run test:samples: reads the documents and schemas beside the project, and asks about them.
        test: {
          ...common,
          name: 'samples',
          include: ['src/**/*.samples.ts'],
          globalSetup: ['src/testing/global-setup.ts'],
        },
      },
    ],
  },
});
