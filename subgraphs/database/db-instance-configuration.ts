import { defined } from '../../account/collect/defined.js';
import type { Field } from '../../account/collect/field.js';
import type { MappedNode } from '../../account/collect/listing.js';
import { dbInstanceMonitoring } from './db-instance-monitoring.js';

type JsonObject = ReturnType<typeof defined>;

/** Everything about a database instance but its storage and its relations. */
export function dbInstanceConfiguration(instance: Field): MappedNode['attributes'] {
  return {
    ...identity(instance),
    ...placement(instance),
    ...engine(instance),
    ...dbInstanceMonitoring(instance),
    maintenanceWindow: instance.text('PreferredMaintenanceWindow'),
    upgradeRolloutOrder: instance.text('UpgradeRolloutOrder'),
    autoMinorVersionUpgrade: instance.flag('AutoMinorVersionUpgrade'),
    automationMode: instance.text('AutomationMode'),
    deletionProtection: instance.flag('DeletionProtection'),
    createdAt: instance.time('InstanceCreateTime'),
  };
}

function identity(instance: Field): MappedNode['attributes'] {
  const secret = instance.object('MasterUserSecret');
  return {
    resourceId: instance.text('DbiResourceId'),
    state: instance.text('DBInstanceStatus'),
    databaseName: instance.text('DBName'),
    systemId: instance.text('DBSystemId'),
    masterUsername: instance.text('MasterUsername'),
    masterUserSecret:
      secret && defined({ arn: secret.text('SecretArn'), kmsKeyId: secret.text('KmsKeyId') }),
    clusterIdentifier: instance.text('DBClusterIdentifier'),
    replicaSourceCluster: instance.text('ReadReplicaSourceDBClusterIdentifier'),
    replicaMode: instance.text('ReplicaMode'),
    promotionTier: instance.number('PromotionTier'),
    iamAuthentication: instance.flag('IAMDatabaseAuthenticationEnabled'),
    certificateAuthority: instance.text('CACertificateIdentifier'),
    certificateValidTill: certificateValidTill(instance),
    domains: domains(instance),
  };
}

/** The authority is told beside the details as well. */
function certificateValidTill(instance: Field): string | undefined {
  const details = instance.object('CertificateDetails');
  details?.text('CAIdentifier');
  return details?.time('ValidTill');
}

function placement(instance: Field): MappedNode['attributes'] {
  return {
    endpoint: endpoint(instance, 'Endpoint'),
    listenerEndpoint: endpoint(instance, 'ListenerEndpoint'),
    multiAz: instance.flag('MultiAZ'),
    availabilityZone: instance.text('AvailabilityZone'),
    secondaryAvailabilityZone: instance.text('SecondaryAvailabilityZone'),
    networkType: instance.text('NetworkType'),
    publiclyAccessible: instance.flag('PubliclyAccessible'),
    customerOwnedIp: instance.flag('CustomerOwnedIpEnabled'),
    dbSecurityGroups: names(instance, 'DBSecurityGroups', 'DBSecurityGroupName'),
  };
}

function engine(instance: Field): MappedNode['attributes'] {
  return {
    instanceClass: instance.text('DBInstanceClass'),
    engine: instance.text('Engine'),
    engineVersion: instance.text('EngineVersion'),
    engineLifecycleSupport: instance.text('EngineLifecycleSupport'),
    licenseModel: instance.text('LicenseModel'),
    multiTenant: instance.flag('MultiTenant'),
    parameterGroups: names(instance, 'DBParameterGroups', 'DBParameterGroupName'),
    optionGroups: names(instance, 'OptionGroupMemberships', 'OptionGroupName'),
    characterSet: instance.text('CharacterSetName'),
    nationalCharacterSet: instance.text('NcharCharacterSetName'),
    timezone: instance.text('Timezone'),
    processorFeatures: instance
      .objects('ProcessorFeatures')
      .map((feature) => ({ name: feature.required('Name'), value: feature.text('Value') ?? '' }))
      .toSorted((one, other) => (one.name < other.name ? -1 : 1)),
  };
}

function endpoint(instance: Field, name: string): JsonObject | undefined {
  const place = instance.object(name);
  if (place === undefined) return undefined;
  return defined({
    address: place.text('Address'),
    port: place.number('Port'),
    hostedZoneId: place.text('HostedZoneId'),
  });
}

function names(instance: Field, list: string, name: string): readonly string[] {
  return instance
    .objects(list)
    .map((group) => group.required(name))
    .toSorted();
}

function domains(instance: Field): readonly JsonObject[] {
  return instance
    .objects('DomainMemberships')
    .map((membership) => ({
      domain: membership.text('Domain') ?? '',
      fullName: membership.text('FQDN'),
      organizationalUnit: membership.text('OU'),
      secretArn: membership.text('AuthSecretArn'),
      dnsServers: membership.texts('DnsIps'),
    }))
    .toSorted((one, other) => (one.domain < other.domain ? -1 : 1))
    .map(defined);
}
