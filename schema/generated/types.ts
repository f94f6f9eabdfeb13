import type { Json } from '../../account/graph/record.js';

export type CpuOptions = {
  readonly cores?: number;
  readonly threadsPerCore?: number;
  readonly amdSevSnp?: string;
  readonly nestedVirtualization?: string;
};

export type InstanceMetadataOptions = {
  readonly httpEndpoint?: string;
  readonly httpProtocolIpv6?: string;
  readonly httpTokens?: string;
  readonly hopLimit?: number;
  readonly instanceMetadataTags?: string;
};

export type PrivateDnsNameOptions = {
  readonly hostnameType?: string;
  readonly resourceNameARecord?: boolean;
  readonly resourceNameAaaaRecord?: boolean;
};

export type BlockDevice = {
  readonly device?: string;
  readonly virtualName?: string;
  readonly suppressed?: boolean;
  readonly sizeGiB?: number;
  readonly volumeType?: string;
  readonly iops?: number;
  readonly throughputMiBps?: number;
  readonly initializationRateMiBps?: number;
  readonly encrypted?: boolean;
  readonly kmsKeyId?: string;
  readonly deleteOnTermination?: boolean;
  readonly availabilityZone?: string;
  readonly outpostArn?: string;
};

export type LaunchTemplateInterface = {
  readonly deviceIndex?: number;
  readonly networkCardIndex?: number;
  readonly description?: string;
  readonly interfaceType?: string;
  readonly publicIpAddress?: boolean;
  readonly carrierIpAddress?: boolean;
  readonly deleteOnTermination?: boolean;
  readonly privateIpAddress?: string;
  readonly privateIpAddresses?: readonly (string)[];
  readonly secondaryPrivateIpAddressCount?: number;
  readonly ipv6Addresses?: readonly (string)[];
  readonly ipv6AddressCount?: number;
  readonly ipv4Prefixes?: readonly (string)[];
  readonly ipv4PrefixCount?: number;
  readonly ipv6Prefixes?: readonly (string)[];
  readonly ipv6PrefixCount?: number;
  readonly primaryIpv6?: boolean;
  readonly enaSrd?: Json;
  readonly connectionTracking?: Json;
  readonly enaQueueCount?: number;
};

export type TagSpecification = {
  readonly resourceType?: string;
  readonly tags?: readonly (Tag)[];
};

export type InstancesDistribution = {
  readonly onDemandAllocationStrategy?: string;
  readonly onDemandBaseCapacity?: number;
  readonly onDemandPercentageAboveBase?: number;
  readonly spotAllocationStrategy?: string;
  readonly spotInstancePools?: number;
  readonly spotMaxPrice?: string;
};

export type LaunchOverride = {
  readonly instanceType?: string;
  readonly weightedCapacity?: string;
  readonly instanceRequirements?: Json;
};

export type WarmPool = {
  readonly minSize?: number;
  readonly maxPreparedCapacity?: number;
  readonly poolState?: string;
  readonly reuseOnScaleIn?: boolean;
};

export type DbEndpoint = {
  readonly address?: string;
  readonly port?: number;
  readonly hostedZoneId?: string;
};

export type DbMasterUserSecret = {
  readonly arn?: string;
  readonly kmsKeyId?: string;
};

export type DbVolume = {
  readonly name?: string;
  readonly storageType?: string;
  readonly sizeGiB?: number;
  readonly maxSizeGiB?: number;
  readonly iops?: number;
  readonly throughputMiBps?: number;
};

export type DbProcessorFeature = {
  readonly name?: string;
  readonly value?: string;
};

export type DbDomain = {
  readonly domain?: string;
  readonly fullName?: string;
  readonly organizationalUnit?: string;
  readonly secretArn?: string;
  readonly dnsServers?: readonly (string)[];
};

export type DbActivityStream = {
  readonly mode?: string;
  readonly kinesisStream?: string;
  readonly kmsKeyId?: string;
  readonly engineNativeAuditFields?: boolean;
};

export type TableKeyPart = {
  readonly attribute?: string;
  readonly role?: string;
};

export type TableAttribute = {
  readonly name?: string;
  readonly valueType?: string;
};

export type TableCapacity = {
  readonly readUnits?: number;
  readonly writeUnits?: number;
  readonly maxReadUnits?: number;
  readonly maxWriteUnits?: number;
};

export type TableIndex = {
  readonly name?: string;
  readonly key?: readonly (TableKeyPart)[];
  readonly projection?: string;
  readonly projectedAttributes?: readonly (string)[];
  readonly capacity?: TableCapacity;
};

export type FunctionVariable = {
  readonly name?: string;
  readonly fingerprint?: string;
};

export type FunctionImage = {
  readonly entryPoint?: readonly (string)[];
  readonly command?: readonly (string)[];
  readonly workingDirectory?: string;
};

export type FunctionFileSystem = {
  readonly arn?: string;
  readonly mountPath?: string;
};

export type FunctionLogging = {
  readonly format?: string;
  readonly applicationLevel?: string;
  readonly systemLevel?: string;
  readonly logGroup?: string;
};

export type FunctionCapacityProvider = {
  readonly arn?: string;
  readonly maxConcurrencyPerEnvironment?: number;
  readonly memoryGiBPerCpu?: number;
};

export type FunctionDurableExecution = {
  readonly retentionDays?: number;
  readonly timeoutSeconds?: number;
};

export type PolicyVersion = {
  readonly versionId?: string;
  readonly createdAt?: string;
  readonly document?: Json;
};

