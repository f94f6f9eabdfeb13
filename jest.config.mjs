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

/** Stories of processes that they start themselves: the topology is theirs. */
const OWN_PROCESSES = ['process', 'add-a-service', 'killed-processes'];

export default {
  testTimeout: 30_000,
  maxWorkers: 2,
  projects: [
    {
      ...shared,
      displayName: 'embedded',
      roots: ['<rootDir>/test'],
      testMatch: ['**/*.test.ts'],
    },
    {
      ...shared,
      displayName: 'cluster',
      roots: ['<rootDir>/test/stories'],
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: OWN_PROCESSES.map((name) => `/${name}\\.test\\.ts$`),
      setupFiles: ['<rootDir>/test/set-up/cluster-topology.ts'],
    },
  ],
};
