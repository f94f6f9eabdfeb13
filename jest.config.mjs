const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
  setupFilesAfterEnv: ['<rootDir>/test/set-up/silent-console.ts'],
};

/** What goes through the whole product, once more over Neo4j and in several processes; what does not, and why: `test/README.md`. */
const WHOLE = [
  '**/test/stories/*.test.ts',
  '**/test/abuse/*.test.ts',
  '**/test/gateway/{audit,narrowed-graph,resource-interface}.test.ts',
];
/** Stories of processes that they start themselves. */
const OWN_PROCESSES = [
  'process',
  'add-a-service',
  'killed-processes',
  'followed-while-killed',
  'live-account',
  'cluster-with-own-neo4j',
];
/** The stories of processes that need the Neo4j of the other project. */
const GIVEN_NEO4J = ['with-given-neo4j'];

const stories = (names) => names.map((name) => `/stories/${name}\\.test\\.ts$`);

export default {
  testTimeout: 120_000,
  maxWorkers: 2,
  testSequencer: '<rootDir>/test/set-up/slow-first.mjs',
  // modules of ES stay in memory after their test: a worker that has grown so far cannot end in the time that jest gives it
  workerIdleMemoryLimit: '600MB',
  projects: [
    {
      ...shared,
      displayName: 'embedded',
      roots: ['<rootDir>/test'],
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: stories(GIVEN_NEO4J),
    },
    {
      ...shared,
      displayName: 'cluster',
      roots: ['<rootDir>/test'],
      testMatch: WHOLE,
      testPathIgnorePatterns: stories(OWN_PROCESSES),
      globalSetup: '<rootDir>/test/set-up/start-cluster-services.mjs',
      globalTeardown: '<rootDir>/test/set-up/stop-cluster-services.mjs',
      setupFiles: ['<rootDir>/test/set-up/cluster-topology.ts'],
    },
  ],
};
