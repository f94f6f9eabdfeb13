import { readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { ERROR_CODES } from '../account/request-error.js';

const PAGE = new URL('../docs/errors.md', import.meta.url);

const INTRODUCTION = `# Errors

Generated from \`account/request-error.ts\` by \`scripts/error-docs.ts\`; change it there.

An error has a \`message\` for people, a \`path\` when it belongs to a place in the answer, and \`extensions.code\` for
programs. \`extensions\` may also hold \`argument\` (the argument or header that breaks a rule), \`service\` (whose part is
missing), \`limit\`, \`max\` and \`got\` (which limit a question broke), \`requestId\` (under which the log has a fault).

The status is HTTP's when the whole request is refused with the code. A well-formed request whose question is refused is
answered with 200 in \`application/json\` and with 400 in \`application/graphql-response+json\`. What HTTP itself refuses has the
code \`BAD_INPUT\` without an argument and HTTP's own status: 403 (Host), 404 (address), 405 (method), 406 (Accept), 413 (size),
415 (type of the body), 431 (headers).`;

const OF_GRAPHQL = `A question that is not valid GraphQL for this schema has one of the usual codes instead: \`GRAPHQL_PARSE_FAILED\`,
\`GRAPHQL_VALIDATION_FAILED\`, \`BAD_USER_INPUT\` (its variables), \`OPERATION_RESOLUTION_FAILURE\` (its operationName),
\`BAD_REQUEST\` (the HTTP request around it).`;

/** The page that the table of codes says. */
function page(): Promise<string> {
  const rows = Object.entries(ERROR_CODES).map(
    ([code, { status, meaning }]) => `| \`${code}\` | ${status} | ${meaning} |`,
  );
  const table = ['| code | status | meaning |', '| --- | --- | --- |', ...rows].join('\n');
  return format(`${INTRODUCTION}\n\n${table}\n\n${OF_GRAPHQL}\n`, { parser: 'markdown' });
}

const text = await page();
if (!process.argv.includes('--check')) writeFileSync(PAGE, text);
else if (readFileSync(PAGE, 'utf8') !== text) {
  process.stderr.write(
    'docs/errors.md is not what account/request-error.ts says: run scripts/error-docs.ts\n',
  );
  process.exitCode = 1;
}
