import { expect, test } from '@jest/globals';
import { copyOfSample } from '../support/editable-export.js';
import { SAMPLE_ACCOUNT, SAMPLE_EXPORT, runGateway } from '../support/run-gateway.js';

test('a second source of one account is refused by name and changes nothing', async () => {
  const copy = await copyOfSample();
  const gateway = await runGateway({ exports: [SAMPLE_EXPORT, copy.directory] });
  try {
    const [first, second] = gateway.collected;
    expect(first?.kind).toBe('collected');
    expect(second).toMatchObject({
      kind: 'failed',
      reason: {
        code: 'contradiction',
        message: `export:${copy.directory} is account ${SAMPLE_ACCOUNT}, which export:${SAMPLE_EXPORT} gives already`,
      },
    });
  } finally {
    await gateway.stop();
    await copy.remove();
  }
});