export type LoadBalancerSetting = {
  readonly key?: string;
  readonly value?: string;
};

export type ClassicListener = {
  readonly protocol?: string;
  readonly port?: number;
  readonly instanceProtocol?: string;
  readonly instancePort?: number;
  readonly certificateArn?: string;
  readonly policies?: readonly (string)[];
};

export type ClassicHealthCheck = {
  readonly target?: string;
  readonly intervalSeconds?: number;
  readonly timeoutSeconds?: number;
  readonly healthyThreshold?: number;
  readonly unhealthyThreshold?: number;
};

export type ClassicStickinessPolicy = {
  readonly name?: string;
  readonly cookieName?: string;
  readonly expirationSeconds?: number;
};

export type ClassicBackendPolicy = {
  readonly instancePort?: number;
  readonly policies?: readonly (string)[];
};

export type ListenerMutualAuthentication = {
  readonly mode?: string;
  readonly trustStoreArn?: string;
  readonly ignoreClientCertificateExpiry?: boolean;
  readonly advertiseTrustStoreCaNames?: string;
};

export type ListenerRule = {
  readonly arn?: string;
  readonly priority?: string;
  readonly conditions?: readonly (ListenerCondition)[];
  readonly actions?: readonly (ListenerAction)[];
  readonly transforms?: Json;
};

export type ListenerCondition = {
  readonly field?: string;
  readonly headerName?: string;
  readonly values?: readonly (string)[];
  readonly regexValues?: readonly (string)[];
};

export type ListenerAction = {
  readonly order?: number;
  readonly actionType?: string;
  readonly redirect?: ListenerRedirect;
  readonly fixedResponse?: ListenerFixedResponse;
  readonly stickinessSeconds?: number;
  readonly authentication?: Json;
};

export type ListenerRedirect = {
  readonly protocol?: string;
  readonly host?: string;
  readonly port?: string;
  readonly path?: string;
  readonly query?: string;
  readonly statusCode?: string;
};

export type ListenerFixedResponse = {
  readonly statusCode?: string;
  readonly contentType?: string;
  readonly messageBody?: string;
};

export type TargetGroupHealthCheck = {
  readonly enabled?: boolean;
  readonly protocol?: string;
  readonly port?: string;
  readonly path?: string;
  readonly intervalSeconds?: number;
  readonly timeoutSeconds?: number;
  readonly healthyThreshold?: number;
  readonly unhealthyThreshold?: number;
  readonly successCodes?: string;
};

export type IpTarget = {
  readonly address?: string;
  readonly port?: number;
  readonly availabilityZone?: string;
  readonly quicServerId?: string;
};

export type TopicSubscription = {
  readonly protocol?: string;
  readonly endpoint?: string;
  readonly arn?: string;
};

export type Ipv6CidrBlock = {
  readonly cidr?: string;
  readonly networkBorderGroup?: string;
  readonly pool?: string;
  readonly visibility?: string;
  readonly source?: string;
};

export type InterfaceAddress = {
  readonly address?: string;
  readonly dnsName?: string;
  readonly primary?: boolean;
  readonly publicAddress?: string;
  readonly publicAddressOwner?: string;
  readonly publicDnsName?: string;
  readonly customerOwnedAddress?: string;
  readonly carrierAddress?: string;
};

export type InterfaceIpv6Address = {
  readonly address?: string;
  readonly publicDnsName?: string;
  readonly primary?: boolean;
};

export type ServiceAttachment = {
  readonly attachmentId?: string;
  readonly owner?: string;
  readonly deviceIndex?: number;
  readonly networkCardIndex?: number;
  readonly deleteOnTermination?: boolean;
  readonly attachedAt?: string;
  readonly queueCount?: number;
  readonly enaExpress?: boolean;
  readonly enaExpressUdp?: boolean;
};

export type RouteTableRoute = {
  readonly destination?: string;
  readonly target?: string;
  readonly nextHopAddress?: string;
  readonly origin?: string;
  readonly state?: string;
};

export type NatGatewayAddress = {
  readonly privateIpAddress?: string;
  readonly primary?: boolean;
  readonly availabilityZone?: string;
  readonly availabilityZoneId?: string;
};

export type NatGatewayAppliance = {
  readonly applianceType?: string;
  readonly arn?: string;
};

export type EndpointDnsEntry = {
  readonly name?: string;
  readonly hostedZoneId?: string;
};

export type VpcPeeringSide = {
  readonly cidrBlock?: string;
  readonly cidrBlocks?: readonly (string)[];
  readonly ipv6CidrBlocks?: readonly (string)[];
  readonly dnsResolutionFromOtherVpc?: boolean;
  readonly egressFromClassicLink?: boolean;
  readonly egressToClassicLink?: boolean;
};

export type AddressRule = {
  readonly protocol?: string;
  readonly fromPort?: number;
  readonly toPort?: number;
  readonly cidr?: string;
  readonly ipv6Cidr?: string;
  readonly prefixListId?: string;
  readonly description?: string;
};

export type BucketEncryption = {
  readonly algorithm?: string;
  readonly kmsKeyId?: string;
  readonly bucketKey?: boolean;
  readonly blocked?: readonly (string)[];
};

export type PublicAccessBlock = {
  readonly blockPublicAcls?: boolean;
  readonly ignorePublicAcls?: boolean;
  readonly blockPublicPolicy?: boolean;
  readonly restrictPublicBuckets?: boolean;
};

export type BucketGrant = {
  readonly permission?: string;
  readonly granteeType?: string;
  readonly grantee?: string;
};

