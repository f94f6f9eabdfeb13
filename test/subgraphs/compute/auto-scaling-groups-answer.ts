const SCALING = 'arn:aws:autoscaling:eu-central-1:123456789012:autoScalingGroup';
const TARGET_GROUP = 'arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup';

/** A group with everything set, a plain one and one with nothing. */
export const ANSWER = {
  AutoScalingGroups: [
    {
      AutoScalingGroupARN: `${SCALING}:1:autoScalingGroupName/ovens`,
      AutoScalingGroupName: 'ovens',
      AvailabilityZoneDistribution: { CapacityDistributionStrategy: 'balanced-best-effort' },
      AvailabilityZoneIds: ['euc1-az2', 'euc1-az3'],
      AvailabilityZoneImpairmentPolicy: {
        ImpairedZoneHealthCheckBehavior: 'IgnoreUnhealthy',
        ZonalShiftEnabled: true,
      },
      AvailabilityZones: ['eu-central-1b', 'eu-central-1a'],
      CapacityRebalance: true,
      CapacityReservationSpecification: { CapacityReservationPreference: 'default' },
      Context: 'reserved',
      CreatedTime: '2024-05-05T05:05:05+00:00',
      DefaultCooldown: 300,
      DefaultInstanceWarmup: 60,
      DeletionProtection: 'none',
      DesiredCapacity: 2,
      DesiredCapacityType: 'units',
      EnabledMetrics: [
        { Granularity: '1Minute', Metric: 'GroupMinSize' },
        { Granularity: '1Minute', Metric: 'GroupMaxSize' },
      ],
      HealthCheckGracePeriod: 120,
      HealthCheckType: 'EC2,ELB',
      InstanceLifecyclePolicy: { RetentionTriggers: { TerminateHookAbandon: 'retain' } },
      InstanceMaintenancePolicy: { MaxHealthyPercentage: 120, MinHealthyPercentage: 90 },
      Instances: [
        {
          AvailabilityZone: 'eu-central-1a',
          AvailabilityZoneId: 'euc1-az2',
          HealthStatus: 'Healthy',
          ImageId: 'ami-1',
          InstanceId: 'i-1',
          InstanceType: 'm7g.large',
          LaunchTemplate: {
            LaunchTemplateId: 'lt-1',
            LaunchTemplateName: 'oven',
            Version: '2',
          },
          LifecycleState: 'InService',
          ProtectedFromScaleIn: true,
          WeightedCapacity: '4',
        },
      ],
      LoadBalancerNames: ['old-oven'],
      MaxInstanceLifetime: 604800,
      MaxSize: 4,
      MinSize: 1,
      MixedInstancesPolicy: {
        InstancesDistribution: {
          OnDemandAllocationStrategy: 'prioritized',
          OnDemandBaseCapacity: 1,
          OnDemandPercentageAboveBaseCapacity: 50,
          SpotAllocationStrategy: 'price-capacity-optimized',
          SpotInstancePools: 2,
          SpotMaxPrice: '0.10',
        },
        LaunchTemplate: {
          LaunchTemplateSpecification: {
            LaunchTemplateId: 'lt-1',
            LaunchTemplateName: 'oven',
            Version: '$Default',
          },
          Overrides: [
            { InstanceType: 'm7g.large', WeightedCapacity: '4' },
            {
              ImageId: 'ami-2',
              InstanceType: 'm7i.large',
              LaunchTemplateSpecification: { LaunchTemplateName: 'oven-x86', Version: '1' },
            },
            { InstanceRequirements: { VCpuCount: { Min: 2 } } },
          ],
        },
      },
      NewInstancesProtectedFromScaleIn: false,
      PlacementGroup: 'ovens',
      PredictedCapacity: 3,
      ServiceLinkedRoleARN: 'arn:aws:iam::123456789012:role/aws-service-role/scaling',
      Status: 'Delete in progress',
      SuspendedProcesses: [{ ProcessName: 'AZRebalance', SuspensionReason: 'User suspended' }],
      Tags: [
        {
          Key: 'Name',
          PropagateAtLaunch: true,
          ResourceId: 'ovens',
          ResourceType: 'auto-scaling-group',
          Value: 'all ovens',
        },
        {
          Key: 'Cost',
          PropagateAtLaunch: false,
          ResourceId: 'ovens',
          ResourceType: 'auto-scaling-group',
          Value: '7',
        },
      ],
      TargetGroupARNs: [`${TARGET_GROUP}/oven/1`],
      TerminationPolicies: ['OldestInstance', 'Default'],
      TrafficSources: [
        { Identifier: `${TARGET_GROUP}/oven/1`, Type: 'elbv2' },
        { Identifier: 'old-oven', Type: 'elb' },
        {
          Identifier: 'arn:aws:vpc-lattice:eu-central-1:123456789012:targetgroup/tg-1',
          Type: 'vpc-lattice',
        },
      ],
      VPCZoneIdentifier: 'subnet-1, subnet-2',
      WarmPoolConfiguration: {
        InstanceReusePolicy: { ReuseOnScaleIn: true },
        MaxGroupPreparedCapacity: 5,
        MinSize: 1,
        PoolState: 'Stopped',
        Status: 'PendingDelete',
      },
      WarmPoolSize: 1,
    },
    {
      AutoScalingGroupARN: `${SCALING}:2:autoScalingGroupName/mixers`,
      AutoScalingGroupName: 'mixers',
      AvailabilityZones: ['eu-central-1a'],
      DesiredCapacity: 0,
      LaunchTemplate: { LaunchTemplateId: 'lt-2', LaunchTemplateName: 'mixer', Version: '$Latest' },
      MaxSize: 1,
      MinSize: 0,
      VPCZoneIdentifier: '',
    },
    {
      AutoScalingGroupARN: `${SCALING}:3:autoScalingGroupName/old`,
      AutoScalingGroupName: 'old',
      Instances: [
        { InstanceId: 'i-9', LaunchConfigurationName: 'old-1', ProtectedFromScaleIn: false },
      ],
      LaunchConfigurationName: 'old-2',
    },
  ],
};
