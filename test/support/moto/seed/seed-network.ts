import { type Place, given, named, times } from './place.js';

export interface SeededNetwork {
  readonly vpc: string;
  readonly subnets: readonly string[];
  readonly groups: readonly string[];
  readonly routeTable: string;
}

/** A VPC with subnets, security groups, a gateway of each kind, endpoints, routes and a peering. Ids are short ones. */
export async function seedNetwork(place: Place, count: number): Promise<SeededNetwork> {
  const vpc = await seedVpc(place, 'main', '10.0.0.0/16');
  const subnets = await times(count, (number) => subnet(place, vpc, number));
  const groups = await times(count, (number) => group(place, vpc, number));
  const [first = '', second = first] = groups;
  await rules(place, first, second);
  const routeTable = await table(place, vpc, subnets[0] ?? '');
  const network = { vpc, subnets, groups, routeTable };
  await internetGateway(place, network);
  await natGateway(place, network);
  await peering(place, network);
  await endpoints(place, network);
  return network;
}

async function seedVpc({ ec2, expected, region, arn }: Place, name: string, CidrBlock: string) {
  const { Vpc } = await ec2.createVpc({ CidrBlock, ...named('vpc', name) });
  const attributes = { cidrBlock: CidrBlock };
  expected.node(arn('vpc', Vpc?.VpcId), { type: 'Vpc', region, name, attributes });
  return given(Vpc?.VpcId);
}

async function subnet(place: Place, VpcId: string, number: number): Promise<string> {
  const { ec2, expected, region, arn } = place;
  const name = `subnet-${number}`;
  const CidrBlock = `10.0.${number}.0/24`;
  const AvailabilityZone = `${region}${'abc'[number % 3]}`;
  const asked = { VpcId, CidrBlock, AvailabilityZone, ...named('subnet', name) };
  const { Subnet } = await ec2.createSubnet(asked);
  const attributes = { cidrBlock: CidrBlock, availabilityZone: AvailabilityZone };
  const id = arn('subnet', Subnet?.SubnetId);
  expected.node(id, { type: 'Subnet', region, name, attributes });
  expected.edge(id, 'IN_VPC', arn('vpc', VpcId));
  return given(Subnet?.SubnetId);
}

async function group(place: Place, VpcId: string, number: number): Promise<string> {
  const { ec2, expected, region, arn } = place;
  const GroupName = `group-${number}`;
  const Description = `group ${number} of the seed`;
  const made = await ec2.createSecurityGroup({ VpcId, GroupName, Description });
  const id = arn('security-group', made.GroupId);
  const attributes = { groupName: GroupName, description: Description };
  expected.node(id, { type: 'SecurityGroup', region, name: GroupName, attributes });
  expected.edge(id, 'IN_VPC', arn('vpc', VpcId));
  return given(made.GroupId);
}

async function rules({ ec2, expected, arn }: Place, first: string, second: string): Promise<void> {
  const [one, other] = [arn('security-group', first), arn('security-group', second)];
  const permission = (port: number, GroupId: string) => ({
    IpProtocol: 'tcp',
    FromPort: port,
    ToPort: port,
    UserIdGroupPairs: [{ GroupId }],
  });
  await ec2.authorizeSecurityGroupIngress({
    GroupId: first,
    IpPermissions: [permission(443, second), permission(22, second), permission(80, first)],
  });
  await ec2.authorizeSecurityGroupEgress({
    GroupId: second,
    IpPermissions: [permission(443, first)],
  });
  const rules = (...ports: readonly number[]) => ({
    rules: ports.map((port) => ({ protocol: 'tcp', fromPort: port, toPort: port })),
  });
  expected.stated(`${one} ALLOWS_FROM ${other}`, rules(22, 443));
  expected.stated(`${one} ALLOWS_FROM ${one}`, rules(80));
  expected.stated(`${other} ALLOWS_TO ${one}`, rules(443));
}

async function table(place: Place, VpcId: string, SubnetId: string): Promise<string> {
  const { ec2, expected, region, arn } = place;
  const made = await ec2.createRouteTable({ VpcId, ...named('route-table', 'routes') });
  const RouteTableId = given(made.RouteTable?.RouteTableId);
  const id = arn('route-table', RouteTableId);
  const attributes = { main: false };
  expected.node(id, { type: 'RouteTable', region, name: 'routes', attributes });
  expected.edge(id, 'IN_VPC', arn('vpc', VpcId));
  await ec2.associateRouteTable({ RouteTableId, SubnetId });
  expected.edge(id, 'ASSOCIATED_WITH', arn('subnet', SubnetId));
  return RouteTableId;
}

async function internetGateway(place: Place, { vpc, routeTable }: SeededNetwork): Promise<void> {
  const { ec2, expected, region, arn } = place;
  const made = await ec2.createInternetGateway(named('internet-gateway', 'way out'));
  const InternetGatewayId = given(made.InternetGateway?.InternetGatewayId);
  const id = arn('internet-gateway', InternetGatewayId);
  expected.node(id, { type: 'InternetGateway', region, name: 'way out' });
  await ec2.attachInternetGateway({ InternetGatewayId, VpcId: vpc });
  expected.edge(id, 'ATTACHED_TO', arn('vpc', vpc));
  await ec2.createRoute({
    RouteTableId: routeTable,
    DestinationCidrBlock: '0.0.0.0/0',
    GatewayId: InternetGatewayId,
  });
  const routes = [{ destination: '0.0.0.0/0', origin: 'CreateRoute', state: 'active' }];
  expected.stated(`${arn('route-table', routeTable)} ROUTES_TO ${id}`, { routes });
}

