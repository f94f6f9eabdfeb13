/** What the product must answer of one edge, read off the sample account's answer files by hand. */
interface ExpectedEdge {
  readonly from: string;
  readonly kind: string;
  readonly to: string;
  readonly attributes: { readonly [name: string]: unknown };
}

const EC2 = 'arn:aws:ec2:us-east-1:210987654321';
const ELB = 'arn:aws:elasticloadbalancing:us-east-1:210987654321';
const IAM = 'arn:aws:iam::210987654321';
const SNS = 'arn:aws:sns:us-east-1:210987654321';
const SQS = 'arn:aws:sqs:us-east-1:210987654321';
const LAMBDA = 'arn:aws:lambda:us-east-1:210987654321:function';
const BUCKET = 'arn:aws:s3:::marram-finch';
const SECURE = `${ELB}:listener/app/storefront/236d5c1edabde100/33bbe66fa95a7d36`;
const WEB = `${EC2}:security-group/sg-ea8ad1616f8df5dca`;
const EDGE = `${EC2}:security-group/sg-50cd7d1030e58925d`;
const FLEET =
  'arn:aws:autoscaling:us-east-1:210987654321:autoScalingGroup:3773c07c-0f6c-49a0-ab25-ea11bdd1861c:autoScalingGroupName/storefront';

