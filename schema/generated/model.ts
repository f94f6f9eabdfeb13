import type { Model } from '../model.js';

export const MODEL: Model = {
  "services": [
    "compute",
    "database",
    "functions",
    "identity",
    "loadbalancing",
    "messaging",
    "network",
    "storage"
  ],
  "types": {
    "AutoScalingGroup": {
      "type": "AutoScalingGroup",
      "service": "compute",
      "field": "autoScalingGroup",
      "listField": "autoScalingGroups",
      "view": "autoscaling:DescribeAutoScalingGroups",
      "queryDepthLimit": 3,
      "attributes": {
        "minSize": {
          "of": "Int",
          "list": false
        },
        "maxSize": {
          "of": "Int",
          "list": false
        },
        "desiredCapacity": {
          "of": "Int",
          "list": false
        },
        "desiredCapacityType": {
          "of": "String",
          "list": false
        },
        "availabilityZones": {
          "of": "String",
          "list": true
        },
        "cooldownSeconds": {
          "of": "Int",
          "list": false
        },
        "instanceWarmupSeconds": {
          "of": "Int",
          "list": false
        },
        "maxInstanceLifetimeSeconds": {
          "of": "Int",
          "list": false
        },
        "healthCheckType": {
          "of": "String",
          "list": false
        },
        "healthCheckGracePeriodSeconds": {
          "of": "Int",
          "list": false
        },
        "terminationPolicies": {
          "of": "String",
          "list": true
        },
        "suspendedProcesses": {
          "of": "String",
          "list": true
        },
        "enabledMetrics": {
          "of": "String",
          "list": true
        },
        "newInstancesProtected": {
          "of": "Boolean",
          "list": false
        },
        "capacityRebalance": {
          "of": "Boolean",
          "list": false
        },
        "capacityDistribution": {
          "of": "String",
          "list": false
        },
        "zonalShift": {
          "of": "Boolean",
          "list": false
        },
        "impairedZoneHealthCheck": {
          "of": "String",
          "list": false
        },
        "minHealthyPercentage": {
          "of": "Int",
          "list": false
        },
        "maxHealthyPercentage": {
          "of": "Int",
          "list": false
        },
        "deletionProtection": {
          "of": "String",
          "list": false
        },
        "terminateHookAbandon": {
          "of": "String",
          "list": false
        },
        "placementGroup": {
          "of": "String",
          "list": false
        },
        "launchConfiguration": {
          "of": "String",
          "list": false
        },
        "instancesDistribution": {
          "of": "InstancesDistribution",
          "list": false
        },
        "launchOverrides": {
          "of": "LaunchOverride",
          "list": true
        },
        "capacityReservationSpecification": {
          "of": "JSON",
          "list": false
        },
        "warmPool": {
          "of": "WarmPool",
          "list": false
        },
        "latticeTargetGroups": {
          "of": "String",
          "list": true
        },
        "propagatedTags": {
          "of": "String",
          "list": true
        },
        "context": {
          "of": "String",
          "list": false
        },
        "createdAt": {
          "of": "DateTime",
          "list": false
        }
      },
      "relations": {
        "launchTemplates": {
          "kind": "USES_LAUNCH_TEMPLATE",
          "direction": "OUT",
          "types": [
            "LaunchTemplate"
          ],
          "list": true
        },
        "images": {
          "kind": "USES_IMAGE",
          "direction": "OUT",
          "types": [
            "Image"
          ],
          "list": true
        },
        "instances": {
          "kind": "MANAGES",
          "direction": "OUT",
          "types": [
            "Instance"
          ],
          "list": true
        },
        "subnets": {
          "kind": "IN_SUBNET",
          "direction": "OUT",
          "types": [
            "Subnet"
          ],
          "list": true
        },
        "targetGroups": {
          "kind": "REGISTERS_WITH",
          "direction": "OUT",
          "types": [
            "TargetGroup"
          ],
          "list": true
        },
        "loadBalancers": {
          "kind": "REGISTERS_WITH",
          "direction": "OUT",
          "types": [
            "LoadBalancer"
          ],
          "list": true
        },
        "role": {
          "kind": "HAS_ROLE",
          "direction": "OUT",
          "types": [
            "Role"
          ],
          "list": false
        }
      }
    },
    "Bucket": {
      "type": "Bucket",
      "service": "storage",
      "field": "bucket",
      "listField": "buckets",
      "view": "s3:ListAllMyBuckets",
      "queryDepthLimit": 3,
      "attributes": {
        "createdAt": {
          "of": "DateTime",
          "list": false
        },
        "versioning": {
          "of": "String",
          "list": false
        },
        "mfaDelete": {
          "of": "Boolean",
          "list": false
        },
        "encryption": {
          "of": "BucketEncryption",
          "list": true
        },
        "publicAccessBlock": {
          "of": "PublicAccessBlock",
          "list": false
        },
        "ownerCanonicalId": {
          "of": "String",
          "list": false
        },
        "grants": {
          "of": "BucketGrant",
          "list": true
        },
        "policy": {
          "of": "JSON",
          "list": false
        },
        "corsRules": {
          "of": "CorsRule",
          "list": true
        },
        "lifecycleRules": {
          "of": "LifecycleRule",
          "list": true
        },
        "transitionMinimumObjectSize": {
          "of": "String",
          "list": false
        },
        "website": {
          "of": "BucketWebsite",
          "list": false
        },
        "eventBridge": {
          "of": "Boolean",
          "list": false
        }
      },
      "relations": {
        "functions": {
          "kind": "NOTIFIES",
          "direction": "OUT",
          "types": [
            "Function"
          ],
          "list": true
        },
        "queues": {
          "kind": "NOTIFIES",
          "direction": "OUT",
          "types": [
            "Queue"
          ],
          "list": true
        },
        "topics": {
          "kind": "NOTIFIES",
          "direction": "OUT",
          "types": [
            "Topic"
          ],
          "list": true
        },
        "sendingFunctions": {
          "kind": "SENDS_TO",
          "direction": "IN",
          "types": [
            "Function"
          ],
          "list": true
        },
        "logsTo": {
          "kind": "LOGS_TO",
          "direction": "OUT",
          "types": [
            "Bucket"
          ],
          "list": false
        },
        "logSources": {
          "kind": "LOGS_TO",
          "direction": "IN",
          "types": [
            "Bucket"
          ],
          "list": true
        },
        "loadBalancers": {
          "kind": "LOGS_TO",
          "direction": "IN",
          "types": [
            "LoadBalancer"
          ],
          "list": true
        },
        "replicatesTo": {
          "kind": "REPLICATES_TO",
          "direction": "OUT",
          "types": [
            "Bucket"
          ],
          "list": true
        },
        "replicatedFrom": {
          "kind": "REPLICATES_TO",
          "direction": "IN",
          "types": [
            "Bucket"
          ],
          "list": true
        },
        "role": {
          "kind": "HAS_ROLE",
          "direction": "OUT",
          "types": [
            "Role"
          ],
          "list": false
        }
      }
    },
    "DbInstance": {
      "type": "DbInstance",
      "service": "database",
      "field": "dbInstance",
      "listField": "dbInstances",
      "view": "rds:DescribeDBInstances",
      "queryDepthLimit": 3,
      "attributes": {
        "resourceId": {
          "of": "String",
          "list": false
        },
        "state": {
          "of": "String",
          "list": false
        },
        "instanceClass": {
          "of": "String",
          "list": false
        },
        "engine": {
          "of": "String",
          "list": false
        },
        "engineVersion": {
          "of": "String",
          "list": false
        },
        "engineLifecycleSupport": {
          "of": "String",
          "list": false
        },
        "licenseModel": {
          "of": "String",
          "list": false
        },
        "databaseName": {
          "of": "String",
          "list": false
        },
        "systemId": {
          "of": "String",
          "list": false
        },
        "masterUsername": {
          "of": "String",
          "list": false
        },
        "masterUserSecret": {
          "of": "DbMasterUserSecret",
          "list": false
        },
        "endpoint": {
          "of": "DbEndpoint",
          "list": false
        },
        "listenerEndpoint": {
          "of": "DbEndpoint",
          "list": false
        },
        "multiAz": {
          "of": "Boolean",
          "list": false
        },
        "multiTenant": {
          "of": "Boolean",
          "list": false
        },
        "availabilityZone": {
          "of": "String",
          "list": false
        },
        "secondaryAvailabilityZone": {
          "of": "String",
          "list": false
        },
        "networkType": {
          "of": "String",
          "list": false
        },
        "publiclyAccessible": {
          "of": "Boolean",
          "list": false
        },
        "customerOwnedIp": {
          "of": "Boolean",
          "list": false
        },
        "storageType": {
          "of": "String",
          "list": false
        },
        "sizeGiB": {
          "of": "Int",
          "list": false
        },
        "maxSizeGiB": {
          "of": "Int",
          "list": false
        },
        "iops": {
          "of": "Int",
          "list": false
        },
        "throughputMiBps": {
          "of": "Int",
          "list": false
        },
        "dedicatedLogVolume": {
          "of": "Boolean",
          "list": false
        },
        "additionalVolumes": {
          "of": "DbVolume",
          "list": true
        },
        "encrypted": {
          "of": "Boolean",
          "list": false
        },
        "storageEncryptionType": {
          "of": "String",
          "list": false
        },
        "kmsKeyId": {
          "of": "String",
          "list": false
        },
        "tdeCredentialArn": {
          "of": "String",
          "list": false
        },
        "backupRetentionDays": {
          "of": "Int",
          "list": false
        },
        "backupWindow": {
          "of": "String",
          "list": false
        },
        "backupTarget": {
          "of": "String",
          "list": false
        },
        "backupRecoveryPointArn": {
          "of": "String",
          "list": false
        },
        "copyTagsToSnapshot": {
          "of": "Boolean",
          "list": false
        },
        "automatedBackupReplicationArns": {
          "of": "String",
          "list": true
        },
        "maintenanceWindow": {
          "of": "String",
          "list": false
        },
        "upgradeRolloutOrder": {
          "of": "String",
          "list": false
        },
        "autoMinorVersionUpgrade": {
          "of": "Boolean",
          "list": false
        },
        "automationMode": {
          "of": "String",
          "list": false
        },
        "deletionProtection": {
          "of": "Boolean",
          "list": false
        },
        "clusterIdentifier": {
          "of": "String",
          "list": false
        },
        "replicaSourceCluster": {
          "of": "String",
          "list": false
        },
        "replicaMode": {
          "of": "String",
          "list": false
        },
        "promotionTier": {
          "of": "Int",
          "list": false
        },
        "parameterGroups": {
          "of": "String",
          "list": true
        },
        "optionGroups": {
          "of": "String",
          "list": true
        },
        "dbSecurityGroups": {
          "of": "String",
          "list": true
        },
        "characterSet": {
          "of": "String",
          "list": false
        },
        "nationalCharacterSet": {
          "of": "String",
          "list": false
        },
        "timezone": {
          "of": "String",
          "list": false
        },
        "processorFeatures": {
          "of": "DbProcessorFeature",
          "list": true
        },
        "domains": {
          "of": "DbDomain",
          "list": true
        },
        "iamAuthentication": {
          "of": "Boolean",
          "list": false
        },
        "certificateAuthority": {
          "of": "String",
          "list": false
        },
        "certificateValidTill": {
          "of": "DateTime",
          "list": false
        },
        "monitoringIntervalSeconds": {
          "of": "Int",
          "list": false
        },
        "databaseInsightsMode": {
          "of": "String",
          "list": false
        },
        "performanceInsights": {
          "of": "Boolean",
          "list": false
        },
        "performanceInsightsKmsKeyId": {
          "of": "String",
          "list": false
        },
        "performanceInsightsRetentionDays": {
          "of": "Int",
          "list": false
        },
        "exportedLogs": {
          "of": "String",
          "list": true
        },
        "activityStream": {
          "of": "DbActivityStream",
          "list": false
        },
        "createdAt": {
          "of": "DateTime",
          "list": false
        }
      },
      "relations": {
        "subnetGroup": {
          "kind": "IN_SUBNET_GROUP",
          "direction": "OUT",
          "types": [
            "DbSubnetGroup"
          ],
          "list": false
        },
        "securityGroups": {
          "kind": "HAS_SECURITY_GROUP",
          "direction": "OUT",
          "types": [
            "SecurityGroup"
          ],
          "list": true
        },
        "roles": {
          "kind": "HAS_ROLE",
          "direction": "OUT",
          "types": [
            "Role"
          ],
          "list": true
        },
        "instanceProfile": {
          "kind": "HAS_INSTANCE_PROFILE",
          "direction": "OUT",
          "types": [
            "InstanceProfile"
          ],
          "list": false
        },
        "replicaOf": {
          "kind": "REPLICA_OF",
          "direction": "OUT",
          "types": [
            "DbInstance"
          ],
          "list": false
        },
        "replicas": {
          "kind": "REPLICA_OF",
          "direction": "IN",
          "types": [
            "DbInstance"
          ],
          "list": true
        }
      }
    },
    "DbSubnetGroup": {
      "type": "DbSubnetGroup",
      "service": "database",
      "field": "dbSubnetGroup",
      "listField": "dbSubnetGroups",
      "view": "rds:DescribeDBSubnetGroups",
      "queryDepthLimit": 3,
      "attributes": {
        "description": {
          "of": "String",
          "list": false
        },
        "state": {
          "of": "String",
          "list": false
        },
        "networkTypes": {
          "of": "String",
          "list": true
        },
        "outpostArns": {
          "of": "String",
          "list": true
        }
      },
      "relations": {
        "subnets": {
          "kind": "IN_SUBNET",
          "direction": "OUT",
          "types": [
            "Subnet"
          ],
          "list": true
        },
        "dbInstances": {
          "kind": "IN_SUBNET_GROUP",
          "direction": "IN",
          "types": [
            "DbInstance"
          ],
          "list": true
        }
      }
    },
    "ElasticIp": {
      "type": "ElasticIp",
      "service": "network",
      "field": "elasticIp",
      "listField": "elasticIps",
      "view": "ec2:DescribeAddresses",
      "queryDepthLimit": 3,
      "attributes": {
        "publicIpAddress": {
          "of": "String",
          "list": false
        },
        "domain": {
          "of": "String",
          "list": false
        },
        "publicIpv4Pool": {
          "of": "String",
          "list": false
        },
        "networkBorderGroup": {
          "of": "String",
          "list": false
        },
        "customerOwnedIpAddress": {
          "of": "String",
          "list": false
        },
        "customerOwnedIpv4Pool": {
          "of": "String",
          "list": false
        },
        "carrierIpAddress": {
          "of": "String",
          "list": false
        },
        "serviceManaged": {
          "of": "String",
          "list": false
        }
      },
      "relations": {
        "networkInterface": {
          "kind": "ASSOCIATED_WITH",
          "direction": "OUT",
          "types": [
            "NetworkInterface"
          ],
          "list": false
        },
        "instance": {
          "kind": "ASSOCIATED_WITH",
          "direction": "OUT",
          "types": [
            "Instance"
          ],
          "list": false
        },
        "natGateway": {
          "kind": "ASSOCIATED_WITH",
          "direction": "OUT",
          "types": [
            "NatGateway"
          ],
          "list": false
        },
        "loadBalancer": {
          "kind": "ASSOCIATED_WITH",
          "direction": "OUT",
          "types": [
            "LoadBalancer"
          ],
          "list": false
        },
        "subnet": {
          "kind": "IN_SUBNET",
          "direction": "OUT",
          "types": [
            "Subnet"
          ],
          "list": false
        }
      }
    },
    "Function": {
      "type": "Function",
      "service": "functions",
      "field": "function",
      "listField": "functions",
      "view": "lambda:GetFunctionConfiguration",
      "queryDepthLimit": 3,
      "attributes": {
        "description": {
          "of": "String",
          "list": false
        },
        "state": {
          "of": "String",
          "list": false
        },
        "runtime": {
          "of": "String",
          "list": false
        },
        "runtimeVersionArn": {
          "of": "String",
          "list": false
        },
        "handler": {
          "of": "String",
          "list": false
        },
        "packageType": {
          "of": "String",
          "list": false
        },
        "architectures": {
          "of": "String",
          "list": true
        },
        "memoryMiB": {
          "of": "Int",
          "list": false
        },
        "timeoutSeconds": {
          "of": "Int",
          "list": false
        },
        "temporaryStorageMiB": {
          "of": "Int",
          "list": false
        },
        "codeSha256": {
          "of": "String",
          "list": false
        },
        "codeSizeBytes": {
          "of": "Int",
          "list": false
        },
        "image": {
          "of": "FunctionImage",
          "list": false
        },
        "layers": {
          "of": "String",
          "list": true
        },
        "fileSystems": {
          "of": "FunctionFileSystem",
          "list": true
        },
        "environment": {
          "of": "FunctionVariable",
          "list": true
        },
        "kmsKeyId": {
          "of": "String",
          "list": false
        },
        "tracing": {
          "of": "String",
          "list": false
        },
        "logging": {
          "of": "FunctionLogging",
          "list": false
        },
        "snapStart": {
          "of": "String",
          "list": false
        },
        "ipv6": {
          "of": "Boolean",
          "list": false
        },
        "signingProfileVersionArn": {
          "of": "String",
          "list": false
        },
        "signingJobArn": {
          "of": "String",
          "list": false
        },
        "capacityProvider": {
          "of": "FunctionCapacityProvider",
          "list": false
        },
        "durableExecution": {
          "of": "FunctionDurableExecution",
          "list": false
        },
        "tenantIsolation": {
          "of": "String",
          "list": false
        },
        "policy": {
          "of": "JSON",
          "list": false
        },
        "otherEventSources": {
          "of": "JSON",
          "list": true
        },
        "modifiedAt": {
          "of": "DateTime",
          "list": false
        }
      },
      "relations": {
        "role": {
          "kind": "HAS_ROLE",
          "direction": "OUT",
          "types": [
            "Role"
          ],
          "list": false
        },
        "subnets": {
          "kind": "IN_SUBNET",
          "direction": "OUT",
          "types": [
            "Subnet"
          ],
          "list": true
        },
        "securityGroups": {
          "kind": "HAS_SECURITY_GROUP",
          "direction": "OUT",
          "types": [
            "SecurityGroup"
          ],
          "list": true
        },
        "deadLetterQueue": {
          "kind": "DEAD_LETTERS_TO",
          "direction": "OUT",
          "types": [
            "Queue"
          ],
          "list": false
        },
        "deadLetterTopic": {
          "kind": "DEAD_LETTERS_TO",
          "direction": "OUT",
          "types": [
            "Topic"
          ],
          "list": false
        },
        "sendsToQueues": {
          "kind": "SENDS_TO",
          "direction": "OUT",
          "types": [
            "Queue"
          ],
          "list": true
        },
        "sendsToTopics": {
          "kind": "SENDS_TO",
          "direction": "OUT",
          "types": [
            "Topic"
          ],
          "list": true
        },
        "sendsToBuckets": {
          "kind": "SENDS_TO",
          "direction": "OUT",
          "types": [
            "Bucket"
          ],
          "list": true
        },
        "triggeringQueues": {
          "kind": "TRIGGERS",
          "direction": "IN",
          "types": [
            "Queue"
          ],
          "list": true
        },
        "triggeringTables": {
          "kind": "TRIGGERS",
          "direction": "IN",
          "types": [
            "Table"
          ],
          "list": true
        },
        "notifyingBuckets": {
          "kind": "NOTIFIES",
          "direction": "IN",
          "types": [
            "Bucket"
          ],
          "list": true
        },
        "topics": {
          "kind": "SENDS_TO",
          "direction": "IN",
          "types": [
            "Topic"
          ],
          "list": true
        },
        "targetGroups": {
          "kind": "TARGETS",
          "direction": "IN",
          "types": [
            "TargetGroup"
          ],
          "list": true
        },
        "replicaOf": {
          "kind": "REPLICA_OF",
          "direction": "OUT",
          "types": [
            "Function"
          ],
          "list": false
        },
        "replicas": {
          "kind": "REPLICA_OF",
          "direction": "IN",
          "types": [
            "Function"
          ],
          "list": true
        }
      }
    },
    "Group": {
      "type": "Group",
      "service": "identity",
      "field": "group",
      "listField": "groups",
      "view": "iam:GetGroup",
      "queryDepthLimit": 3,
      "attributes": {
        "groupId": {
          "of": "String",
          "list": false
        },
        "path": {
          "of": "String",
          "list": false
        },
        "createdAt": {
          "of": "DateTime",
          "list": false
        }
      },
      "relations": {
        "policies": {
          "kind": "HAS_POLICY",
          "direction": "OUT",
          "types": [
            "Policy"
          ],
          "list": true
        },
        "users": {
          "kind": "MEMBER_OF",
          "direction": "IN",
          "types": [
            "User"
          ],
          "list": true
        }
      }
    },
    "Image": {
      "type": "Image",
      "service": "compute",
      "field": "image",
      "listField": "images",
      "view": "ec2:DescribeImages",
      "queryDepthLimit": 3,
      "attributes": {
        "imageName": {
          "of": "String",
          "list": false
        },
        "description": {
          "of": "String",
          "list": false
        },
        "state": {
          "of": "String",
          "list": false
        },
        "ownerId": {
          "of": "String",
          "list": false
        },
        "ownerAlias": {
          "of": "String",
          "list": false
        },
        "public": {
          "of": "Boolean",
          "list": false
        },
        "imageType": {
          "of": "String",
          "list": false
        },
        "location": {
          "of": "String",
          "list": false
        },
        "architecture": {
          "of": "String",
          "list": false
        },
        "platform": {
          "of": "String",
          "list": false
        },
        "platformDetails": {
          "of": "String",
          "list": false
        },
        "usageOperation": {
          "of": "String",
          "list": false
        },
        "rootDeviceName": {
          "of": "String",
          "list": false
        },
        "rootDeviceType": {
          "of": "String",
          "list": false
        },
        "blockDevices": {
          "of": "BlockDevice",
          "list": true
        },
        "virtualizationType": {
          "of": "String",
          "list": false
        },
        "hypervisor": {
          "of": "String",
          "list": false
        },
        "enaSupport": {
          "of": "Boolean",
          "list": false
        },
        "sriovNetSupport": {
          "of": "String",
          "list": false
        },
        "bootMode": {
          "of": "String",
          "list": false
        },
        "tpmSupport": {
          "of": "String",
          "list": false
        },
        "imdsSupport": {
          "of": "String",
          "list": false
        },
        "kernelId": {
          "of": "String",
          "list": false
        },
        "ramdiskId": {
          "of": "String",
          "list": false
        },
        "productCodes": {
          "of": "String",
          "list": true
        },
        "deregistrationProtection": {
          "of": "String",
          "list": false
        },
        "allowed": {
          "of": "Boolean",
          "list": false
        },
        "createdAt": {
          "of": "DateTime",
          "list": false
        },
        "deprecatedAt": {
          "of": "DateTime",
          "list": false
        }
      },
      "relations": {
        "snapshots": {
          "kind": "CREATED_FROM",
          "direction": "OUT",
          "types": [
            "Snapshot"
          ],
          "list": true
        },
        "sourceInstance": {
          "kind": "CREATED_FROM",
          "direction": "OUT",
          "types": [
            "Instance"
          ],
          "list": false
        },
        "sourceImage": {
          "kind": "CREATED_FROM",
          "direction": "OUT",
          "types": [
            "Image"
          ],
          "list": false
        },
        "copies": {
          "kind": "CREATED_FROM",
          "direction": "IN",
          "types": [
            "Image"
          ],
          "list": true
        },
        "instances": {
          "kind": "USES_IMAGE",
          "direction": "IN",
          "types": [
            "Instance"
          ],
          "list": true
        },
        "launchTemplates": {
          "kind": "USES_IMAGE",
          "direction": "IN",
          "types": [
            "LaunchTemplate"
          ],
          "list": true
        },
        "autoScalingGroups": {
          "kind": "USES_IMAGE",
          "direction": "IN",
          "types": [
            "AutoScalingGroup"
          ],
          "list": true
        }
      }
    },
    "Instance": {
      "type": "Instance",
      "service": "compute",
      "field": "instance",
      "listField": "instances",
      "view": "ec2:DescribeInstances",
      "queryDepthLimit": 3,
      "attributes": {
        "instanceType": {
          "of": "String",
          "list": false
        },
        "state": {
          "of": "String",
          "list": false
        },
        "architecture": {
          "of": "String",
          "list": false
        },
        "availabilityZone": {
          "of": "String",
          "list": false
        },
        "tenancy": {
          "of": "String",
          "list": false
        },
        "placementGroup": {
          "of": "String",
          "list": false
        },
        "partitionNumber": {
          "of": "Int",
          "list": false
        },
        "hostId": {
          "of": "String",
          "list": false
        },
        "hostAffinity": {
          "of": "String",
          "list": false
        },
        "hostResourceGroupArn": {
          "of": "String",
          "list": false
        },
        "privateIpAddress": {
          "of": "String",
          "list": false
        },
        "privateDnsName": {
          "of": "String",
          "list": false
        },
        "publicIpAddress": {
          "of": "String",
          "list": false
        },
        "publicDnsName": {
          "of": "String",
          "list": false
        },
        "ipv6Address": {
          "of": "String",
          "list": false
        },
        "platform": {
          "of": "String",
          "list": false
        },
        "platformDetails": {
          "of": "String",
          "list": false
        },
        "usageOperation": {
          "of": "String",
          "list": false
        },
        "rootDeviceName": {
          "of": "String",
          "list": false
        },
        "rootDeviceType": {
          "of": "String",
          "list": false
        },
        "virtualizationType": {
          "of": "String",
          "list": false
        },
        "hypervisor": {
          "of": "String",
          "list": false
        },
        "ebsOptimized": {
          "of": "Boolean",
          "list": false
        },
        "enaSupport": {
          "of": "Boolean",
          "list": false
        },
        "sriovNetSupport": {
          "of": "String",
          "list": false
        },
        "bootMode": {
          "of": "String",
          "list": false
        },
        "currentBootMode": {
          "of": "String",
          "list": false
        },
        "tpmSupport": {
          "of": "String",
          "list": false
        },
        "cpuOptions": {
          "of": "CpuOptions",
          "list": false
        },
        "detailedMonitoring": {
          "of": "Boolean",
          "list": false
        },
        "sourceDestCheck": {
          "of": "Boolean",
          "list": false
        },
        "hibernation": {
          "of": "Boolean",
          "list": false
        },
        "enclave": {
          "of": "Boolean",
          "list": false
        },
        "autoRecovery": {
          "of": "String",
          "list": false
        },
        "rebootMigration": {
          "of": "String",
          "list": false
        },
        "metadataOptions": {
          "of": "InstanceMetadataOptions",
          "list": false
        },
        "privateDnsNameOptions": {
          "of": "PrivateDnsNameOptions",
          "list": false
        },
        "bandwidthWeighting": {
          "of": "String",
          "list": false
        },
        "instanceLifecycle": {
          "of": "String",
          "list": false
        },
        "spotRequestId": {
          "of": "String",
          "list": false
        },
        "capacityBlockId": {
          "of": "String",
          "list": false
        },
        "capacityReservationId": {
          "of": "String",
          "list": false
        },
        "capacityReservationSpecification": {
          "of": "JSON",
          "list": false
        },
        "kernelId": {
          "of": "String",
          "list": false
        },
        "ramdiskId": {
          "of": "String",
          "list": false
        },
        "licenses": {
          "of": "String",
          "list": true
        },
        "productCodes": {
          "of": "String",
          "list": true
        },
        "outpostArn": {
          "of": "String",
          "list": false
        },
        "reservationId": {
          "of": "String",
          "list": false
        },
        "launchedBy": {
          "of": "String",
          "list": false
        },
        "managedBy": {
          "of": "String",
          "list": false
        },
        "launchedAt": {
          "of": "DateTime",
          "list": false
        }
      },
      "relations": {
        "subnet": {
          "kind": "IN_SUBNET",
          "direction": "OUT",
          "types": [
            "Subnet"
          ],
          "list": false
        },
        "securityGroups": {
          "kind": "HAS_SECURITY_GROUP",
          "direction": "OUT",
          "types": [
            "SecurityGroup"
          ],
          "list": true
        },
        "image": {
          "kind": "USES_IMAGE",
          "direction": "OUT",
          "types": [
            "Image"
          ],
          "list": false
        },
        "keyPair": {
          "kind": "USES_KEY_PAIR",
          "direction": "OUT",
          "types": [
            "KeyPair"
          ],
          "list": false
        },
        "instanceProfile": {
          "kind": "HAS_INSTANCE_PROFILE",
          "direction": "OUT",
          "types": [
            "InstanceProfile"
          ],
          "list": false
        },
        "volumes": {
          "kind": "ATTACHED_TO",
          "direction": "IN",
          "types": [
            "Volume"
          ],
          "list": true
        },
        "networkInterfaces": {
          "kind": "ATTACHED_TO",
          "direction": "IN",
          "types": [
            "NetworkInterface"
          ],
          "list": true
        },
        "elasticIps": {
          "kind": "ASSOCIATED_WITH",
          "direction": "IN",
          "types": [
            "ElasticIp"
          ],
          "list": true
        },
        "routeTables": {
          "kind": "ROUTES_TO",
          "direction": "IN",
          "types": [
            "RouteTable"
          ],
          "list": true
        },
        "autoScalingGroup": {
          "kind": "MANAGES",
          "direction": "IN",
          "types": [
            "AutoScalingGroup"
          ],
          "list": false
        },
        "targetGroups": {
          "kind": "TARGETS",
          "direction": "IN",
          "types": [
            "TargetGroup"
          ],
          "list": true
        },
        "loadBalancers": {
          "kind": "TARGETS",
          "direction": "IN",
          "types": [
            "LoadBalancer"
          ],
          "list": true
        },
        "images": {
          "kind": "CREATED_FROM",
          "direction": "IN",
          "types": [
            "Image"
          ],
          "list": true
        }
      }
    },
    "InstanceProfile": {
      "type": "InstanceProfile",
      "service": "identity",
      "field": "instanceProfile",
      "listField": "instanceProfiles",
      "view": "iam:GetInstanceProfile",
      "queryDepthLimit": 3,
      "attributes": {
        "instanceProfileId": {
          "of": "String",
          "list": false
        },
        "instanceProfileName": {
          "of": "String",
          "list": false
        },
        "path": {
          "of": "String",
          "list": false
        },
        "createdAt": {
          "of": "DateTime",
          "list": false
        }
      },
      "relations": {
        "role": {
          "kind": "HAS_ROLE",
          "direction": "OUT",
          "types": [
            "Role"
          ],
          "list": false
        },
        "instances": {
          "kind": "HAS_INSTANCE_PROFILE",
          "direction": "IN",
          "types": [
            "Instance"
          ],
          "list": true
        },
        "launchTemplates": {
          "kind": "HAS_INSTANCE_PROFILE",
          "direction": "IN",
          "types": [
            "LaunchTemplate"
          ],
          "list": true
        },
        "dbInstances": {
          "kind": "HAS_INSTANCE_PROFILE",
          "direction": "IN",
          "types": [
            "DbInstance"
          ],
          "list": true
        }
      }
    },
    "InternetGateway": {
      "type": "InternetGateway",
      "service": "network",
      "field": "internetGateway",
      "listField": "internetGateways",
      "view": "ec2:DescribeInternetGateways",
      "queryDepthLimit": 3,
      "attributes": {
        "ownerId": {
          "of": "String",
          "list": false
        }
      },
      "relations": {
        "vpc": {
          "kind": "ATTACHED_TO",
          "direction": "OUT",
          "types": [
            "Vpc"
          ],
          "list": false
        },
        "routedFrom": {
          "kind": "ROUTES_TO",
          "direction": "IN",
          "types": [
            "RouteTable"
          ],
          "list": true
        },
        "associatedRouteTable": {
          "kind": "ASSOCIATED_WITH",
          "direction": "IN",
          "types": [
            "RouteTable"
          ],
          "list": false
        }
      }
    },
    "KeyPair": {
      "type": "KeyPair",
      "service": "compute",
      "field": "keyPair",
      "listField": "keyPairs",
      "view": "ec2:DescribeKeyPairs",
      "queryDepthLimit": 3,
      "attributes": {
        "keyName": {
          "of": "String",
          "list": false
        },
        "keyType": {
          "of": "String",
          "list": false
        },
        "keyFingerprint": {
          "of": "String",
          "list": false
        },
        "publicKey": {
          "of": "String",
          "list": false
        },
        "createdAt": {
          "of": "DateTime",
          "list": false
        }
      },
      "relations": {
        "instances": {
          "kind": "USES_KEY_PAIR",
          "direction": "IN",
          "types": [
            "Instance"
          ],
          "list": true
        },
        "launchTemplates": {
          "kind": "USES_KEY_PAIR",
          "direction": "IN",
          "types": [
            "LaunchTemplate"
          ],
          "list": true
        }
      }
    },
    "LaunchTemplate": {
      "type": "LaunchTemplate",
      "service": "compute",
      "field": "launchTemplate",
      "listField": "launchTemplates",
      "view": "ec2:DescribeLaunchTemplates",
      "queryDepthLimit": 3,
      "attributes": {
        "templateName": {
          "of": "String",
          "list": false
        },
        "defaultVersion": {
          "of": "Int",
          "list": false
        },
        "latestVersion": {
          "of": "Int",
          "list": false
        },
        "managedBy": {
          "of": "String",
          "list": false
        },
        "createdAt": {
          "of": "DateTime",
          "list": false
        },
        "versionDescription": {
          "of": "String",
          "list": false
        },
        "versionCreatedAt": {
          "of": "DateTime",
          "list": false
        },
        "instanceType": {
          "of": "String",
          "list": false
        },
        "instanceRequirements": {
          "of": "JSON",
          "list": false
        },
        "imageParameter": {
          "of": "String",
          "list": false
        },
        "availabilityZone": {
          "of": "String",
          "list": false
        },
        "tenancy": {
          "of": "String",
          "list": false
        },
        "placementGroup": {
          "of": "String",
          "list": false
        },
        "partitionNumber": {
          "of": "Int",
          "list": false
        },
        "hostId": {
          "of": "String",
          "list": false
        },
        "hostAffinity": {
          "of": "String",
          "list": false
        },
        "hostResourceGroupArn": {
          "of": "String",
          "list": false
        },
        "blockDevices": {
          "of": "BlockDevice",
          "list": true
        },
        "interfaces": {
          "of": "LaunchTemplateInterface",
          "list": true
        },
        "tagSpecifications": {
          "of": "TagSpecification",
          "list": true
        },
        "userDataFingerprint": {
          "of": "String",
          "list": false
        },
        "ebsOptimized": {
          "of": "Boolean",
          "list": false
        },
        "detailedMonitoring": {
          "of": "Boolean",
          "list": false
        },
        "terminationProtection": {
          "of": "Boolean",
          "list": false
        },
        "stopProtection": {
          "of": "Boolean",
          "list": false
        },
        "shutdownBehavior": {
          "of": "String",
          "list": false
        },
        "marketOptions": {
          "of": "JSON",
          "list": false
        },
        "cpuCredits": {
          "of": "String",
          "list": false
        },
        "cpuOptions": {
          "of": "CpuOptions",
          "list": false
        },
        "capacityReservationSpecification": {
          "of": "JSON",
          "list": false
        },
        "licenses": {
          "of": "String",
          "list": true
        },
        "hibernation": {
          "of": "Boolean",
          "list": false
        },
        "enclave": {
          "of": "Boolean",
          "list": false
        },
        "autoRecovery": {
          "of": "String",
          "list": false
        },
        "rebootMigration": {
          "of": "String",
          "list": false
        },
        "metadataOptions": {
          "of": "InstanceMetadataOptions",
          "list": false
        },
        "privateDnsNameOptions": {
          "of": "PrivateDnsNameOptions",
          "list": false
        },
        "bandwidthWeighting": {
          "of": "String",
          "list": false
        },
        "kernelId": {
          "of": "String",
          "list": false
        },
        "ramdiskId": {
          "of": "String",
          "list": false
        }
      },
      "relations": {
        "image": {
          "kind": "USES_IMAGE",
          "direction": "OUT",
          "types": [
            "Image"
          ],
          "list": false
        },
        "keyPair": {
          "kind": "USES_KEY_PAIR",
          "direction": "OUT",
          "types": [
            "KeyPair"
          ],
          "list": false
        },
        "instanceProfile": {
          "kind": "HAS_INSTANCE_PROFILE",
          "direction": "OUT",
          "types": [
            "InstanceProfile"
          ],
          "list": false
        },
        "securityGroups": {
          "kind": "HAS_SECURITY_GROUP",
          "direction": "OUT",
          "types": [
            "SecurityGroup"
          ],
          "list": true
        },
        "subnets": {
          "kind": "IN_SUBNET",
          "direction": "OUT",
          "types": [
            "Subnet"
          ],
          "list": true
        },
        "networkInterfaces": {
          "kind": "ASSOCIATED_WITH",
          "direction": "OUT",
          "types": [
            "NetworkInterface"
          ],
          "list": true
        },
        "snapshots": {
          "kind": "CREATED_FROM",
          "direction": "OUT",
          "types": [
            "Snapshot"
          ],
          "list": true
        },
        "autoScalingGroups": {
          "kind": "USES_LAUNCH_TEMPLATE",
          "direction": "IN",
          "types": [
            "AutoScalingGroup"
          ],
          "list": true
        }
      }
    },
    "Listener": {
      "type": "Listener",
      "service": "loadbalancing",
      "field": "listener",
      "listField": "listeners",
      "view": "elasticloadbalancing:DescribeListeners",
      "queryDepthLimit": 3,
      "attributes": {
        "protocol": {
          "of": "String",
          "list": false
        },
        "port": {
          "of": "Int",
          "list": false
        },
        "sslPolicy": {
          "of": "String",
          "list": false
        },
        "certificateArns": {
          "of": "String",
          "list": true
        },
        "alpnPolicy": {
          "of": "String",
          "list": true
        },
        "mutualAuthentication": {
          "of": "ListenerMutualAuthentication",
          "list": false
        },
        "rules": {
          "of": "ListenerRule",
          "list": true
        }
      },
      "relations": {
        "loadBalancer": {
          "kind": "LISTENS_ON",
          "direction": "OUT",
          "types": [
            "LoadBalancer"
          ],
          "list": false
        },
        "targetGroups": {
          "kind": "FORWARDS_TO",
          "direction": "OUT",
          "types": [
            "TargetGroup"
          ],
          "list": true
        }
      }
    },
    "LoadBalancer": {
      "type": "LoadBalancer",
      "service": "loadbalancing",
      "field": "loadBalancer",
      "listField": "loadBalancers",
      "view": "elasticloadbalancing:DescribeLoadBalancers",
      "queryDepthLimit": 3,
      "attributes": {
        "loadBalancerType": {
          "of": "String",
          "list": false
        },
        "state": {
          "of": "String",
          "list": false
        },
        "scheme": {
          "of": "String",
          "list": false
        },
        "dnsName": {
          "of": "String",
          "list": false
        },
        "hostedZoneId": {
          "of": "String",
          "list": false
        },
        "ipAddressType": {
          "of": "String",
          "list": false
        },
        "outpostIds": {
          "of": "String",
          "list": true
        },
        "customerOwnedIpv4Pool": {
          "of": "String",
          "list": false
        },
        "ipamPoolId": {
          "of": "String",
          "list": false
        },
        "privateLinkRules": {
          "of": "String",
          "list": false
        },
        "sourceNatIpv6": {
          "of": "String",
          "list": false
        },
        "sourceNatIpv6Prefixes": {
          "of": "String",
          "list": true
        },
        "createdAt": {
          "of": "DateTime",
          "list": false
        },
        "crossZone": {
          "of": "Boolean",
          "list": false
        },
        "deletionProtection": {
          "of": "Boolean",
          "list": false
        },
        "idleTimeoutSeconds": {
          "of": "Int",
          "list": false
        },
        "connectionDrainingSeconds": {
          "of": "Int",
          "list": false
        },
        "settings": {
          "of": "LoadBalancerSetting",
          "list": true
        },
        "classicListeners": {
          "of": "ClassicListener",
          "list": true
        },
        "healthCheck": {
          "of": "ClassicHealthCheck",
          "list": false
        },
        "stickinessPolicies": {
          "of": "ClassicStickinessPolicy",
          "list": true
        },
        "otherPolicies": {
          "of": "String",
          "list": true
        },
        "backendPolicies": {
          "of": "ClassicBackendPolicy",
          "list": true
        }
      },
      "relations": {
        "subnets": {
          "kind": "IN_SUBNET",
          "direction": "OUT",
          "types": [
            "Subnet"
          ],
          "list": true
        },
        "securityGroups": {
          "kind": "HAS_SECURITY_GROUP",
          "direction": "OUT",
          "types": [
            "SecurityGroup"
          ],
          "list": true
        },
        "elasticIps": {
          "kind": "ASSOCIATED_WITH",
          "direction": "IN",
          "types": [
            "ElasticIp"
          ],
          "list": true
        },
        "listeners": {
          "kind": "LISTENS_ON",
          "direction": "IN",
          "types": [
            "Listener"
          ],
          "list": true
        },
        "instances": {
          "kind": "TARGETS",
          "direction": "OUT",
          "types": [
            "Instance"
          ],
          "list": true
        },
        "targetedBy": {
          "kind": "TARGETS",
          "direction": "IN",
          "types": [
            "TargetGroup"
          ],
          "list": true
        },
        "autoScalingGroups": {
          "kind": "REGISTERS_WITH",
          "direction": "IN",
          "types": [
            "AutoScalingGroup"
          ],
          "list": true
        },
        "logsTo": {
          "kind": "LOGS_TO",
          "direction": "OUT",
          "types": [
            "Bucket"
          ],
          "list": true
        }
      }
    },
    "NatGateway": {
      "type": "NatGateway",
      "service": "network",
      "field": "natGateway",
      "listField": "natGateways",
      "view": "ec2:DescribeNatGateways",
      "queryDepthLimit": 3,
      "attributes": {
        "state": {
          "of": "String",
          "list": false
        },
        "connectivityType": {
          "of": "String",
          "list": false
        },
        "availabilityMode": {
          "of": "String",
          "list": false
        },
        "autoScalingIps": {
          "of": "String",
          "list": false
        },
        "autoProvisionZones": {
          "of": "String",
          "list": false
        },
        "addresses": {
          "of": "NatGatewayAddress",
          "list": true
        },
        "appliances": {
          "of": "NatGatewayAppliance",
          "list": true
        },
        "createdAt": {
          "of": "DateTime",
          "list": false
        }
      },
      "relations": {
        "subnet": {
          "kind": "IN_SUBNET",
          "direction": "OUT",
          "types": [
            "Subnet"
          ],
          "list": false
        },
        "vpc": {
          "kind": "IN_VPC",
          "direction": "OUT",
          "types": [
            "Vpc"
          ],
          "list": false
        },
        "elasticIps": {
          "kind": "ASSOCIATED_WITH",
          "direction": "IN",
          "types": [
            "ElasticIp"
          ],
          "list": true
        },
        "networkInterfaces": {
          "kind": "ASSOCIATED_WITH",
          "direction": "OUT",
          "types": [
            "NetworkInterface"
          ],
          "list": true
        },
        "routeTable": {
          "kind": "ASSOCIATED_WITH",
          "direction": "OUT",
          "types": [
            "RouteTable"
          ],
          "list": false
        },
        "vpcEndpoints": {
          "kind": "ASSOCIATED_WITH",
          "direction": "OUT",
          "types": [
            "VpcEndpoint"
          ],
          "list": true
        },
        "routedFrom": {
          "kind": "ROUTES_TO",
          "direction": "IN",
          "types": [
            "RouteTable"
          ],
          "list": true
        }
      }
    },
    "NetworkInterface": {
      "type": "NetworkInterface",
      "service": "network",
      "field": "networkInterface",
      "listField": "networkInterfaces",
      "view": "ec2:DescribeNetworkInterfaces",
      "queryDepthLimit": 3,
      "attributes": {
        "description": {
          "of": "String",
          "list": false
        },
        "interfaceType": {
          "of": "String",
          "list": false
        },
        "state": {
          "of": "String",
          "list": false
        },
        "macAddress": {
          "of": "String",
          "list": false
        },
        "availabilityZone": {
          "of": "String",
          "list": false
        },
        "availabilityZoneId": {
          "of": "String",
          "list": false
        },
        "outpostArn": {
          "of": "String",
          "list": false
        },
        "privateIpAddress": {
          "of": "String",
          "list": false
        },
        "privateDnsName": {
          "of": "String",
          "list": false
        },
        "privateIpAddresses": {
          "of": "InterfaceAddress",
          "list": true
        },
        "publicIpAddress": {
          "of": "String",
          "list": false
        },
        "publicIpOwner": {
          "of": "String",
          "list": false
        },
        "publicDnsName": {
          "of": "String",
          "list": false
        },
        "publicHostnameType": {
          "of": "String",
          "list": false
        },
        "customerOwnedIpAddress": {
          "of": "String",
          "list": false
        },
        "carrierIpAddress": {
          "of": "String",
          "list": false
        },
        "ipv6Native": {
          "of": "Boolean",
          "list": false
        },
        "ipv6Addresses": {
          "of": "InterfaceIpv6Address",
          "list": true
        },
        "ipv4Prefixes": {
          "of": "String",
          "list": true
        },
        "ipv6Prefixes": {
          "of": "String",
          "list": true
        },
        "sourceDestinationCheck": {
          "of": "Boolean",
          "list": false
        },
        "denyInternetGatewayTraffic": {
          "of": "Boolean",
          "list": false
        },
        "tcpEstablishedTimeoutSeconds": {
          "of": "Int",
          "list": false
        },
        "udpStreamTimeoutSeconds": {
          "of": "Int",
          "list": false
        },
        "udpTimeoutSeconds": {
          "of": "Int",
          "list": false
        },
        "serviceAttachment": {
          "of": "ServiceAttachment",
          "list": false
        },
        "requesterId": {
          "of": "String",
          "list": false
        },
        "requesterManaged": {
          "of": "Boolean",
          "list": false
        },
        "managed": {
          "of": "Boolean",
          "list": false
        },
        "operator": {
          "of": "String",
          "list": false
        },
        "ownerId": {
          "of": "String",
          "list": false
        }
      },
      "relations": {
        "subnet": {
          "kind": "IN_SUBNET",
          "direction": "OUT",
          "types": [
            "Subnet"
          ],
          "list": false
        },
        "associatedSubnets": {
          "kind": "ASSOCIATED_WITH",
          "direction": "OUT",
          "types": [
            "Subnet"
          ],
          "list": true
        },
        "securityGroups": {
          "kind": "HAS_SECURITY_GROUP",
          "direction": "OUT",
          "types": [
            "SecurityGroup"
          ],
          "list": true
        },
        "attachedTo": {
          "kind": "ATTACHED_TO",
          "direction": "OUT",
          "types": [
            "Instance"
          ],
          "list": false
        },
        "elasticIps": {
          "kind": "ASSOCIATED_WITH",
          "direction": "IN",
          "types": [
            "ElasticIp"
          ],
          "list": true
        },
        "natGateway": {
          "kind": "ASSOCIATED_WITH",
          "direction": "IN",
          "types": [
            "NatGateway"
          ],
          "list": false
        },
        "vpcEndpoint": {
          "kind": "ASSOCIATED_WITH",
          "direction": "IN",
          "types": [
            "VpcEndpoint"
          ],
          "list": false
        },
        "launchTemplates": {
          "kind": "ASSOCIATED_WITH",
          "direction": "IN",
          "types": [
            "LaunchTemplate"
          ],
          "list": true
        },
        "routedFrom": {
          "kind": "ROUTES_TO",
          "direction": "IN",
          "types": [
            "RouteTable"
          ],
          "list": true
        }
      }
    },
    "Policy": {
      "type": "Policy",
      "service": "identity",
      "field": "policy",
      "listField": "policies",
      "view": "iam:GetPolicy",
      "queryDepthLimit": 3,
      "attributes": {
        "policyId": {
          "of": "String",
          "list": false
        },
        "path": {
          "of": "String",
          "list": false
        },
        "description": {
          "of": "String",
          "list": false
        },
        "attachable": {
          "of": "Boolean",
          "list": false
        },
        "inline": {
          "of": "Boolean",
          "list": false
        },
        "document": {
          "of": "JSON",
          "list": false
        },
        "defaultVersionId": {
          "of": "String",
          "list": false
        },
        "defaultVersionCreatedAt": {
          "of": "DateTime",
          "list": false
        },
        "otherVersions": {
          "of": "PolicyVersion",
          "list": true
        },
        "createdAt": {
          "of": "DateTime",
          "list": false
        },
        "updatedAt": {
          "of": "DateTime",
          "list": false
        }
      },
      "relations": {
        "users": {
          "kind": "HAS_POLICY",
          "direction": "IN",
          "types": [
            "User"
          ],
          "list": true
        },
        "groups": {
          "kind": "HAS_POLICY",
          "direction": "IN",
          "types": [
            "Group"
          ],
          "list": true
        },
        "roles": {
          "kind": "HAS_POLICY",
          "direction": "IN",
          "types": [
            "Role"
          ],
          "list": true
        }
      }
    },
    "Principal": {
      "type": "Principal",
      "service": "identity",
      "field": "principal",
      "listField": "principals",
      "view": "iam:GetRole",
      "queryDepthLimit": 3,
      "attributes": {},
      "relations": {
        "trustedBy": {
          "kind": "TRUSTS",
          "direction": "IN",
          "types": [
            "Role"
          ],
          "list": true
        }
      }
    },
    "Queue": {
      "type": "Queue",
      "service": "messaging",
      "field": "queue",
      "listField": "queues",
      "view": "sqs:GetQueueAttributes",
      "queryDepthLimit": 3,
      "attributes": {
        "url": {
          "of": "String",
          "list": false
        },
        "policy": {
          "of": "JSON",
          "list": false
        },
        "redriveAllowPolicy": {
          "of": "JSON",
          "list": false
        },
        "delaySeconds": {
          "of": "Int",
          "list": false
        },
        "maxMessageBytes": {
          "of": "Int",
          "list": false
        },
        "retentionSeconds": {
          "of": "Int",
          "list": false
        },
        "waitSeconds": {
          "of": "Int",
          "list": false
        },
        "visibilityTimeoutSeconds": {
          "of": "Int",
          "list": false
        },
        "fifo": {
          "of": "Boolean",
          "list": false
        },
        "contentBasedDeduplication": {
          "of": "Boolean",
          "list": false
        },
        "deduplicationScope": {
          "of": "String",
          "list": false
        },
        "fifoThroughputLimit": {
          "of": "String",
          "list": false
        },
        "kmsKeyId": {
          "of": "String",
          "list": false
        },
        "kmsDataKeyReuseSeconds": {
          "of": "Int",
          "list": false
        },
        "managedEncryption": {
          "of": "Boolean",
          "list": false
        },
        "createdAt": {
          "of": "DateTime",
          "list": false
        },
        "modifiedAt": {
          "of": "DateTime",
          "list": false
        }
      },
      "relations": {
        "deadLetterQueue": {
          "kind": "DEAD_LETTERS_TO",
          "direction": "OUT",
          "types": [
            "Queue"
          ],
          "list": false
        },
        "deadLetterSources": {
          "kind": "DEAD_LETTERS_TO",
          "direction": "IN",
          "types": [
            "Queue"
          ],
          "list": true
        },
        "deadLetterFunctions": {
          "kind": "DEAD_LETTERS_TO",
          "direction": "IN",
          "types": [
            "Function"
          ],
          "list": true
        },
        "triggers": {
          "kind": "TRIGGERS",
          "direction": "OUT",
          "types": [
            "Function"
          ],
          "list": true
        },
        "topics": {
          "kind": "SENDS_TO",
          "direction": "IN",
          "types": [
            "Topic"
          ],
          "list": true
        },
        "functionsSendingTo": {
          "kind": "SENDS_TO",
          "direction": "IN",
          "types": [
            "Function"
          ],
          "list": true
        },
        "notifyingBuckets": {
          "kind": "NOTIFIES",
          "direction": "IN",
          "types": [
            "Bucket"
          ],
          "list": true
        }
      }
    },
    "Role": {
      "type": "Role",
      "service": "identity",
      "field": "role",
      "listField": "roles",
      "view": "iam:GetRole",
      "queryDepthLimit": 3,
      "attributes": {
        "roleId": {
          "of": "String",
          "list": false
        },
        "roleName": {
          "of": "String",
          "list": false
        },
        "path": {
          "of": "String",
          "list": false
        },
        "description": {
          "of": "String",
          "list": false
        },
        "maxSessionSeconds": {
          "of": "Int",
          "list": false
        },
        "createdAt": {
          "of": "DateTime",
          "list": false
        },
        "trustPolicy": {
          "of": "JSON",
          "list": false
        }
      },
      "relations": {
        "policies": {
          "kind": "HAS_POLICY",
          "direction": "OUT",
          "types": [
            "Policy"
          ],
          "list": true
        },
        "trustedRoles": {
          "kind": "TRUSTS",
          "direction": "OUT",
          "types": [
            "Role"
          ],
          "list": true
        },
        "trustedUsers": {
          "kind": "TRUSTS",
          "direction": "OUT",
          "types": [
            "User"
          ],
          "list": true
        },
        "trustedPrincipals": {
          "kind": "TRUSTS",
          "direction": "OUT",
          "types": [
            "Principal"
          ],
          "list": true
        },
        "trustedBy": {
          "kind": "TRUSTS",
          "direction": "IN",
          "types": [
            "Role"
          ],
          "list": true
        },
        "instanceProfiles": {
          "kind": "HAS_ROLE",
          "direction": "IN",
          "types": [
            "InstanceProfile"
          ],
          "list": true
        },
        "functions": {
          "kind": "HAS_ROLE",
          "direction": "IN",
          "types": [
            "Function"
          ],
          "list": true
        },
        "dbInstances": {
          "kind": "HAS_ROLE",
          "direction": "IN",
          "types": [
            "DbInstance"
          ],
          "list": true
        },
        "autoScalingGroups": {
          "kind": "HAS_ROLE",
          "direction": "IN",
          "types": [
            "AutoScalingGroup"
          ],
          "list": true
        },
        "buckets": {
          "kind": "HAS_ROLE",
          "direction": "IN",
          "types": [
            "Bucket"
          ],
          "list": true
        },
        "topics": {
          "kind": "HAS_ROLE",
          "direction": "IN",
          "types": [
            "Topic"
          ],
          "list": true
        }
      }
    },
    "RouteTable": {
      "type": "RouteTable",
      "service": "network",
      "field": "routeTable",
      "listField": "routeTables",
      "view": "ec2:DescribeRouteTables",
      "queryDepthLimit": 3,
      "attributes": {
        "main": {
          "of": "Boolean",
          "list": false
        },
        "mainAssociationId": {
          "of": "String",
          "list": false
        },
        "routes": {
          "of": "RouteTableRoute",
          "list": true
        },
        "propagatingGatewayIds": {
          "of": "String",
          "list": true
        },
        "associatedGatewayIds": {
          "of": "String",
          "list": true
        },
        "associatedIpv4Pools": {
          "of": "String",
          "list": true
        },
        "ownerId": {
          "of": "String",
          "list": false
        }
      },
      "relations": {
        "vpc": {
          "kind": "IN_VPC",
          "direction": "OUT",
          "types": [
            "Vpc"
          ],
          "list": false
        },
        "subnets": {
          "kind": "ASSOCIATED_WITH",
          "direction": "OUT",
          "types": [
            "Subnet"
          ],
          "list": true
        },
        "associatedInternetGateway": {
          "kind": "ASSOCIATED_WITH",
          "direction": "OUT",
          "types": [
            "InternetGateway"
          ],
          "list": false
        },
        "associatedVpcEndpoints": {
          "kind": "ASSOCIATED_WITH",
          "direction": "IN",
          "types": [
            "VpcEndpoint"
          ],
          "list": true
        },
        "associatedNatGateway": {
          "kind": "ASSOCIATED_WITH",
          "direction": "IN",
          "types": [
            "NatGateway"
          ],
          "list": false
        },
        "internetGateways": {
          "kind": "ROUTES_TO",
          "direction": "OUT",
          "types": [
            "InternetGateway"
          ],
          "list": true
        },
        "natGateways": {
          "kind": "ROUTES_TO",
          "direction": "OUT",
          "types": [
            "NatGateway"
          ],
          "list": true
        },
        "vpcEndpoints": {
          "kind": "ROUTES_TO",
          "direction": "OUT",
          "types": [
            "VpcEndpoint"
          ],
          "list": true
        },
        "peerings": {
          "kind": "ROUTES_TO",
          "direction": "OUT",
          "types": [
            "VpcPeering"
          ],
          "list": true
        },
        "networkInterfaces": {
          "kind": "ROUTES_TO",
          "direction": "OUT",
          "types": [
            "NetworkInterface"
          ],
          "list": true
        },
        "instances": {
          "kind": "ROUTES_TO",
          "direction": "OUT",
          "types": [
            "Instance"
          ],
          "list": true
        }
      }
    },
    "SecurityGroup": {
      "type": "SecurityGroup",
      "service": "network",
      "field": "securityGroup",
      "listField": "securityGroups",
      "view": "ec2:DescribeSecurityGroups",
      "queryDepthLimit": 3,
      "attributes": {
        "groupName": {
          "of": "String",
          "list": false
        },
        "description": {
          "of": "String",
          "list": false
        },
        "ingressRules": {
          "of": "AddressRule",
          "list": true
        },
        "egressRules": {
          "of": "AddressRule",
          "list": true
        },
        "ownerId": {
          "of": "String",
          "list": false
        }
      },
      "relations": {
        "vpc": {
          "kind": "IN_VPC",
          "direction": "OUT",
          "types": [
            "Vpc"
          ],
          "list": false
        },
        "allowsFrom": {
          "kind": "ALLOWS_FROM",
          "direction": "OUT",
          "types": [
            "SecurityGroup"
          ],
          "list": true
        },
        "allowsTo": {
          "kind": "ALLOWS_TO",
          "direction": "OUT",
          "types": [
            "SecurityGroup"
          ],
          "list": true
        },
        "allowedAsSourceBy": {
          "kind": "ALLOWS_FROM",
          "direction": "IN",
          "types": [
            "SecurityGroup"
          ],
          "list": true
        },
        "allowedAsDestinationBy": {
          "kind": "ALLOWS_TO",
          "direction": "IN",
          "types": [
            "SecurityGroup"
          ],
          "list": true
        },
        "instances": {
          "kind": "HAS_SECURITY_GROUP",
          "direction": "IN",
          "types": [
            "Instance"
          ],
          "list": true
        },
        "launchTemplates": {
          "kind": "HAS_SECURITY_GROUP",
          "direction": "IN",
          "types": [
            "LaunchTemplate"
          ],
          "list": true
        },
        "networkInterfaces": {
          "kind": "HAS_SECURITY_GROUP",
          "direction": "IN",
          "types": [
            "NetworkInterface"
          ],
          "list": true
        },
        "vpcEndpoints": {
          "kind": "HAS_SECURITY_GROUP",
          "direction": "IN",
          "types": [
            "VpcEndpoint"
          ],
          "list": true
        },
        "loadBalancers": {
          "kind": "HAS_SECURITY_GROUP",
          "direction": "IN",
          "types": [
            "LoadBalancer"
          ],
          "list": true
        },
        "dbInstances": {
          "kind": "HAS_SECURITY_GROUP",
          "direction": "IN",
          "types": [
            "DbInstance"
          ],
          "list": true
        },
        "functions": {
          "kind": "HAS_SECURITY_GROUP",
          "direction": "IN",
          "types": [
            "Function"
          ],
          "list": true
        }
      }
    },
    "Snapshot": {
      "type": "Snapshot",
      "service": "storage",
      "field": "snapshot",
      "listField": "snapshots",
      "view": "ec2:DescribeSnapshots",
      "queryDepthLimit": 3,
      "attributes": {
        "sizeGiB": {
          "of": "Int",
          "list": false
        },
        "state": {
          "of": "String",
          "list": false
        },
        "description": {
          "of": "String",
          "list": false
        },
        "encrypted": {
          "of": "Boolean",
          "list": false
        },
        "kmsKeyId": {
          "of": "String",
          "list": false
        },
        "encryptionType": {
          "of": "String",
          "list": false
        },
        "storageTier": {
          "of": "String",
          "list": false
        },
        "restoreExpiresAt": {
          "of": "DateTime",
          "list": false
        },
        "ownerId": {
          "of": "String",
          "list": false
        },
        "ownerAlias": {
          "of": "String",
          "list": false
        },
        "availabilityZone": {
          "of": "String",
          "list": false
        },
        "outpostArn": {
          "of": "String",
          "list": false
        },
        "transferType": {
          "of": "String",
          "list": false
        },
        "createdAt": {
          "of": "DateTime",
          "list": false
        }
      },
      "relations": {
        "volume": {
          "kind": "SNAPSHOT_OF",
          "direction": "OUT",
          "types": [
            "Volume"
          ],
          "list": false
        },
        "volumes": {
          "kind": "CREATED_FROM",
          "direction": "IN",
          "types": [
            "Volume"
          ],
          "list": true
        },
        "images": {
          "kind": "CREATED_FROM",
          "direction": "IN",
          "types": [
            "Image"
          ],
          "list": true
        },
        "launchTemplates": {
          "kind": "CREATED_FROM",
          "direction": "IN",
          "types": [
            "LaunchTemplate"
          ],
          "list": true
        }
      }
    },
    "Subnet": {
      "type": "Subnet",
      "service": "network",
      "field": "subnet",
      "listField": "subnets",
      "view": "ec2:DescribeSubnets",
      "queryDepthLimit": 3,
      "attributes": {
        "cidrBlock": {
          "of": "String",
          "list": false
        },
        "ipv6CidrBlocks": {
          "of": "Ipv6CidrBlock",
          "list": true
        },
        "availabilityZone": {
          "of": "String",
          "list": false
        },
        "availabilityZoneId": {
          "of": "String",
          "list": false
        },
        "state": {
          "of": "String",
          "list": false
        },
        "subnetType": {
          "of": "String",
          "list": false
        },
        "defaultForZone": {
          "of": "Boolean",
          "list": false
        },
        "outpostArn": {
          "of": "String",
          "list": false
        },
        "internetGatewayBlockMode": {
          "of": "String",
          "list": false
        },
        "mapPublicIpOnLaunch": {
          "of": "Boolean",
          "list": false
        },
        "mapCustomerOwnedIpOnLaunch": {
          "of": "Boolean",
          "list": false
        },
        "customerOwnedIpv4Pool": {
          "of": "String",
          "list": false
        },
        "assignIpv6AddressOnCreation": {
          "of": "Boolean",
          "list": false
        },
        "ipv6Native": {
          "of": "Boolean",
          "list": false
        },
        "dns64": {
          "of": "Boolean",
          "list": false
        },
        "localInterfaceDeviceIndex": {
          "of": "Int",
          "list": false
        },
        "hostnameType": {
          "of": "String",
          "list": false
        },
        "resourceNameDnsARecord": {
          "of": "Boolean",
          "list": false
        },
        "resourceNameDnsAaaaRecord": {
          "of": "Boolean",
          "list": false
        },
        "ownerId": {
          "of": "String",
          "list": false
        }
      },
      "relations": {
        "vpc": {
          "kind": "IN_VPC",
          "direction": "OUT",
          "types": [
            "Vpc"
          ],
          "list": false
        },
        "routeTable": {
          "kind": "ASSOCIATED_WITH",
          "direction": "IN",
          "types": [
            "RouteTable"
          ],
          "list": false
        },
        "instances": {
          "kind": "IN_SUBNET",
          "direction": "IN",
          "types": [
            "Instance"
          ],
          "list": true
        },
        "launchTemplates": {
          "kind": "IN_SUBNET",
          "direction": "IN",
          "types": [
            "LaunchTemplate"
          ],
          "list": true
        },
        "autoScalingGroups": {
          "kind": "IN_SUBNET",
          "direction": "IN",
          "types": [
            "AutoScalingGroup"
          ],
          "list": true
        },
        "networkInterfaces": {
          "kind": "IN_SUBNET",
          "direction": "IN",
          "types": [
            "NetworkInterface"
          ],
          "list": true
        },
        "associatedNetworkInterfaces": {
          "kind": "ASSOCIATED_WITH",
          "direction": "IN",
          "types": [
            "NetworkInterface"
          ],
          "list": true
        },
        "elasticIps": {
          "kind": "IN_SUBNET",
          "direction": "IN",
          "types": [
            "ElasticIp"
          ],
          "list": true
        },
        "natGateways": {
          "kind": "IN_SUBNET",
          "direction": "IN",
          "types": [
            "NatGateway"
          ],
          "list": true
        },
        "vpcEndpoints": {
          "kind": "IN_SUBNET",
          "direction": "IN",
          "types": [
            "VpcEndpoint"
          ],
          "list": true
        },
        "loadBalancers": {
          "kind": "IN_SUBNET",
          "direction": "IN",
          "types": [
            "LoadBalancer"
          ],
          "list": true
        },
        "functions": {
          "kind": "IN_SUBNET",
          "direction": "IN",
          "types": [
            "Function"
          ],
          "list": true
        },
        "dbSubnetGroups": {
          "kind": "IN_SUBNET",
          "direction": "IN",
          "types": [
            "DbSubnetGroup"
          ],
          "list": true
        }
      }
    },
    "Table": {
      "type": "Table",
      "service": "database",
      "field": "table",
      "listField": "tables",
      "view": "dynamodb:DescribeTable",
      "queryDepthLimit": 3,
      "attributes": {
        "tableId": {
          "of": "String",
          "list": false
        },
        "state": {
          "of": "String",
          "list": false
        },
        "tableClass": {
          "of": "String",
          "list": false
        },
        "key": {
          "of": "TableKeyPart",
          "list": true
        },
        "keyAttributes": {
          "of": "TableAttribute",
          "list": true
        },
        "billingMode": {
          "of": "String",
          "list": false
        },
        "capacity": {
          "of": "TableCapacity",
          "list": false
        },
        "globalIndexes": {
          "of": "TableIndex",
          "list": true
        },
        "localIndexes": {
          "of": "TableIndex",
          "list": true
        },
        "deletionProtection": {
          "of": "Boolean",
          "list": false
        },
        "encryptionType": {
          "of": "String",
          "list": false
        },
        "kmsKeyId": {
          "of": "String",
          "list": false
        },
        "streamViewType": {
          "of": "String",
          "list": false
        },
        "streamArn": {
          "of": "String",
          "list": false
        },
        "globalTableVersion": {
          "of": "String",
          "list": false
        },
        "witnessRegions": {
          "of": "String",
          "list": true
        },
        "multiRegionConsistency": {
          "of": "String",
          "list": false
        },
        "settingsReplicationMode": {
          "of": "String",
          "list": false
        },
        "restoredFromBackup": {
          "of": "String",
          "list": false
        },
        "restoredAt": {
          "of": "DateTime",
          "list": false
        },
        "archivedAt": {
          "of": "DateTime",
          "list": false
        },
        "archivalReason": {
          "of": "String",
          "list": false
        },
        "archivalBackup": {
          "of": "String",
          "list": false
        },
        "createdAt": {
          "of": "DateTime",
          "list": false
        }
      },
      "relations": {
        "triggers": {
          "kind": "TRIGGERS",
          "direction": "OUT",
          "types": [
            "Function"
          ],
          "list": true
        },
        "replicatesTo": {
          "kind": "REPLICATES_TO",
          "direction": "OUT",
          "types": [
            "Table"
          ],
          "list": true
        },
        "replicatedFrom": {
          "kind": "REPLICATES_TO",
          "direction": "IN",
          "types": [
            "Table"
          ],
          "list": true
        },
        "createdFrom": {
          "kind": "CREATED_FROM",
          "direction": "OUT",
          "types": [
            "Table"
          ],
          "list": false
        },
        "restoredTables": {
          "kind": "CREATED_FROM",
          "direction": "IN",
          "types": [
            "Table"
          ],
          "list": true
        }
      }
    },
    "TargetGroup": {
      "type": "TargetGroup",
      "service": "loadbalancing",
      "field": "targetGroup",
      "listField": "targetGroups",
      "view": "elasticloadbalancing:DescribeTargetGroups",
      "queryDepthLimit": 3,
      "attributes": {
        "targetType": {
          "of": "String",
          "list": false
        },
        "protocol": {
          "of": "String",
          "list": false
        },
        "protocolVersion": {
          "of": "String",
          "list": false
        },
        "port": {
          "of": "Int",
          "list": false
        },
        "controlPort": {
          "of": "Int",
          "list": false
        },
        "ipAddressType": {
          "of": "String",
          "list": false
        },
        "healthCheck": {
          "of": "TargetGroupHealthCheck",
          "list": false
        },
        "ipTargets": {
          "of": "IpTarget",
          "list": true
        }
      },
      "relations": {
        "vpc": {
          "kind": "IN_VPC",
          "direction": "OUT",
          "types": [
            "Vpc"
          ],
          "list": false
        },
        "instances": {
          "kind": "TARGETS",
          "direction": "OUT",
          "types": [
            "Instance"
          ],
          "list": true
        },
        "functions": {
          "kind": "TARGETS",
          "direction": "OUT",
          "types": [
            "Function"
          ],
          "list": true
        },
        "loadBalancers": {
          "kind": "TARGETS",
          "direction": "OUT",
          "types": [
            "LoadBalancer"
          ],
          "list": true
        },
        "listeners": {
          "kind": "FORWARDS_TO",
          "direction": "IN",
          "types": [
            "Listener"
          ],
          "list": true
        },
        "autoScalingGroups": {
          "kind": "REGISTERS_WITH",
          "direction": "IN",
          "types": [
            "AutoScalingGroup"
          ],
          "list": true
        }
      }
    },
    "Topic": {
      "type": "Topic",
      "service": "messaging",
      "field": "topic",
      "listField": "topics",
      "view": "sns:GetTopicAttributes",
      "queryDepthLimit": 3,
      "attributes": {
        "displayName": {
          "of": "String",
          "list": false
        },
        "policy": {
          "of": "JSON",
          "list": false
        },
        "deliveryPolicy": {
          "of": "JSON",
          "list": false
        },
        "archivePolicy": {
          "of": "JSON",
          "list": false
        },
        "kmsKeyId": {
          "of": "String",
          "list": false
        },
        "fifo": {
          "of": "Boolean",
          "list": false
        },
        "contentBasedDeduplication": {
          "of": "Boolean",
          "list": false
        },
        "fifoThroughputScope": {
          "of": "String",
          "list": false
        },
        "signatureVersion": {
          "of": "String",
          "list": false
        },
        "tracing": {
          "of": "String",
          "list": false
        },
        "otherSubscriptions": {
          "of": "TopicSubscription",
          "list": true
        }
      },
      "relations": {
        "queues": {
          "kind": "SENDS_TO",
          "direction": "OUT",
          "types": [
            "Queue"
          ],
          "list": true
        },
        "functions": {
          "kind": "SENDS_TO",
          "direction": "OUT",
          "types": [
            "Function"
          ],
          "list": true
        },
        "roles": {
          "kind": "HAS_ROLE",
          "direction": "OUT",
          "types": [
            "Role"
          ],
          "list": true
        },
        "notifyingBuckets": {
          "kind": "NOTIFIES",
          "direction": "IN",
          "types": [
            "Bucket"
          ],
          "list": true
        },
        "deadLetterFunctions": {
          "kind": "DEAD_LETTERS_TO",
          "direction": "IN",
          "types": [
            "Function"
          ],
          "list": true
        },
        "functionsSendingTo": {
          "kind": "SENDS_TO",
          "direction": "IN",
          "types": [
            "Function"
          ],
          "list": true
        }
      }
    },
    "User": {
      "type": "User",
      "service": "identity",
      "field": "user",
      "listField": "users",
      "view": "iam:GetUser",
      "queryDepthLimit": 3,
      "attributes": {
        "userId": {
          "of": "String",
          "list": false
        },
        "userName": {
          "of": "String",
          "list": false
        },
        "path": {
          "of": "String",
          "list": false
        },
        "createdAt": {
          "of": "DateTime",
          "list": false
        }
      },
      "relations": {
        "policies": {
          "kind": "HAS_POLICY",
          "direction": "OUT",
          "types": [
            "Policy"
          ],
          "list": true
        },
        "groups": {
          "kind": "MEMBER_OF",
          "direction": "OUT",
          "types": [
            "Group"
          ],
          "list": true
        },
        "trustedBy": {
          "kind": "TRUSTS",
          "direction": "IN",
          "types": [
            "Role"
          ],
          "list": true
        }
      }
    },
    "Volume": {
      "type": "Volume",
      "service": "storage",
      "field": "volume",
      "listField": "volumes",
      "view": "ec2:DescribeVolumes",
      "queryDepthLimit": 3,
      "attributes": {
        "sizeGiB": {
          "of": "Int",
          "list": false
        },
        "state": {
          "of": "String",
          "list": false
        },
        "volumeType": {
          "of": "String",
          "list": false
        },
        "iops": {
          "of": "Int",
          "list": false
        },
        "throughputMiBps": {
          "of": "Int",
          "list": false
        },
        "initializationRateMiBps": {
          "of": "Int",
          "list": false
        },
        "encrypted": {
          "of": "Boolean",
          "list": false
        },
        "kmsKeyId": {
          "of": "String",
          "list": false
        },
        "encryptionType": {
          "of": "String",
          "list": false
        },
        "multiAttach": {
          "of": "Boolean",
          "list": false
        },
        "fastRestored": {
          "of": "Boolean",
          "list": false
        },
        "availabilityZone": {
          "of": "String",
          "list": false
        },
        "outpostArn": {
          "of": "String",
          "list": false
        },
        "managedBy": {
          "of": "String",
          "list": false
        },
        "attachedServices": {
          "of": "String",
          "list": true
        },
        "createdAt": {
          "of": "DateTime",
          "list": false
        }
      },
      "relations": {
        "attachedTo": {
          "kind": "ATTACHED_TO",
          "direction": "OUT",
          "types": [
            "Instance"
          ],
          "list": true
        },
        "createdFrom": {
          "kind": "CREATED_FROM",
          "direction": "OUT",
          "types": [
            "Snapshot"
          ],
          "list": false
        },
        "sourceVolume": {
          "kind": "CREATED_FROM",
          "direction": "OUT",
          "types": [
            "Volume"
          ],
          "list": false
        },
        "copies": {
          "kind": "CREATED_FROM",
          "direction": "IN",
          "types": [
            "Volume"
          ],
          "list": true
        },
        "snapshots": {
          "kind": "SNAPSHOT_OF",
          "direction": "IN",
          "types": [
            "Snapshot"
          ],
          "list": true
        }
      }
    },
    "Vpc": {
      "type": "Vpc",
      "service": "network",
      "field": "vpc",
      "listField": "vpcs",
      "view": "ec2:DescribeVpcs",
      "queryDepthLimit": 3,
      "attributes": {
        "cidrBlock": {
          "of": "String",
          "list": false
        },
        "cidrBlocks": {
          "of": "String",
          "list": true
        },
        "ipv6CidrBlocks": {
          "of": "Ipv6CidrBlock",
          "list": true
        },
        "isDefault": {
          "of": "Boolean",
          "list": false
        },
        "state": {
          "of": "String",
          "list": false
        },
        "instanceTenancy": {
          "of": "String",
          "list": false
        },
        "dhcpOptionsId": {
          "of": "String",
          "list": false
        },
        "internetGatewayBlockMode": {
          "of": "String",
          "list": false
        },
        "encryptionControlId": {
          "of": "String",
          "list": false
        },
        "encryptionMode": {
          "of": "String",
          "list": false
        },
        "encryptionExclusions": {
          "of": "String",
          "list": true
        },
        "ownerId": {
          "of": "String",
          "list": false
        }
      },
      "relations": {
        "subnets": {
          "kind": "IN_VPC",
          "direction": "IN",
          "types": [
            "Subnet"
          ],
          "list": true
        },
        "securityGroups": {
          "kind": "IN_VPC",
          "direction": "IN",
          "types": [
            "SecurityGroup"
          ],
          "list": true
        },
        "routeTables": {
          "kind": "IN_VPC",
          "direction": "IN",
          "types": [
            "RouteTable"
          ],
          "list": true
        },
        "vpcEndpoints": {
          "kind": "IN_VPC",
          "direction": "IN",
          "types": [
            "VpcEndpoint"
          ],
          "list": true
        },
        "targetGroups": {
          "kind": "IN_VPC",
          "direction": "IN",
          "types": [
            "TargetGroup"
          ],
          "list": true
        },
        "regionalNatGateways": {
          "kind": "IN_VPC",
          "direction": "IN",
          "types": [
            "NatGateway"
          ],
          "list": true
        },
        "internetGateway": {
          "kind": "ATTACHED_TO",
          "direction": "IN",
          "types": [
            "InternetGateway"
          ],
          "list": false
        },
        "peerings": {
          "kind": "PEERS_WITH",
          "direction": "IN",
          "types": [
            "VpcPeering"
          ],
          "list": true
        }
      }
    },
    "VpcEndpoint": {
      "type": "VpcEndpoint",
      "service": "network",
      "field": "vpcEndpoint",
      "listField": "vpcEndpoints",
      "view": "ec2:DescribeVpcEndpoints",
      "queryDepthLimit": 3,
      "attributes": {
        "endpointType": {
          "of": "String",
          "list": false
        },
        "serviceName": {
          "of": "String",
          "list": false
        },
        "serviceRegion": {
          "of": "String",
          "list": false
        },
        "serviceNetworkArn": {
          "of": "String",
          "list": false
        },
        "resourceConfigurationArn": {
          "of": "String",
          "list": false
        },
        "state": {
          "of": "String",
          "list": false
        },
        "policy": {
          "of": "JSON",
          "list": false
        },
        "ipAddressType": {
          "of": "String",
          "list": false
        },
        "dnsEntries": {
          "of": "EndpointDnsEntry",
          "list": true
        },
        "dnsRecordIpType": {
          "of": "String",
          "list": false
        },
        "privateDnsEnabled": {
          "of": "Boolean",
          "list": false
        },
        "privateDnsOnlyForInboundResolver": {
          "of": "Boolean",
          "list": false
        },
        "privateDnsPreference": {
          "of": "String",
          "list": false
        },
        "privateDnsDomains": {
          "of": "String",
          "list": true
        },
        "requesterManaged": {
          "of": "Boolean",
          "list": false
        },
        "createdAt": {
          "of": "DateTime",
          "list": false
        },
        "ownerId": {
          "of": "String",
          "list": false
        }
      },
      "relations": {
        "vpc": {
          "kind": "IN_VPC",
          "direction": "OUT",
          "types": [
            "Vpc"
          ],
          "list": false
        },
        "subnets": {
          "kind": "IN_SUBNET",
          "direction": "OUT",
          "types": [
            "Subnet"
          ],
          "list": true
        },
        "securityGroups": {
          "kind": "HAS_SECURITY_GROUP",
          "direction": "OUT",
          "types": [
            "SecurityGroup"
          ],
          "list": true
        },
        "routeTables": {
          "kind": "ASSOCIATED_WITH",
          "direction": "OUT",
          "types": [
            "RouteTable"
          ],
          "list": true
        },
        "networkInterfaces": {
          "kind": "ASSOCIATED_WITH",
          "direction": "OUT",
          "types": [
            "NetworkInterface"
          ],
          "list": true
        },
        "natGateways": {
          "kind": "ASSOCIATED_WITH",
          "direction": "IN",
          "types": [
            "NatGateway"
          ],
          "list": true
        },
        "routedFrom": {
          "kind": "ROUTES_TO",
          "direction": "IN",
          "types": [
            "RouteTable"
          ],
          "list": true
        }
      }
    },
    "VpcPeering": {
      "type": "VpcPeering",
      "service": "network",
      "field": "vpcPeering",
      "listField": "vpcPeerings",
      "view": "ec2:DescribeVpcPeeringConnections",
      "queryDepthLimit": 3,
      "attributes": {
        "state": {
          "of": "String",
          "list": false
        },
        "requester": {
          "of": "VpcPeeringSide",
          "list": false
        },
        "accepter": {
          "of": "VpcPeeringSide",
          "list": false
        }
      },
      "relations": {
        "vpcs": {
          "kind": "PEERS_WITH",
          "direction": "OUT",
          "types": [
            "Vpc"
          ],
          "list": true
        },
        "routedFrom": {
          "kind": "ROUTES_TO",
          "direction": "IN",
          "types": [
            "RouteTable"
          ],
          "list": true
        }
      }
    }
  },
  "values": {
    "CpuOptions": {
      "cores": {
        "of": "Int",
        "list": false
      },
      "threadsPerCore": {
        "of": "Int",
        "list": false
      },
      "amdSevSnp": {
        "of": "String",
        "list": false
      },
      "nestedVirtualization": {
        "of": "String",
        "list": false
      }
    },
    "InstanceMetadataOptions": {
      "httpEndpoint": {
        "of": "String",
        "list": false
      },
      "httpProtocolIpv6": {
        "of": "String",
        "list": false
      },
      "httpTokens": {
        "of": "String",
        "list": false
      },
      "hopLimit": {
        "of": "Int",
        "list": false
      },
      "instanceMetadataTags": {
        "of": "String",
        "list": false
      }
    },
    "PrivateDnsNameOptions": {
      "hostnameType": {
        "of": "String",
        "list": false
      },
      "resourceNameARecord": {
        "of": "Boolean",
        "list": false
      },
      "resourceNameAaaaRecord": {
        "of": "Boolean",
        "list": false
      }
    },
    "BlockDevice": {
      "device": {
        "of": "String",
        "list": false
      },
      "virtualName": {
        "of": "String",
        "list": false
      },
      "suppressed": {
        "of": "Boolean",
        "list": false
      },
      "sizeGiB": {
        "of": "Int",
        "list": false
      },
      "volumeType": {
        "of": "String",
        "list": false
      },
      "iops": {
        "of": "Int",
        "list": false
      },
      "throughputMiBps": {
        "of": "Int",
        "list": false
      },
      "initializationRateMiBps": {
        "of": "Int",
        "list": false
      },
      "encrypted": {
        "of": "Boolean",
        "list": false
      },
      "kmsKeyId": {
        "of": "String",
        "list": false
      },
      "deleteOnTermination": {
        "of": "Boolean",
        "list": false
      },
      "availabilityZone": {
        "of": "String",
        "list": false
      },
      "outpostArn": {
        "of": "String",
        "list": false
      }
    },
    "LaunchTemplateInterface": {
      "deviceIndex": {
        "of": "Int",
        "list": false
      },
      "networkCardIndex": {
        "of": "Int",
        "list": false
      },
      "description": {
        "of": "String",
        "list": false
      },
      "interfaceType": {
        "of": "String",
        "list": false
      },
      "publicIpAddress": {
        "of": "Boolean",
        "list": false
      },
      "carrierIpAddress": {
        "of": "Boolean",
        "list": false
      },
      "deleteOnTermination": {
        "of": "Boolean",
        "list": false
      },
      "privateIpAddress": {
        "of": "String",
        "list": false
      },
      "privateIpAddresses": {
        "of": "String",
        "list": true
      },
      "secondaryPrivateIpAddressCount": {
        "of": "Int",
        "list": false
      },
      "ipv6Addresses": {
        "of": "String",
        "list": true
      },
      "ipv6AddressCount": {
        "of": "Int",
        "list": false
      },
      "ipv4Prefixes": {
        "of": "String",
        "list": true
      },
      "ipv4PrefixCount": {
        "of": "Int",
        "list": false
      },
      "ipv6Prefixes": {
        "of": "String",
        "list": true
      },
      "ipv6PrefixCount": {
        "of": "Int",
        "list": false
      },
      "primaryIpv6": {
        "of": "Boolean",
        "list": false
      },
      "enaSrd": {
        "of": "JSON",
        "list": false
      },
      "connectionTracking": {
        "of": "JSON",
        "list": false
      },
      "enaQueueCount": {
        "of": "Int",
        "list": false
      }
    },
    "TagSpecification": {
      "resourceType": {
        "of": "String",
        "list": false
      },
      "tags": {
        "of": "Tag",
        "list": true
      }
    },
    "InstancesDistribution": {
      "onDemandAllocationStrategy": {
        "of": "String",
        "list": false
      },
      "onDemandBaseCapacity": {
        "of": "Int",
        "list": false
      },
      "onDemandPercentageAboveBase": {
        "of": "Int",
        "list": false
      },
      "spotAllocationStrategy": {
        "of": "String",
        "list": false
      },
      "spotInstancePools": {
        "of": "Int",
        "list": false
      },
      "spotMaxPrice": {
        "of": "String",
        "list": false
      }
    },
    "LaunchOverride": {
      "instanceType": {
        "of": "String",
        "list": false
      },
      "weightedCapacity": {
        "of": "String",
        "list": false
      },
      "instanceRequirements": {
        "of": "JSON",
        "list": false
      }
    },
    "WarmPool": {
      "minSize": {
        "of": "Int",
        "list": false
      },
      "maxPreparedCapacity": {
        "of": "Int",
        "list": false
      },
      "poolState": {
        "of": "String",
        "list": false
      },
      "reuseOnScaleIn": {
        "of": "Boolean",
        "list": false
      }
    },
    "DbEndpoint": {
      "address": {
        "of": "String",
        "list": false
      },
      "port": {
        "of": "Int",
        "list": false
      },
      "hostedZoneId": {
        "of": "String",
        "list": false
      }
    },
    "DbMasterUserSecret": {
      "arn": {
        "of": "String",
        "list": false
      },
      "kmsKeyId": {
        "of": "String",
        "list": false
      }
    },
    "DbVolume": {
      "name": {
        "of": "String",
        "list": false
      },
      "storageType": {
        "of": "String",
        "list": false
      },
      "sizeGiB": {
        "of": "Int",
        "list": false
      },
      "maxSizeGiB": {
        "of": "Int",
        "list": false
      },
      "iops": {
        "of": "Int",
        "list": false
      },
      "throughputMiBps": {
        "of": "Int",
        "list": false
      }
    },
    "DbProcessorFeature": {
      "name": {
        "of": "String",
        "list": false
      },
      "value": {
        "of": "String",
        "list": false
      }
    },
    "DbDomain": {
      "domain": {
        "of": "String",
        "list": false
      },
      "fullName": {
        "of": "String",
        "list": false
      },
      "organizationalUnit": {
        "of": "String",
        "list": false
      },
      "secretArn": {
        "of": "String",
        "list": false
      },
      "dnsServers": {
        "of": "String",
        "list": true
      }
    },
    "DbActivityStream": {
      "mode": {
        "of": "String",
        "list": false
      },
      "kinesisStream": {
        "of": "String",
        "list": false
      },
      "kmsKeyId": {
        "of": "String",
        "list": false
      },
      "engineNativeAuditFields": {
        "of": "Boolean",
        "list": false
      }
    },
    "TableKeyPart": {
      "attribute": {
        "of": "String",
        "list": false
      },
      "role": {
        "of": "String",
        "list": false
      }
    },
    "TableAttribute": {
      "name": {
        "of": "String",
        "list": false
      },
      "valueType": {
        "of": "String",
        "list": false
      }
    },
    "TableCapacity": {
      "readUnits": {
        "of": "Int",
        "list": false
      },
      "writeUnits": {
        "of": "Int",
        "list": false
      },
      "maxReadUnits": {
        "of": "Int",
        "list": false
      },
      "maxWriteUnits": {
        "of": "Int",
        "list": false
      }
    },
    "TableIndex": {
      "name": {
        "of": "String",
        "list": false
      },
      "key": {
        "of": "TableKeyPart",
        "list": true
      },
      "projection": {
        "of": "String",
        "list": false
      },
      "projectedAttributes": {
        "of": "String",
        "list": true
      },
      "capacity": {
        "of": "TableCapacity",
        "list": false
      }
    },
    "FunctionVariable": {
      "name": {
        "of": "String",
        "list": false
      },
      "fingerprint": {
        "of": "String",
        "list": false
      }
    },
    "FunctionImage": {
      "entryPoint": {
        "of": "String",
        "list": true
      },
      "command": {
        "of": "String",
        "list": true
      },
      "workingDirectory": {
        "of": "String",
        "list": false
      }
    },
    "FunctionFileSystem": {
      "arn": {
        "of": "String",
        "list": false
      },
      "mountPath": {
        "of": "String",
        "list": false
      }
    },
    "FunctionLogging": {
      "format": {
        "of": "String",
        "list": false
      },
      "applicationLevel": {
        "of": "String",
        "list": false
      },
      "systemLevel": {
        "of": "String",
        "list": false
      },
      "logGroup": {
        "of": "String",
        "list": false
      }
    },
    "FunctionCapacityProvider": {
      "arn": {
        "of": "String",
        "list": false
      },
      "maxConcurrencyPerEnvironment": {
        "of": "Int",
        "list": false
      },
      "memoryGiBPerCpu": {
        "of": "Float",
        "list": false
      }
    },
    "FunctionDurableExecution": {
      "retentionDays": {
        "of": "Int",
        "list": false
      },
      "timeoutSeconds": {
        "of": "Int",
        "list": false
      }
    },
    "PolicyVersion": {
      "versionId": {
        "of": "String",
        "list": false
      },
      "createdAt": {
        "of": "DateTime",
        "list": false
      },
      "document": {
        "of": "JSON",
        "list": false
      }
    },
    "LoadBalancerSetting": {
      "key": {
        "of": "String",
        "list": false
      },
      "value": {
        "of": "String",
        "list": false
      }
    },
    "ClassicListener": {
      "protocol": {
        "of": "String",
        "list": false
      },
      "port": {
        "of": "Int",
        "list": false
      },
      "instanceProtocol": {
        "of": "String",
        "list": false
      },
      "instancePort": {
        "of": "Int",
        "list": false
      },
      "certificateArn": {
        "of": "String",
        "list": false
      },
      "policies": {
        "of": "String",
        "list": true
      }
    },
    "ClassicHealthCheck": {
      "target": {
        "of": "String",
        "list": false
      },
      "intervalSeconds": {
        "of": "Int",
        "list": false
      },
      "timeoutSeconds": {
        "of": "Int",
        "list": false
      },
      "healthyThreshold": {
        "of": "Int",
        "list": false
      },
      "unhealthyThreshold": {
        "of": "Int",
        "list": false
      }
    },
    "ClassicStickinessPolicy": {
      "name": {
        "of": "String",
        "list": false
      },
      "cookieName": {
        "of": "String",
        "list": false
      },
      "expirationSeconds": {
        "of": "Int",
        "list": false
      }
    },
    "ClassicBackendPolicy": {
      "instancePort": {
        "of": "Int",
        "list": false
      },
      "policies": {
        "of": "String",
        "list": true
      }
    },
    "ListenerMutualAuthentication": {
      "mode": {
        "of": "String",
        "list": false
      },
      "trustStoreArn": {
        "of": "String",
        "list": false
      },
      "ignoreClientCertificateExpiry": {
        "of": "Boolean",
        "list": false
      },
      "advertiseTrustStoreCaNames": {
        "of": "String",
        "list": false
      }
    },
    "ListenerRule": {
      "arn": {
        "of": "String",
        "list": false
      },
      "priority": {
        "of": "String",
        "list": false
      },
      "conditions": {
        "of": "ListenerCondition",
        "list": true
      },
      "actions": {
        "of": "ListenerAction",
        "list": true
      },
      "transforms": {
        "of": "JSON",
        "list": false
      }
    },
    "ListenerCondition": {
      "field": {
        "of": "String",
        "list": false
      },
      "headerName": {
        "of": "String",
        "list": false
      },
      "values": {
        "of": "String",
        "list": true
      },
      "regexValues": {
        "of": "String",
        "list": true
      }
    },
    "ListenerAction": {
      "order": {
        "of": "Int",
        "list": false
      },
      "actionType": {
        "of": "String",
        "list": false
      },
      "redirect": {
        "of": "ListenerRedirect",
        "list": false
      },
      "fixedResponse": {
        "of": "ListenerFixedResponse",
        "list": false
      },
      "stickinessSeconds": {
        "of": "Int",
        "list": false
      },
      "authentication": {
        "of": "JSON",
        "list": false
      }
    },
    "ListenerRedirect": {
      "protocol": {
        "of": "String",
        "list": false
      },
      "host": {
        "of": "String",
        "list": false
      },
      "port": {
        "of": "String",
        "list": false
      },
      "path": {
        "of": "String",
        "list": false
      },
      "query": {
        "of": "String",
        "list": false
      },
      "statusCode": {
        "of": "String",
        "list": false
      }
    },
    "ListenerFixedResponse": {
      "statusCode": {
        "of": "String",
        "list": false
      },
      "contentType": {
        "of": "String",
        "list": false
      },
      "messageBody": {
        "of": "String",
        "list": false
      }
    },
    "TargetGroupHealthCheck": {
      "enabled": {
        "of": "Boolean",
        "list": false
      },
      "protocol": {
        "of": "String",
        "list": false
      },
      "port": {
        "of": "String",
        "list": false
      },
      "path": {
        "of": "String",
        "list": false
      },
      "intervalSeconds": {
        "of": "Int",
        "list": false
      },
      "timeoutSeconds": {
        "of": "Int",
        "list": false
      },
      "healthyThreshold": {
        "of": "Int",
        "list": false
      },
      "unhealthyThreshold": {
        "of": "Int",
        "list": false
      },
      "successCodes": {
        "of": "String",
        "list": false
      }
    },
    "IpTarget": {
      "address": {
        "of": "String",
        "list": false
      },
      "port": {
        "of": "Int",
        "list": false
      },
      "availabilityZone": {
        "of": "String",
        "list": false
      },
      "quicServerId": {
        "of": "String",
        "list": false
      }
    },
    "TopicSubscription": {
      "protocol": {
        "of": "String",
        "list": false
      },
      "endpoint": {
        "of": "String",
        "list": false
      },
      "arn": {
        "of": "String",
        "list": false
      }
    },
    "Ipv6CidrBlock": {
      "cidr": {
        "of": "String",
        "list": false
      },
      "networkBorderGroup": {
        "of": "String",
        "list": false
      },
      "pool": {
        "of": "String",
        "list": false
      },
      "visibility": {
        "of": "String",
        "list": false
      },
      "source": {
        "of": "String",
        "list": false
      }
    },
    "InterfaceAddress": {
      "address": {
        "of": "String",
        "list": false
      },
      "dnsName": {
        "of": "String",
        "list": false
      },
      "primary": {
        "of": "Boolean",
        "list": false
      },
      "publicAddress": {
        "of": "String",
        "list": false
      },
      "publicAddressOwner": {
        "of": "String",
        "list": false
      },
      "publicDnsName": {
        "of": "String",
        "list": false
      },
      "customerOwnedAddress": {
        "of": "String",
        "list": false
      },
      "carrierAddress": {
        "of": "String",
        "list": false
      }
    },
    "InterfaceIpv6Address": {
      "address": {
        "of": "String",
        "list": false
      },
      "publicDnsName": {
        "of": "String",
        "list": false
      },
      "primary": {
        "of": "Boolean",
        "list": false
      }
    },
    "ServiceAttachment": {
      "attachmentId": {
        "of": "String",
        "list": false
      },
      "owner": {
        "of": "String",
        "list": false
      },
      "deviceIndex": {
        "of": "Int",
        "list": false
      },
      "networkCardIndex": {
        "of": "Int",
        "list": false
      },
      "deleteOnTermination": {
        "of": "Boolean",
        "list": false
      },
      "attachedAt": {
        "of": "DateTime",
        "list": false
      },
      "queueCount": {
        "of": "Int",
        "list": false
      },
      "enaExpress": {
        "of": "Boolean",
        "list": false
      },
      "enaExpressUdp": {
        "of": "Boolean",
        "list": false
      }
    },
    "RouteTableRoute": {
      "destination": {
        "of": "String",
        "list": false
      },
      "target": {
        "of": "String",
        "list": false
      },
      "nextHopAddress": {
        "of": "String",
        "list": false
      },
      "origin": {
        "of": "String",
        "list": false
      },
      "state": {
        "of": "String",
        "list": false
      }
    },
    "NatGatewayAddress": {
      "privateIpAddress": {
        "of": "String",
        "list": false
      },
      "primary": {
        "of": "Boolean",
        "list": false
      },
      "availabilityZone": {
        "of": "String",
        "list": false
      },
      "availabilityZoneId": {
        "of": "String",
        "list": false
      }
    },
    "NatGatewayAppliance": {
      "applianceType": {
        "of": "String",
        "list": false
      },
      "arn": {
        "of": "String",
        "list": false
      }
    },
    "EndpointDnsEntry": {
      "name": {
        "of": "String",
        "list": false
      },
      "hostedZoneId": {
        "of": "String",
        "list": false
      }
    },
    "VpcPeeringSide": {
      "cidrBlock": {
        "of": "String",
        "list": false
      },
      "cidrBlocks": {
        "of": "String",
        "list": true
      },
      "ipv6CidrBlocks": {
        "of": "String",
        "list": true
      },
      "dnsResolutionFromOtherVpc": {
        "of": "Boolean",
        "list": false
      },
      "egressFromClassicLink": {
        "of": "Boolean",
        "list": false
      },
      "egressToClassicLink": {
        "of": "Boolean",
        "list": false
      }
    },
    "AddressRule": {
      "protocol": {
        "of": "String",
        "list": false
      },
      "fromPort": {
        "of": "Int",
        "list": false
      },
      "toPort": {
        "of": "Int",
        "list": false
      },
      "cidr": {
        "of": "String",
        "list": false
      },
      "ipv6Cidr": {
        "of": "String",
        "list": false
      },
      "prefixListId": {
        "of": "String",
        "list": false
      },
      "description": {
        "of": "String",
        "list": false
      }
    },
    "BucketEncryption": {
      "algorithm": {
        "of": "String",
        "list": false
      },
      "kmsKeyId": {
        "of": "String",
        "list": false
      },
      "bucketKey": {
        "of": "Boolean",
        "list": false
      },
      "blocked": {
        "of": "String",
        "list": true
      }
    },
    "PublicAccessBlock": {
      "blockPublicAcls": {
        "of": "Boolean",
        "list": false
      },
      "ignorePublicAcls": {
        "of": "Boolean",
        "list": false
      },
      "blockPublicPolicy": {
        "of": "Boolean",
        "list": false
      },
      "restrictPublicBuckets": {
        "of": "Boolean",
        "list": false
      }
    },
    "BucketGrant": {
      "permission": {
        "of": "String",
        "list": false
      },
      "granteeType": {
        "of": "String",
        "list": false
      },
      "grantee": {
        "of": "String",
        "list": false
      }
    },
    "CorsRule": {
      "ruleId": {
        "of": "String",
        "list": false
      },
      "allowedOrigins": {
        "of": "String",
        "list": true
      },
      "allowedMethods": {
        "of": "String",
        "list": true
      },
      "allowedHeaders": {
        "of": "String",
        "list": true
      },
      "exposedHeaders": {
        "of": "String",
        "list": true
      },
      "maxAgeSeconds": {
        "of": "Int",
        "list": false
      }
    },
    "LifecycleRule": {
      "ruleId": {
        "of": "String",
        "list": false
      },
      "enabled": {
        "of": "Boolean",
        "list": false
      },
      "filter": {
        "of": "ObjectFilter",
        "list": false
      },
      "expirationDays": {
        "of": "Int",
        "list": false
      },
      "expirationDate": {
        "of": "DateTime",
        "list": false
      },
      "expireDeleteMarkers": {
        "of": "Boolean",
        "list": false
      },
      "transitions": {
        "of": "StorageTransition",
        "list": true
      },
      "noncurrentExpirationDays": {
        "of": "Int",
        "list": false
      },
      "noncurrentVersionsKept": {
        "of": "Int",
        "list": false
      },
      "noncurrentTransitions": {
        "of": "StorageTransition",
        "list": true
      },
      "abortUploadsAfterDays": {
        "of": "Int",
        "list": false
      }
    },
    "ObjectFilter": {
      "prefix": {
        "of": "String",
        "list": false
      },
      "tags": {
        "of": "Tag",
        "list": true
      },
      "largerThanBytes": {
        "of": "Float",
        "list": false
      },
      "smallerThanBytes": {
        "of": "Float",
        "list": false
      }
    },
    "StorageTransition": {
      "storageClass": {
        "of": "String",
        "list": false
      },
      "days": {
        "of": "Int",
        "list": false
      },
      "date": {
        "of": "DateTime",
        "list": false
      },
      "noncurrentVersionsKept": {
        "of": "Int",
        "list": false
      }
    },
    "BucketWebsite": {
      "indexDocument": {
        "of": "String",
        "list": false
      },
      "errorDocument": {
        "of": "String",
        "list": false
      },
      "redirectHost": {
        "of": "String",
        "list": false
      },
      "redirectProtocol": {
        "of": "String",
        "list": false
      },
      "routingRules": {
        "of": "JSON",
        "list": false
      }
    },
    "Tag": {
      "key": {
        "of": "String",
        "list": false
      },
      "value": {
        "of": "String",
        "list": false
      }
    }
  },
  "enums": {}
};
