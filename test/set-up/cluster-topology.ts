// Gateways of this project's tests are clusters: `test/support/run-gateway.ts`.
process.env['TOPOLOGY'] = 'cluster';
