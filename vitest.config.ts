import { defineConfig } from 'vitest/config';

const common = { testTimeout: 30_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    // Every file has databases of its own, so files run side by side; more at once would only share two cores and the
    // hundred connections of the server.
    maxWorkers: 3,
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
        test: { ...common, name: 'e2e', include: ['src/testing/e2e/*.e2e.ts'] },
      },
      {
        // npm run test:samples: reads the documents and schemas beside the project.
        test: { ...common, name: 'samples', include: ['src/**/*.samples.ts'] },
      },
    ],
  },
});
