import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateSampleAccount } from './generate-sample-account.js';

const generator = dirname(fileURLToPath(import.meta.url));
await generateSampleAccount(dirname(generator));