async function natGateway(place: Place, network: SeededNetwork): Promise<void> {
  const { ec2, expected, region, arn } = place;
  const SubnetId = network.subnets[0] ?? '';
  const AllocationId = await address(place, 'of the NAT gateway');
  const asked = { SubnetId, AllocationId, ...named('natgateway', 'nat') };
  const { NatGateway } = await ec2.createNatGateway(asked);
  const id = arn('natgateway', NatGateway?.NatGatewayId);
  expected.node(id, { type: 'NatGateway', region, name: 'nat' });
  expected.edge(id, 'IN_SUBNET', arn('subnet', SubnetId));
  expected.edge(arn('elastic-ip', AllocationId), 'ASSOCIATED_WITH', id);
  const own = NatGateway?.NatGatewayAddresses?.[0]?.NetworkInterfaceId;
  if (own !== undefined) expected.edge(id, 'ASSOCIATED_WITH', arn('network-interface', own));
  await ec2.createRoute({
    RouteTableId: network.routeTable,
    DestinationCidrBlock: '192.0.2.0/24',
    NatGatewayId: given(NatGateway?.NatGatewayId),
  });
  expected.edge(arn('route-table', network.routeTable), 'ROUTES_TO', id);
}

/** Returns its allocation id. */
export async function address(place: Place, name: string): Promise<string> {
  const { ec2, expected, region, arn } = place;
  const made = await ec2.allocateAddress({ Domain: 'vpc', ...named('elastic-ip', name) });
  const attributes = { publicIpAddress: made.PublicIp, domain: 'vpc' };
  expected.node(arn('elastic-ip', made.AllocationId), {
    type: 'ElasticIp',
    region,
    name,
    attributes,
  });
  return given(made.AllocationId);
}

async function peering(place: Place, { vpc, routeTable }: SeededNetwork): Promise<void> {
  const { ec2, expected, region, arn } = place;
  const PeerVpcId = await seedVpc(place, 'neighbour', '10.9.0.0/16');
  const made = await ec2.createVpcPeeringConnection({
    VpcId: vpc,
    PeerVpcId,
    ...named('vpc-peering-connection', 'next door'),
  });
  const VpcPeeringConnectionId = given(made.VpcPeeringConnection?.VpcPeeringConnectionId);
  await ec2.acceptVpcPeeringConnection({ VpcPeeringConnectionId });
  const id = arn('vpc-peering-connection', VpcPeeringConnectionId);
  expected.node(id, { type: 'VpcPeering', region, name: 'next door' });
  expected.edge(id, 'PEERS_WITH', arn('vpc', vpc), arn('vpc', PeerVpcId));
  await ec2.createRoute({
    RouteTableId: routeTable,
    DestinationCidrBlock: '10.9.0.0/16',
    VpcPeeringConnectionId,
  });
  expected.edge(arn('route-table', routeTable), 'ROUTES_TO', id);
}

async function endpoints(place: Place, network: SeededNetwork): Promise<void> {
  const { vpc, subnets, groups, routeTable } = network;
  const { ec2, expected, region, arn } = place;
  const made = async (name: string, asked: Omit<EndpointInput, 'VpcId'>): Promise<string> => {
    const { VpcEndpoint } = await ec2.createVpcEndpoint({
      VpcId: vpc,
      ...asked,
      ...named('vpc-endpoint', name),
    });
    const id = arn('vpc-endpoint', VpcEndpoint?.VpcEndpointId);
    const attributes = { endpointType: asked.VpcEndpointType, serviceName: asked.ServiceName };
    expected.node(id, { type: 'VpcEndpoint', region, name, attributes });
    expected.edge(id, 'IN_VPC', arn('vpc', vpc));
    for (const own of VpcEndpoint?.NetworkInterfaceIds ?? []) {
      expected.edge(id, 'ASSOCIATED_WITH', arn('network-interface', own));
    }
    return id;
  };
  const gateway = await made('to buckets', {
    ServiceName: `com.amazonaws.${region}.s3`,
    VpcEndpointType: 'Gateway',
    RouteTableIds: [routeTable],
  });
  expected.edge(gateway, 'ASSOCIATED_WITH', arn('route-table', routeTable));
  expected.edge(arn('route-table', routeTable), 'ROUTES_TO', gateway);
  const inside = await made('to queues', {
    ServiceName: `com.amazonaws.${region}.sqs`,
    VpcEndpointType: 'Interface',
    SubnetIds: [subnets[0] ?? ''],
    SecurityGroupIds: [groups[0] ?? ''],
  });
  expected.edge(inside, 'IN_SUBNET', arn('subnet', subnets[0]));
  expected.edge(inside, 'HAS_SECURITY_GROUP', arn('security-group', groups[0]));
}

type EndpointInput = Parameters<Place['ec2']['createVpcEndpoint']>[0];