export type CorsRule = {
  readonly ruleId?: string;
  readonly allowedOrigins?: readonly (string)[];
  readonly allowedMethods?: readonly (string)[];
  readonly allowedHeaders?: readonly (string)[];
  readonly exposedHeaders?: readonly (string)[];
  readonly maxAgeSeconds?: number;
};

export type LifecycleRule = {
  readonly ruleId?: string;
  readonly enabled?: boolean;
  readonly filter?: ObjectFilter;
  readonly expirationDays?: number;
  readonly expirationDate?: string;
  readonly expireDeleteMarkers?: boolean;
  readonly transitions?: readonly (StorageTransition)[];
  readonly noncurrentExpirationDays?: number;
  readonly noncurrentVersionsKept?: number;
  readonly noncurrentTransitions?: readonly (StorageTransition)[];
  readonly abortUploadsAfterDays?: number;
};

export type ObjectFilter = {
  readonly prefix?: string;
  readonly tags?: readonly (Tag)[];
  readonly largerThanBytes?: number;
  readonly smallerThanBytes?: number;
};

export type StorageTransition = {
  readonly storageClass?: string;
  readonly days?: number;
  readonly date?: string;
  readonly noncurrentVersionsKept?: number;
};

export type BucketWebsite = {
  readonly indexDocument?: string;
  readonly errorDocument?: string;
  readonly redirectHost?: string;
  readonly redirectProtocol?: string;
  readonly routingRules?: Json;
};

export type Tag = {
  readonly key?: string;
  readonly value?: string;
};

export type AutoScalingGroup = {
  readonly minSize?: number | undefined;
  readonly maxSize?: number | undefined;
  readonly desiredCapacity?: number | undefined;
  readonly desiredCapacityType?: string | undefined;
  readonly availabilityZones?: readonly (string)[] | undefined;
  readonly cooldownSeconds?: number | undefined;
  readonly instanceWarmupSeconds?: number | undefined;
  readonly maxInstanceLifetimeSeconds?: number | undefined;
  readonly healthCheckType?: string | undefined;
  readonly healthCheckGracePeriodSeconds?: number | undefined;
  readonly terminationPolicies?: readonly (string)[] | undefined;
  readonly suspendedProcesses?: readonly (string)[] | undefined;
  readonly enabledMetrics?: readonly (string)[] | undefined;
  readonly newInstancesProtected?: boolean | undefined;
  readonly capacityRebalance?: boolean | undefined;
  readonly capacityDistribution?: string | undefined;
  readonly zonalShift?: boolean | undefined;
  readonly impairedZoneHealthCheck?: string | undefined;
  readonly minHealthyPercentage?: number | undefined;
  readonly maxHealthyPercentage?: number | undefined;
  readonly deletionProtection?: string | undefined;
  readonly terminateHookAbandon?: string | undefined;
  readonly placementGroup?: string | undefined;
  readonly launchConfiguration?: string | undefined;
  readonly instancesDistribution?: InstancesDistribution | undefined;
  readonly launchOverrides?: readonly (LaunchOverride)[] | undefined;
  readonly capacityReservationSpecification?: Json | undefined;
  readonly warmPool?: WarmPool | undefined;
  readonly latticeTargetGroups?: readonly (string)[] | undefined;
  readonly propagatedTags?: readonly (string)[] | undefined;
  readonly context?: string | undefined;
  readonly createdAt?: string | undefined;
  readonly tags?: readonly (Tag)[] | undefined;
};

export type Bucket = {
  readonly createdAt?: string | undefined;
  readonly versioning?: string | undefined;
  readonly mfaDelete?: boolean | undefined;
  readonly encryption?: readonly (BucketEncryption)[] | undefined;
  readonly publicAccessBlock?: PublicAccessBlock | undefined;
  readonly ownerCanonicalId?: string | undefined;
  readonly grants?: readonly (BucketGrant)[] | undefined;
  readonly policy?: Json | undefined;
  readonly corsRules?: readonly (CorsRule)[] | undefined;
  readonly lifecycleRules?: readonly (LifecycleRule)[] | undefined;
  readonly transitionMinimumObjectSize?: string | undefined;
  readonly website?: BucketWebsite | undefined;
  readonly eventBridge?: boolean | undefined;
  readonly tags?: readonly (Tag)[] | undefined;
};

