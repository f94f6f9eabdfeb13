import { company, type Region } from './company.js';
import type { Ledger } from './ledger.js';
import { listOperations } from './list-operations.js';

function listFiles(
  ledger: Ledger,
  region: Region,
  operations: Readonly<Record<string, string>>,
): [string, unknown][] {
  return Object.entries(operations).map(([operation, field]) => {
    const items = ledger.items.filter(
      (listed) => listed.region === region && listed.operation === operation,
    );
    return [`${region}/${operation}.json`, { [field]: items.map((listed) => listed.item) }];
  });
}

function describeRegions(): unknown {
  const Regions = [company.home, company.branch].map((region) => ({
    Endpoint: `ec2.${region}.amazonaws.com`,
    OptInStatus: 'opt-in-not-required',
    RegionName: region,
  }));
  return { Regions };
}

/** Every file of the export: path below it → what stands in it. An answer about one item has no suffix. */
export function answerFiles(ledger: Ledger): ReadonlyMap<string, unknown> {
  const files = new Map<string, unknown>([['describe-regions.json', describeRegions()]]);
  for (const region of [company.home, company.branch]) {
    for (const [path, body] of listFiles(ledger, region, listOperations.regional))
      files.set(path, body);
  }
  for (const [path, body] of listFiles(ledger, company.home, listOperations.global))
    files.set(path, body);
  for (const { region, path, body } of ledger.answers) {
    const [operation = '', ...args] = path;
    const end =
      args.length === 0
        ? `${operation}.json`
        : [operation, ...args.map(encodeURIComponent)].join('/');
    files.set(`${region}/${end}`, body);
  }
  return files;
}
