import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest, whatever their size: begun last, one would keep a worker busy while the other has nothing to do. */
const long = [
  '/test/journeys/',
  '/test/functions/manage/',
  '/test/shared/web/gallery',
  '/test/infra/local/runtime/',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const found = long.findIndex((part) => moduleId.includes(part));
      return found < 0 ? long.length : found;
    };
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}

/**
 * Files whose modules may be loaded once for a whole worker: they keep what they change (tables, clocks, clients) to
 * themselves. Loading the schemas and the AWS SDK anew for each of them would take as long as their tests.
 */
const together = [
  'test/shared/domain/**/*.test.ts',
  'test/shared/cases/**/*.test.ts',
  'test/functions/{award,dispatch,intake,review}/**/*.test.ts',
];

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: 'together', include: together, isolate: false } },
      { extends: true, test: { name: 'apart', include: ['test/**/*.test.ts'], exclude: together } },
    ],
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 90_000,
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
  },
});