export type DbInstance = {
  readonly resourceId?: string | undefined;
  readonly state?: string | undefined;
  readonly instanceClass?: string | undefined;
  readonly engine?: string | undefined;
  readonly engineVersion?: string | undefined;
  readonly engineLifecycleSupport?: string | undefined;
  readonly licenseModel?: string | undefined;
  readonly databaseName?: string | undefined;
  readonly systemId?: string | undefined;
  readonly masterUsername?: string | undefined;
  readonly masterUserSecret?: DbMasterUserSecret | undefined;
  readonly endpoint?: DbEndpoint | undefined;
  readonly listenerEndpoint?: DbEndpoint | undefined;
  readonly multiAz?: boolean | undefined;
  readonly multiTenant?: boolean | undefined;
  readonly availabilityZone?: string | undefined;
  readonly secondaryAvailabilityZone?: string | undefined;
  readonly networkType?: string | undefined;
  readonly publiclyAccessible?: boolean | undefined;
  readonly customerOwnedIp?: boolean | undefined;
  readonly storageType?: string | undefined;
  readonly sizeGiB?: number | undefined;
  readonly maxSizeGiB?: number | undefined;
  readonly iops?: number | undefined;
  readonly throughputMiBps?: number | undefined;
  readonly dedicatedLogVolume?: boolean | undefined;
  readonly additionalVolumes?: readonly (DbVolume)[] | undefined;
  readonly encrypted?: boolean | undefined;
  readonly storageEncryptionType?: string | undefined;
  readonly kmsKeyId?: string | undefined;
  readonly tdeCredentialArn?: string | undefined;
  readonly backupRetentionDays?: number | undefined;
  readonly backupWindow?: string | undefined;
  readonly backupTarget?: string | undefined;
  readonly backupRecoveryPointArn?: string | undefined;
  readonly copyTagsToSnapshot?: boolean | undefined;
  readonly automatedBackupReplicationArns?: readonly (string)[] | undefined;
  readonly maintenanceWindow?: string | undefined;
  readonly upgradeRolloutOrder?: string | undefined;
  readonly autoMinorVersionUpgrade?: boolean | undefined;
  readonly automationMode?: string | undefined;
  readonly deletionProtection?: boolean | undefined;
  readonly clusterIdentifier?: string | undefined;
  readonly replicaSourceCluster?: string | undefined;
  readonly replicaMode?: string | undefined;
  readonly promotionTier?: number | undefined;
  readonly parameterGroups?: readonly (string)[] | undefined;
  readonly optionGroups?: readonly (string)[] | undefined;
  readonly dbSecurityGroups?: readonly (string)[] | undefined;
  readonly characterSet?: string | undefined;
  readonly nationalCharacterSet?: string | undefined;
  readonly timezone?: string | undefined;
  readonly processorFeatures?: readonly (DbProcessorFeature)[] | undefined;
  readonly domains?: readonly (DbDomain)[] | undefined;
  readonly iamAuthentication?: boolean | undefined;
  readonly certificateAuthority?: string | undefined;
  readonly certificateValidTill?: string | undefined;
  readonly monitoringIntervalSeconds?: number | undefined;
  readonly databaseInsightsMode?: string | undefined;
  readonly performanceInsights?: boolean | undefined;
  readonly performanceInsightsKmsKeyId?: string | undefined;
  readonly performanceInsightsRetentionDays?: number | undefined;
  readonly exportedLogs?: readonly (string)[] | undefined;
  readonly activityStream?: DbActivityStream | undefined;
  readonly createdAt?: string | undefined;
  readonly tags?: readonly (Tag)[] | undefined;
};

export type DbSubnetGroup = {
  readonly description?: string | undefined;
  readonly state?: string | undefined;
  readonly networkTypes?: readonly (string)[] | undefined;
  readonly outpostArns?: readonly (string)[] | undefined;
  readonly tags?: readonly (Tag)[] | undefined;
};

export type ElasticIp = {
  readonly publicIpAddress?: string | undefined;
  readonly domain?: string | undefined;
  readonly publicIpv4Pool?: string | undefined;
  readonly networkBorderGroup?: string | undefined;
  readonly customerOwnedIpAddress?: string | undefined;
  readonly customerOwnedIpv4Pool?: string | undefined;
  readonly carrierIpAddress?: string | undefined;
  readonly serviceManaged?: string | undefined;
  readonly tags?: readonly (Tag)[] | undefined;
};

export type Function = {
  readonly description?: string | undefined;
  readonly state?: string | undefined;
  readonly runtime?: string | undefined;
  readonly runtimeVersionArn?: string | undefined;
  readonly handler?: string | undefined;
  readonly packageType?: string | undefined;
  readonly architectures?: readonly (string)[] | undefined;
  readonly memoryMiB?: number | undefined;
  readonly timeoutSeconds?: number | undefined;
  readonly temporaryStorageMiB?: number | undefined;
  readonly codeSha256?: string | undefined;
  readonly codeSizeBytes?: number | undefined;
  readonly image?: FunctionImage | undefined;
  readonly layers?: readonly (string)[] | undefined;
  readonly fileSystems?: readonly (FunctionFileSystem)[] | undefined;
  readonly environment?: readonly (FunctionVariable)[] | undefined;
  readonly kmsKeyId?: string | undefined;
  readonly tracing?: string | undefined;
  readonly logging?: FunctionLogging | undefined;
  readonly snapStart?: string | undefined;
  readonly ipv6?: boolean | undefined;
  readonly signingProfileVersionArn?: string | undefined;
  readonly signingJobArn?: string | undefined;
  readonly capacityProvider?: FunctionCapacityProvider | undefined;
  readonly durableExecution?: FunctionDurableExecution | undefined;
  readonly tenantIsolation?: string | undefined;
  readonly policy?: Json | undefined;
  readonly otherEventSources?: readonly (Json)[] | undefined;
  readonly modifiedAt?: string | undefined;
  readonly tags?: readonly (Tag)[] | undefined;
};

export type Group = {
  readonly groupId?: string | undefined;
  readonly path?: string | undefined;
  readonly createdAt?: string | undefined;
  readonly tags?: readonly (Tag)[] | undefined;
};

