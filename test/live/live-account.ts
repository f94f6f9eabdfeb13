import { type AwsProvider, openAws } from '../../provider/aws/open-aws.js';
import { type PagingProxy, startPagingProxy } from '../support/moto/paging-proxy.js';
import {
  CREDENTIALS,
  FIRST_REGION,
  type SeedSize,
  type Seeded,
  type SeededAccount,
  seedAccounts,
} from '../support/moto/seed/seed-accounts.js';
import { acceptNativeErrors } from '../support/moto/native-errors.js';
import { startMoto } from '../support/moto/start-moto.js';
import { type LiveCollector, newLiveCollector } from './live-collector.js';

/** Seeded accounts at a live provider that pages, and a collector with a store of its own. */
export interface LiveAccounts {
  readonly seeded: Seeded;
  readonly proxy: PagingProxy;
  readonly collector: LiveCollector;
  /** each account's own provider, through the proxy */
  readonly providerOf: (account: SeededAccount) => AwsProvider;
  stop(): Promise<void>;
}

/** No budget of the provider's slows a test. */
const RATE = { perSecond: 5000, burst: 5000 };
const RATES = Object.fromEntries(
  ['autoscaling', 'dynamodb', 'ec2', 'elb', 'elbv2', 'iam', 'lambda', 'rds']
    .concat(['s3', 'sns', 'sqs', 'sts'])
    .map((service) => [service, RATE]),
);

export async function openLiveAccounts(size: SeedSize, pageSize: number): Promise<LiveAccounts> {
  acceptNativeErrors();
  const moto = await startMoto();
  const opened: AwsProvider[] = [];
  try {
    const seeded = await seedAccounts(moto.url, size);
    const proxy = await startPagingProxy(moto.url, {
      pageSize,
      ...(size.regions === undefined ? {} : { regions: size.regions }),
    });
    const collector = newLiveCollector();
    return {
      seeded,
      proxy,
      collector,
      providerOf: ({ roleArn }) => {
        const provider = openAws({
          endpoint: proxy.url,
          region: FIRST_REGION,
          credentials: async () => CREDENTIALS,
          rates: RATES,
          random: () => 0,
          ...(roleArn === null ? {} : { role: roleArn }),
        });
        opened.push(provider);
        return provider;
      },
      stop: async () => {
        await Promise.all(opened.map((provider) => provider.close()));
        await proxy.stop();
        await moto.stop();
        await collector.close();
      },
    };
  } catch (error) {
    await moto.stop();
    throw error;
  }
}
