import { defineConfig } from 'vitest/config';

/** Tests of the optional extras, through the real libraries: `npm run extras:install && npm run test:extras`. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['test/extras/*.extra.ts'],
    testTimeout: 60_000,
  },
});