export type Image = {
  readonly imageName?: string | undefined;
  readonly description?: string | undefined;
  readonly state?: string | undefined;
  readonly ownerId?: string | undefined;
  readonly ownerAlias?: string | undefined;
  readonly public?: boolean | undefined;
  readonly imageType?: string | undefined;
  readonly location?: string | undefined;
  readonly architecture?: string | undefined;
  readonly platform?: string | undefined;
  readonly platformDetails?: string | undefined;
  readonly usageOperation?: string | undefined;
  readonly rootDeviceName?: string | undefined;
  readonly rootDeviceType?: string | undefined;
  readonly blockDevices?: readonly (BlockDevice)[] | undefined;
  readonly virtualizationType?: string | undefined;
  readonly hypervisor?: string | undefined;
  readonly enaSupport?: boolean | undefined;
  readonly sriovNetSupport?: string | undefined;
  readonly bootMode?: string | undefined;
  readonly tpmSupport?: string | undefined;
  readonly imdsSupport?: string | undefined;
  readonly kernelId?: string | undefined;
  readonly ramdiskId?: string | undefined;
  readonly productCodes?: readonly (string)[] | undefined;
  readonly deregistrationProtection?: string | undefined;
  readonly allowed?: boolean | undefined;
  readonly createdAt?: string | undefined;
  readonly deprecatedAt?: string | undefined;
  readonly tags?: readonly (Tag)[] | undefined;
};

export type Instance = {
  readonly instanceType?: string | undefined;
  readonly state?: string | undefined;
  readonly architecture?: string | undefined;
  readonly availabilityZone?: string | undefined;
  readonly tenancy?: string | undefined;
  readonly placementGroup?: string | undefined;
  readonly partitionNumber?: number | undefined;
  readonly hostId?: string | undefined;
  readonly hostAffinity?: string | undefined;
  readonly hostResourceGroupArn?: string | undefined;
  readonly privateIpAddress?: string | undefined;
  readonly privateDnsName?: string | undefined;
  readonly publicIpAddress?: string | undefined;
  readonly publicDnsName?: string | undefined;
  readonly ipv6Address?: string | undefined;
  readonly platform?: string | undefined;
  readonly platformDetails?: string | undefined;
  readonly usageOperation?: string | undefined;
  readonly rootDeviceName?: string | undefined;
  readonly rootDeviceType?: string | undefined;
  readonly virtualizationType?: string | undefined;
  readonly hypervisor?: string | undefined;
  readonly ebsOptimized?: boolean | undefined;
  readonly enaSupport?: boolean | undefined;
  readonly sriovNetSupport?: string | undefined;
  readonly bootMode?: string | undefined;
  readonly currentBootMode?: string | undefined;
  readonly tpmSupport?: string | undefined;
  readonly cpuOptions?: CpuOptions | undefined;
  readonly detailedMonitoring?: boolean | undefined;
  readonly sourceDestCheck?: boolean | undefined;
  readonly hibernation?: boolean | undefined;
  readonly enclave?: boolean | undefined;
  readonly autoRecovery?: string | undefined;
  readonly rebootMigration?: string | undefined;
  readonly metadataOptions?: InstanceMetadataOptions | undefined;
  readonly privateDnsNameOptions?: PrivateDnsNameOptions | undefined;
  readonly bandwidthWeighting?: string | undefined;
  readonly instanceLifecycle?: string | undefined;
  readonly spotRequestId?: string | undefined;
  readonly capacityBlockId?: string | undefined;
  readonly capacityReservationId?: string | undefined;
  readonly capacityReservationSpecification?: Json | undefined;
  readonly kernelId?: string | undefined;
  readonly ramdiskId?: string | undefined;
  readonly licenses?: readonly (string)[] | undefined;
  readonly productCodes?: readonly (string)[] | undefined;
  readonly outpostArn?: string | undefined;
  readonly reservationId?: string | undefined;
  readonly launchedBy?: string | undefined;
  readonly managedBy?: string | undefined;
  readonly launchedAt?: string | undefined;
  readonly tags?: readonly (Tag)[] | undefined;
};

export type InstanceProfile = {
  readonly instanceProfileId?: string | undefined;
  readonly instanceProfileName?: string | undefined;
  readonly path?: string | undefined;
  readonly createdAt?: string | undefined;
  readonly tags?: readonly (Tag)[] | undefined;
};

export type InternetGateway = {
  readonly ownerId?: string | undefined;
  readonly tags?: readonly (Tag)[] | undefined;
};

export type KeyPair = {
  readonly keyName?: string | undefined;
  readonly keyType?: string | undefined;
  readonly keyFingerprint?: string | undefined;
  readonly publicKey?: string | undefined;
  readonly createdAt?: string | undefined;
  readonly tags?: readonly (Tag)[] | undefined;
};

export type LaunchTemplate = {
  readonly templateName?: string | undefined;
  readonly defaultVersion?: number | undefined;
  readonly latestVersion?: number | undefined;
  readonly managedBy?: string | undefined;
  readonly createdAt?: string | undefined;
  readonly versionDescription?: string | undefined;
  readonly versionCreatedAt?: string | undefined;
  readonly instanceType?: string | undefined;
  readonly instanceRequirements?: Json | undefined;
  readonly imageParameter?: string | undefined;
  readonly availabilityZone?: string | undefined;
  readonly tenancy?: string | undefined;
  readonly placementGroup?: string | undefined;
  readonly partitionNumber?: number | undefined;
  readonly hostId?: string | undefined;
  readonly hostAffinity?: string | undefined;
  readonly hostResourceGroupArn?: string | undefined;
  readonly blockDevices?: readonly (BlockDevice)[] | undefined;
  readonly interfaces?: readonly (LaunchTemplateInterface)[] | undefined;
  readonly tagSpecifications?: readonly (TagSpecification)[] | undefined;
  readonly userDataFingerprint?: string | undefined;
  readonly ebsOptimized?: boolean | undefined;
  readonly detailedMonitoring?: boolean | undefined;
  readonly terminationProtection?: boolean | undefined;
  readonly stopProtection?: boolean | undefined;
  readonly shutdownBehavior?: string | undefined;
  readonly marketOptions?: Json | undefined;
  readonly cpuCredits?: string | undefined;
  readonly cpuOptions?: CpuOptions | undefined;
  readonly capacityReservationSpecification?: Json | undefined;
  readonly licenses?: readonly (string)[] | undefined;
  readonly hibernation?: boolean | undefined;
  readonly enclave?: boolean | undefined;
  readonly autoRecovery?: string | undefined;
  readonly rebootMigration?: string | undefined;
  readonly metadataOptions?: InstanceMetadataOptions | undefined;
  readonly privateDnsNameOptions?: PrivateDnsNameOptions | undefined;
  readonly bandwidthWeighting?: string | undefined;
  readonly kernelId?: string | undefined;
  readonly ramdiskId?: string | undefined;
  readonly tags?: readonly (Tag)[] | undefined;
};