/** Edges of kinds that have attributes. */
export const edges: readonly ExpectedEdge[] = [
  {
    from: `${EC2}:volume/vol-1d9ab7e10faba913e`,
    kind: 'ATTACHED_TO',
    to: `${EC2}:instance/i-a598ec62331c50abc`,
    attributes: {
      device: '/dev/sdf',
      attachedAt: '2025-06-26T01:10:51.000Z',
      deleteOnTermination: false,
    },
  },
  {
    from: WEB,
    kind: 'ALLOWS_FROM',
    to: EDGE,
    attributes: {
      rules: [
        { protocol: 'tcp', fromPort: 8080, toPort: 8080 },
        { protocol: 'tcp', fromPort: 8443, toPort: 8443 },
      ],
    },
  },
  {
    from: WEB,
    kind: 'ALLOWS_FROM',
    to: WEB,
    attributes: {
      rules: [
        { protocol: 'tcp', fromPort: 7946, toPort: 7947 },
        { protocol: 'udp', fromPort: 7946, toPort: 7947 },
      ],
    },
  },
  {
    from: EDGE,
    kind: 'ALLOWS_TO',
    to: `${EC2}:security-group/sg-77909620067ab81e4`,
    attributes: { rules: [{ protocol: 'tcp', fromPort: 9000, toPort: 9000 }] },
  },
  {
    from: `${EC2}:route-table/rtb-9c08dabd649a1b27c`,
    kind: 'ROUTES_TO',
    to: `${EC2}:vpc-endpoint/vpce-7080ba74a9417d1b3`,
    attributes: {
      routes: [{ destination: 'pl-63a5400a', origin: 'CreateRoute', state: 'active' }],
    },
  },
  {
    from: `${EC2}:route-table/rtb-c3444f8e6f8baa0a4`,
    kind: 'ROUTES_TO',
    to: `${EC2}:network-interface/eni-2133f3aefe3f3cca2`,
    attributes: {
      routes: [{ destination: '192.0.2.128/25', origin: 'CreateRoute', state: 'blackhole' }],
    },
  },
  {
    from: `${IAM}:role/deployer`,
    kind: 'TRUSTS',
    to: `${IAM}:user/services/continuous-delivery`,
    attributes: { statements: [{ actions: ['sts:AssumeRole'] }] },
  },
  {
    from: `${ELB}:targetgroup/storefront-web/8e3444780f28d07c`,
    kind: 'TARGETS',
    to: `${EC2}:instance/i-0c95ff6b33b1103e5`,
    attributes: { registrations: [{ port: 8080 }] },
  },
  {
    from: `${ELB}:targetgroup/newsletter-signup/9859c15f99a6d547`,
    kind: 'TARGETS',
    to: `${LAMBDA}:newsletter-signup`,
    attributes: {},
  },
  {
    from: SECURE,
    kind: 'FORWARDS_TO',
    to: `${ELB}:targetgroup/storefront-orders/f7fa1a7d3e351c5d`,
    attributes: {
      rules: [
        { priority: '10', weight: 1 },
        { priority: '30', weight: 1 },
      ],
    },
  },
  {
    from: `${BUCKET}-media`,
    kind: 'NOTIFIES',
    to: `${LAMBDA}:image-resize`,
    attributes: {
      notificationId: 'to-image-resize',
      events: ['s3:ObjectCreated:*'],
      prefix: 'incoming/',
    },
  },
  {
    from: `${SQS}:order-confirmations`,
    kind: 'TRIGGERS',
    to: `${LAMBDA}:order-confirmation`,
    attributes: {
      mappings: [
        {
          mapping: '6707caa5-5913-4432-a383-5b471ab2cf5a',
          enabled: true,
          batchSize: 10,
          batchWindowSeconds: 0,
          modifiedAt: '2025-10-21T01:14:00.000Z',
        },
      ],
    },
  },
  {
    from: 'arn:aws:dynamodb:us-east-1:210987654321:table/carts',
    kind: 'TRIGGERS',
    to: `${LAMBDA}:cart-recovery`,
    attributes: {
      mappings: [
        {
          mapping: 'a20d8195-69b3-470d-a1ae-3ad25f031c48',
          enabled: true,
          batchSize: 10,
          batchWindowSeconds: 0,
          startingPosition: 'LATEST',
          parallelization: 1,
          maxRetries: -1,
          modifiedAt: '2025-02-16T03:43:15.000Z',
        },
      ],
    },
  },
  {
    from: `${EC2}:vpc-peering-connection/pcx-9676851257ba5f621`,
    kind: 'PEERS_WITH',
    to: `${EC2}:vpc/vpc-574b78e045341c21c`,
    attributes: { role: 'accepter' },
  },
  {
    from: `${EC2}:elastic-ip/eipalloc-e9a0bfb4766b2b47f`,
    kind: 'ASSOCIATED_WITH',
    to: `${EC2}:network-interface/eni-d994e991882f01057`,
    attributes: { associationId: 'eipassoc-ed0a3bf53504e7e47', privateIpAddress: '10.50.0.40' },
  },
  {
    from: FLEET,
    kind: 'MANAGES',
    to: `${EC2}:instance/i-0c95ff6b33b1103e5`,
    attributes: { protectedFromScaleIn: false, launchTemplateVersion: '2' },
  },
  {
    from: FLEET,
    kind: 'USES_LAUNCH_TEMPLATE',
    to: `${EC2}:launch-template/lt-a9bbe68e380226a55`,
    attributes: { version: '$Default' },
  },
  {
    from: `${BUCKET}-media`,
    kind: 'REPLICATES_TO',
    to: `${BUCKET}-media-copy`,
    attributes: {
      ruleId: 'everything',
      enabled: true,
      priority: 1,
      filter: {},
      deleteMarkers: false,
      storageClass: 'STANDARD_IA',
    },
  },
  {
    from: `${BUCKET}-exports`,
    kind: 'LOGS_TO',
    to: `${BUCKET}-logs`,
    attributes: { prefix: 'marram-finch-exports/' },
  },
  {
    from: `${SQS}:fulfilment`,
    kind: 'DEAD_LETTERS_TO',
    to: `${SQS}:fulfilment-dead`,
    attributes: { maxReceives: 5 },
  },
  {
    from: `${SNS}:ops-alerts`,
    kind: 'SENDS_TO',
    to: `${LAMBDA}:alert-relay`,
    attributes: {
      protocol: 'lambda',
      subscription: `${SNS}:ops-alerts:9d93c017-3ce9-4e87-a127-8de4622e50b7`,
    },
  },
];
