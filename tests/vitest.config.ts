import path from 'node:path';
import { defineConfig } from 'vitest/config';

// tests that need the packed tarball in a real project; only they pay for the installs
const INSTALLED = ['tests/e2e/**/*.test.ts', 'tests/editor/**/*.test.ts', 'tests/package.test.ts'];
const EXCLUDED = ['**/node_modules/**', 'tests/projects/*/**'];
const results = process.env['LEAKGUARD_RESULTS'];

export default defineConfig({
  // a CommonJS source: the tests take the compiler itself
  resolve: { alias: [{ find: /.*\/typescript\.cjs$/, replacement: 'typescript' }] },
  test: {
    root: path.resolve(import.meta.dirname, '..'),
    reporters: results ? ['default', ['json', { outputFile: results }]] : ['default'],
    testTimeout: 60_000,
    hookTimeout: 300_000,
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'own', include: ['tests/**/*.test.ts'], exclude: [...EXCLUDED, ...INSTALLED] } },
      { extends: true, test: { name: 'installed', include: INSTALLED, exclude: EXCLUDED, globalSetup: 'tests/e2e/setup.ts', testTimeout: 300_000 } },
    ],
  },
});