export type Listener = {
  readonly protocol?: string | undefined;
  readonly port?: number | undefined;
  readonly sslPolicy?: string | undefined;
  readonly certificateArns?: readonly (string)[] | undefined;
  readonly alpnPolicy?: readonly (string)[] | undefined;
  readonly mutualAuthentication?: ListenerMutualAuthentication | undefined;
  readonly rules?: readonly (ListenerRule)[] | undefined;
  readonly tags?: readonly (Tag)[] | undefined;
};

export type LoadBalancer = {
  readonly loadBalancerType?: string | undefined;
  readonly state?: string | undefined;
  readonly scheme?: string | undefined;
  readonly dnsName?: string | undefined;
  readonly hostedZoneId?: string | undefined;
  readonly ipAddressType?: string | undefined;
  readonly outpostIds?: readonly (string)[] | undefined;
  readonly customerOwnedIpv4Pool?: string | undefined;
  readonly ipamPoolId?: string | undefined;
  readonly privateLinkRules?: string | undefined;
  readonly sourceNatIpv6?: string | undefined;
  readonly sourceNatIpv6Prefixes?: readonly (string)[] | undefined;
  readonly createdAt?: string | undefined;
  readonly crossZone?: boolean | undefined;
  readonly deletionProtection?: boolean | undefined;
  readonly idleTimeoutSeconds?: number | undefined;
  readonly connectionDrainingSeconds?: number | undefined;
  readonly settings?: readonly (LoadBalancerSetting)[] | undefined;
  readonly classicListeners?: readonly (ClassicListener)[] | undefined;
  readonly healthCheck?: ClassicHealthCheck | undefined;
  readonly stickinessPolicies?: readonly (ClassicStickinessPolicy)[] | undefined;
  readonly otherPolicies?: readonly (string)[] | undefined;
  readonly backendPolicies?: readonly (ClassicBackendPolicy)[] | undefined;
  readonly tags?: readonly (Tag)[] | undefined;
};

export type NatGateway = {
  readonly state?: string | undefined;
  readonly connectivityType?: string | undefined;
  readonly availabilityMode?: string | undefined;
  readonly autoScalingIps?: string | undefined;
  readonly autoProvisionZones?: string | undefined;
  readonly addresses?: readonly (NatGatewayAddress)[] | undefined;
  readonly appliances?: readonly (NatGatewayAppliance)[] | undefined;
  readonly createdAt?: string | undefined;
  readonly tags?: readonly (Tag)[] | undefined;
};

export type NetworkInterface = {
  readonly description?: string | undefined;
  readonly interfaceType?: string | undefined;
  readonly state?: string | undefined;
  readonly macAddress?: string | undefined;
  readonly availabilityZone?: string | undefined;
  readonly availabilityZoneId?: string | undefined;
  readonly outpostArn?: string | undefined;
  readonly privateIpAddress?: string | undefined;
  readonly privateDnsName?: string | undefined;
  readonly privateIpAddresses?: readonly (InterfaceAddress)[] | undefined;
  readonly publicIpAddress?: string | undefined;
  readonly publicIpOwner?: string | undefined;
  readonly publicDnsName?: string | undefined;
  readonly publicHostnameType?: string | undefined;
  readonly customerOwnedIpAddress?: string | undefined;
  readonly carrierIpAddress?: string | undefined;
  readonly ipv6Native?: boolean | undefined;
  readonly ipv6Addresses?: readonly (InterfaceIpv6Address)[] | undefined;
  readonly ipv4Prefixes?: readonly (string)[] | undefined;
  readonly ipv6Prefixes?: readonly (string)[] | undefined;
  readonly sourceDestinationCheck?: boolean | undefined;
  readonly denyInternetGatewayTraffic?: boolean | undefined;
  readonly tcpEstablishedTimeoutSeconds?: number | undefined;
  readonly udpStreamTimeoutSeconds?: number | undefined;
  readonly udpTimeoutSeconds?: number | undefined;
  readonly serviceAttachment?: ServiceAttachment | undefined;
  readonly requesterId?: string | undefined;
  readonly requesterManaged?: boolean | undefined;
  readonly managed?: boolean | undefined;
  readonly operator?: string | undefined;
  readonly ownerId?: string | undefined;
  readonly tags?: readonly (Tag)[] | undefined;
};

export type Policy = {
  readonly policyId?: string | undefined;
  readonly path?: string | undefined;
  readonly description?: string | undefined;
  readonly attachable?: boolean | undefined;
  readonly inline?: boolean | undefined;
  readonly document?: Json | undefined;
  readonly defaultVersionId?: string | undefined;
  readonly defaultVersionCreatedAt?: string | undefined;
  readonly otherVersions?: readonly (PolicyVersion)[] | undefined;
  readonly createdAt?: string | undefined;
  readonly updatedAt?: string | undefined;
  readonly tags?: readonly (Tag)[] | undefined;
};

