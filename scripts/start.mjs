import { entry } from './built.mjs';

// `npm start`: installs and builds what is missing or older than its source, then runs the gateway.
await import(entry);
