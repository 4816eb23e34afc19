import { defineConfig } from 'vitest/config';

const BROWSER = 'test/**/*.browser.test.ts';
const EXTRAS = 'test/extras/**/*.test.ts';
const common = { testTimeout: 30_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    globalSetup: 'test/build.ts',
    projects: [
      { test: { ...common, name: 'main', include: ['test/**/*.test.ts'], exclude: [BROWSER, EXTRAS] } },
      // In a real Chromium, which npm does not bring along.
      { test: { ...common, name: 'browser', include: [BROWSER], fileParallelism: false } },
      // With optional packages that npm ci does not install.
      { test: { ...common, name: 'extras', include: [EXTRAS] } },
    ],
  },
});