export type Principal = {
  readonly tags?: readonly (Tag)[] | undefined;
};

export type Queue = {
  readonly url?: string | undefined;
  readonly policy?: Json | undefined;
  readonly redriveAllowPolicy?: Json | undefined;
  readonly delaySeconds?: number | undefined;
  readonly maxMessageBytes?: number | undefined;
  readonly retentionSeconds?: number | undefined;
  readonly waitSeconds?: number | undefined;
  readonly visibilityTimeoutSeconds?: number | undefined;
  readonly fifo?: boolean | undefined;
  readonly contentBasedDeduplication?: boolean | undefined;
  readonly deduplicationScope?: string | undefined;
  readonly fifoThroughputLimit?: string | undefined;
  readonly kmsKeyId?: string | undefined;
  readonly kmsDataKeyReuseSeconds?: number | undefined;
  readonly managedEncryption?: boolean | undefined;
  readonly createdAt?: string | undefined;
  readonly modifiedAt?: string | undefined;
  readonly tags?: readonly (Tag)[] | undefined;
};

export type Role = {
  readonly roleId?: string | undefined;
  readonly roleName?: string | undefined;
  readonly path?: string | undefined;
  readonly description?: string | undefined;
  readonly maxSessionSeconds?: number | undefined;
  readonly createdAt?: string | undefined;
  readonly trustPolicy?: Json | undefined;
  readonly tags?: readonly (Tag)[] | undefined;
};

export type RouteTable = {
  readonly main?: boolean | undefined;
  readonly mainAssociationId?: string | undefined;
  readonly routes?: readonly (RouteTableRoute)[] | undefined;
  readonly propagatingGatewayIds?: readonly (string)[] | undefined;
  readonly associatedGatewayIds?: readonly (string)[] | undefined;
  readonly associatedIpv4Pools?: readonly (string)[] | undefined;
  readonly ownerId?: string | undefined;
  readonly tags?: readonly (Tag)[] | undefined;
};

export type SecurityGroup = {
  readonly groupName?: string | undefined;
  readonly description?: string | undefined;
  readonly ingressRules?: readonly (AddressRule)[] | undefined;
  readonly egressRules?: readonly (AddressRule)[] | undefined;
  readonly ownerId?: string | undefined;
  readonly tags?: readonly (Tag)[] | undefined;
};

export type Snapshot = {
  readonly sizeGiB?: number | undefined;
  readonly state?: string | undefined;
  readonly description?: string | undefined;
  readonly encrypted?: boolean | undefined;
  readonly kmsKeyId?: string | undefined;
  readonly encryptionType?: string | undefined;
  readonly storageTier?: string | undefined;
  readonly restoreExpiresAt?: string | undefined;
  readonly ownerId?: string | undefined;
  readonly ownerAlias?: string | undefined;
  readonly availabilityZone?: string | undefined;
  readonly outpostArn?: string | undefined;
  readonly transferType?: string | undefined;
  readonly createdAt?: string | undefined;
  readonly tags?: readonly (Tag)[] | undefined;
};

export type Subnet = {
  readonly cidrBlock?: string | undefined;
  readonly ipv6CidrBlocks?: readonly (Ipv6CidrBlock)[] | undefined;
  readonly availabilityZone?: string | undefined;
  readonly availabilityZoneId?: string | undefined;
  readonly state?: string | undefined;
  readonly subnetType?: string | undefined;
  readonly defaultForZone?: boolean | undefined;
  readonly outpostArn?: string | undefined;
  readonly internetGatewayBlockMode?: string | undefined;
  readonly mapPublicIpOnLaunch?: boolean | undefined;
  readonly mapCustomerOwnedIpOnLaunch?: boolean | undefined;
  readonly customerOwnedIpv4Pool?: string | undefined;
  readonly assignIpv6AddressOnCreation?: boolean | undefined;
  readonly ipv6Native?: boolean | undefined;
  readonly dns64?: boolean | undefined;
  readonly localInterfaceDeviceIndex?: number | undefined;
  readonly hostnameType?: string | undefined;
  readonly resourceNameDnsARecord?: boolean | undefined;
  readonly resourceNameDnsAaaaRecord?: boolean | undefined;
  readonly ownerId?: string | undefined;
  readonly tags?: readonly (Tag)[] | undefined;
};

export type Table = {
  readonly tableId?: string | undefined;
  readonly state?: string | undefined;
  readonly tableClass?: string | undefined;
  readonly key?: readonly (TableKeyPart)[] | undefined;
  readonly keyAttributes?: readonly (TableAttribute)[] | undefined;
  readonly billingMode?: string | undefined;
  readonly capacity?: TableCapacity | undefined;
  readonly globalIndexes?: readonly (TableIndex)[] | undefined;
  readonly localIndexes?: readonly (TableIndex)[] | undefined;
  readonly deletionProtection?: boolean | undefined;
  readonly encryptionType?: string | undefined;
  readonly kmsKeyId?: string | undefined;
  readonly streamViewType?: string | undefined;
  readonly streamArn?: string | undefined;
  readonly globalTableVersion?: string | undefined;
  readonly witnessRegions?: readonly (string)[] | undefined;
  readonly multiRegionConsistency?: string | undefined;
  readonly settingsReplicationMode?: string | undefined;
  readonly restoredFromBackup?: string | undefined;
  readonly restoredAt?: string | undefined;
  readonly archivedAt?: string | undefined;
  readonly archivalReason?: string | undefined;
  readonly archivalBackup?: string | undefined;
  readonly createdAt?: string | undefined;
  readonly tags?: readonly (Tag)[] | undefined;
};

