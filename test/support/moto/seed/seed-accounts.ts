import { STS } from '@aws-sdk/client-sts';
import { Expectation } from './expectation.js';
import { expectImplicit } from './expect-implicit.js';
import { type Credentials, type Place, given, openPlace } from './place.js';
import { seedBuckets } from './seed-storage.js';
import { seedCompute } from './seed-compute.js';
import { seedDatabases } from './seed-database.js';
import { seedFunctions } from './seed-functions.js';
import { seedIdentity, seedRole } from './seed-identity.js';
import { seedMessaging } from './seed-messaging.js';
import { seedNetwork } from './seed-network.js';
import { seedTraffic } from './seed-loadbalancing.js';

export interface SeededAccount {
  readonly account: string;
  /** null: the credentials' own account */
  readonly roleArn: string | null;
  readonly expected: Expectation;
  /** the first so many of the expected nodes are what was asked for; the provider makes the others by itself */
  readonly made: number;
  readonly place: (region: string) => Place;
}

type Opened = Omit<SeededAccount, 'made'>;

export interface Seeded {
  readonly own: SeededAccount;
  readonly other: SeededAccount;
}

export interface SeedSize {
  /** how many of each type that comes in numbers, in the first region */
  readonly first: number;
  /** the same in the second region, and in the other account */
  readonly second: number;
  /** the regions that the accounts have enabled; all of moto's when left out */
  readonly regions?: readonly string[];
}

export const CREDENTIALS: Credentials = { accessKeyId: 'testing', secretAccessKey: 'testing' };
export const FIRST_REGION = 'us-east-1';
export const SECOND_REGION = 'eu-west-1';
const OTHER_ROLE = 'arn:aws:iam::222222222222:role/reader';

/** Makes two accounts at moto, through the real clients, and says what there is afterwards. */
export async function seedAccounts(endpoint: string, size: SeedSize): Promise<Seeded> {
  await fetch(`${endpoint}/moto-api/seed?a=42`, { method: 'POST' });
  const own = await openAccount(endpoint, CREDENTIALS, null);
  const other = await openAccount(endpoint, await assumed(endpoint), OTHER_ROLE);
  await seedRegion(own.place(FIRST_REGION), size.first);
  await seedRegion(own.place(SECOND_REGION), size.second, { shared: false });
  await seedRegion(other.place(FIRST_REGION), size.second);
  await visitor(other, own.account);
  const made = { own: own.expected.nodes.length, other: other.expected.nodes.length };
  for (const one of [own, other]) {
    for (const region of size.regions ?? (await regionNames(one)))
      await expectImplicit(one.place(region));
  }
  return { own: { ...own, made: made.own }, other: { ...other, made: made.other } };
}

/** A role that a role of another account may take on. */
async function visitor({ place, expected }: Opened, from: string): Promise<void> {
  const trusted = `arn:aws:iam::${from}:role/service`;
  const id = await seedRole(place(FIRST_REGION), 'visitor', { AWS: trusted });
  expected.edge(id, 'TRUSTS', expected.outside('Role', trusted));
}

async function assumed(endpoint: string): Promise<Credentials> {
  const sts = new STS({ endpoint, region: FIRST_REGION, credentials: CREDENTIALS });
  const { Credentials: got } = await sts.assumeRole({
    RoleArn: OTHER_ROLE,
    RoleSessionName: 'seed',
  });
  return {
    accessKeyId: given(got?.AccessKeyId),
    secretAccessKey: given(got?.SecretAccessKey),
    sessionToken: given(got?.SessionToken),
  };
}

async function openAccount(
  endpoint: string,
  credentials: Credentials,
  roleArn: string | null,
): Promise<Opened> {
  const sts = new STS({ endpoint, region: FIRST_REGION, credentials });
  const account = given((await sts.getCallerIdentity({})).Account);
  const expected = new Expectation();
  const places = new Map<string, Place>();
  const place = (region: string): Place => {
    const known = places.get(region);
    if (known !== undefined) return known;
    const opened = openPlace(endpoint, credentials, { account, region, expected });
    places.set(region, opened);
    return opened;
  };
  return { account, roleArn, expected, place };
}

async function regionNames({ place }: Opened): Promise<readonly string[]> {
  const { Regions } = await place(FIRST_REGION).ec2.describeRegions({});
  const enabled = (Regions ?? []).filter(({ OptInStatus }) => OptInStatus !== 'not-opted-in');
  return enabled.map(({ RegionName }) => given(RegionName));
}

/** Identity is global: only the first region of an account makes it, and the others use its role. */
async function seedRegion(
  place: Place,
  count: number,
  { shared = true }: { readonly shared?: boolean } = {},
): Promise<void> {
  const identity = shared ? await seedIdentity(place, count) : knownIdentity(place);
  const network = await seedNetwork(place, Math.max(count, 2));
  const compute = await seedCompute(place, network, identity, count);
  const messaging = await seedMessaging(place, Math.max(count, 2));
  const table = await seedDatabases(place, network, identity, count);
  const sources = { network, identity, messaging, table };
  const functions = await seedFunctions(place, sources, count);
  const { serviceRole } = identity;
  const buckets = await seedBuckets(
    place,
    { messaging, functions, serviceRole },
    Math.max(count, 3),
  );
  await seedTraffic(place, { compute, functions, logs: buckets[0] ?? '' }, Math.max(count, 2));
}

function knownIdentity({ account }: Place) {
  const name = 'service-profile';
  return {
    serviceRole: `arn:aws:iam::${account}:role/service`,
    profile: { name, arn: `arn:aws:iam::${account}:instance-profile/${name}` },
  };
}
