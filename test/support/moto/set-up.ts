import { motoEnvironment } from './moto-environment.js';

/** Makes the environment of the live tests where it is missing: a step of the set-up, before any test is timed. */
await motoEnvironment();