export type TargetGroup = {
  readonly targetType?: string | undefined;
  readonly protocol?: string | undefined;
  readonly protocolVersion?: string | undefined;
  readonly port?: number | undefined;
  readonly controlPort?: number | undefined;
  readonly ipAddressType?: string | undefined;
  readonly healthCheck?: TargetGroupHealthCheck | undefined;
  readonly ipTargets?: readonly (IpTarget)[] | undefined;
  readonly tags?: readonly (Tag)[] | undefined;
};

export type Topic = {
  readonly displayName?: string | undefined;
  readonly policy?: Json | undefined;
  readonly deliveryPolicy?: Json | undefined;
  readonly archivePolicy?: Json | undefined;
  readonly kmsKeyId?: string | undefined;
  readonly fifo?: boolean | undefined;
  readonly contentBasedDeduplication?: boolean | undefined;
  readonly fifoThroughputScope?: string | undefined;
  readonly signatureVersion?: string | undefined;
  readonly tracing?: string | undefined;
  readonly otherSubscriptions?: readonly (TopicSubscription)[] | undefined;
  readonly tags?: readonly (Tag)[] | undefined;
};

export type User = {
  readonly userId?: string | undefined;
  readonly userName?: string | undefined;
  readonly path?: string | undefined;
  readonly createdAt?: string | undefined;
  readonly tags?: readonly (Tag)[] | undefined;
};

export type Volume = {
  readonly sizeGiB?: number | undefined;
  readonly state?: string | undefined;
  readonly volumeType?: string | undefined;
  readonly iops?: number | undefined;
  readonly throughputMiBps?: number | undefined;
  readonly initializationRateMiBps?: number | undefined;
  readonly encrypted?: boolean | undefined;
  readonly kmsKeyId?: string | undefined;
  readonly encryptionType?: string | undefined;
  readonly multiAttach?: boolean | undefined;
  readonly fastRestored?: boolean | undefined;
  readonly availabilityZone?: string | undefined;
  readonly outpostArn?: string | undefined;
  readonly managedBy?: string | undefined;
  readonly attachedServices?: readonly (string)[] | undefined;
  readonly createdAt?: string | undefined;
  readonly tags?: readonly (Tag)[] | undefined;
};

export type Vpc = {
  readonly cidrBlock?: string | undefined;
  readonly cidrBlocks?: readonly (string)[] | undefined;
  readonly ipv6CidrBlocks?: readonly (Ipv6CidrBlock)[] | undefined;
  readonly isDefault?: boolean | undefined;
  readonly state?: string | undefined;
  readonly instanceTenancy?: string | undefined;
  readonly dhcpOptionsId?: string | undefined;
  readonly internetGatewayBlockMode?: string | undefined;
  readonly encryptionControlId?: string | undefined;
  readonly encryptionMode?: string | undefined;
  readonly encryptionExclusions?: readonly (string)[] | undefined;
  readonly ownerId?: string | undefined;
  readonly tags?: readonly (Tag)[] | undefined;
};

export type VpcEndpoint = {
  readonly endpointType?: string | undefined;
  readonly serviceName?: string | undefined;
  readonly serviceRegion?: string | undefined;
  readonly serviceNetworkArn?: string | undefined;
  readonly resourceConfigurationArn?: string | undefined;
  readonly state?: string | undefined;
  readonly policy?: Json | undefined;
  readonly ipAddressType?: string | undefined;
  readonly dnsEntries?: readonly (EndpointDnsEntry)[] | undefined;
  readonly dnsRecordIpType?: string | undefined;
  readonly privateDnsEnabled?: boolean | undefined;
  readonly privateDnsOnlyForInboundResolver?: boolean | undefined;
  readonly privateDnsPreference?: string | undefined;
  readonly privateDnsDomains?: readonly (string)[] | undefined;
  readonly requesterManaged?: boolean | undefined;
  readonly createdAt?: string | undefined;
  readonly ownerId?: string | undefined;
  readonly tags?: readonly (Tag)[] | undefined;
};

export type VpcPeering = {
  readonly state?: string | undefined;
  readonly requester?: VpcPeeringSide | undefined;
  readonly accepter?: VpcPeeringSide | undefined;
  readonly tags?: readonly (Tag)[] | undefined;
};

export interface AttributesOf {
  AutoScalingGroup: AutoScalingGroup;
  Bucket: Bucket;
  DbInstance: DbInstance;
  DbSubnetGroup: DbSubnetGroup;
  ElasticIp: ElasticIp;
  Function: Function;
  Group: Group;
  Image: Image;
  Instance: Instance;
  InstanceProfile: InstanceProfile;
  InternetGateway: InternetGateway;
  KeyPair: KeyPair;
  LaunchTemplate: LaunchTemplate;
  Listener: Listener;
  LoadBalancer: LoadBalancer;
  NatGateway: NatGateway;
  NetworkInterface: NetworkInterface;
  Policy: Policy;
  Principal: Principal;
  Queue: Queue;
  Role: Role;
  RouteTable: RouteTable;
  SecurityGroup: SecurityGroup;
  Snapshot: Snapshot;
  Subnet: Subnet;
  Table: Table;
  TargetGroup: TargetGroup;
  Topic: Topic;
  User: User;
  Volume: Volume;
  Vpc: Vpc;
  VpcEndpoint: VpcEndpoint;
  VpcPeering: VpcPeering;
}

