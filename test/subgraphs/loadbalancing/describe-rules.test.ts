import { describe, expect, test } from '@jest/globals';
import { byId } from '../../../account/collect/by-id.js';
import { describeRules } from '../../../subgraphs/loadbalancing/describe-rules.js';
import { itemRecord } from '../../support/item-record.js';
import { mapAnswer } from '../../support/map-answer.js';
import { unmappedOf } from '../../support/unmapped-of.js';

const PREFIX = 'arn:aws:elasticloadbalancing:eu-central-1:123456789012';
const ID = `${PREFIX}:listener/app/shop/2b/1`;
const item = itemRecord('Listener', ID);
const rule = (id: string) => `${PREFIX}:listener-rule/app/shop/2b/1/${id}`;
const group = (id: string) => `${PREFIX}:targetgroup/${id}`;

const answer = {
  Rules: [
    {
      RuleArn: rule('d'),
      Priority: 'default',
      IsDefault: true,
      Conditions: [],
      Actions: [
        {
          Type: 'forward',
          TargetGroupArn: group('web/5'),
          ForwardConfig: {
            TargetGroups: [{ TargetGroupArn: group('web/5'), Weight: 1 }],
            TargetGroupStickinessConfig: { Enabled: false, DurationSeconds: 60 },
          },
        },
      ],
    },
    {
      RuleArn: rule('20'),
      Priority: '20',
      IsDefault: false,
      Conditions: [
        {
          Field: 'path-pattern',
          Values: ['/b', '/a'],
          PathPatternConfig: { Values: ['/a', '/b'] },
        },
        {
          Field: 'http-header',
          HttpHeaderConfig: { HttpHeaderName: 'X-Kind', RegexValues: ['^b'] },
        },
        {
          Field: 'query-string',
          QueryStringConfig: { Values: [{ Key: 'v', Value: '2' }, { Value: 'beta' }] },
        },
      ],
      Actions: [
        {
          Order: 1,
          Type: 'authenticate-oidc',
          AuthenticateOidcConfig: { Issuer: 'https://id.example.com', ClientSecret: 'hidden' },
        },
        {
          Order: 2,
          Type: 'forward',
          ForwardConfig: {
            TargetGroups: [
              { TargetGroupArn: group('web/5'), Weight: 90 },
              { TargetGroupArn: group('beta/6'), Weight: 10 },
            ],
            TargetGroupStickinessConfig: { Enabled: true, DurationSeconds: 600 },
          },
        },
      ],
      Transforms: [
        { Type: 'url-rewrite', UrlRewriteConfig: { Rewrites: [{ Regex: 'a', Replace: 'b' }] } },
      ],
    },
    {
      RuleArn: rule('3'),
      Priority: '3',
      IsDefault: false,
      Conditions: [{ Field: 'source-ip', SourceIpConfig: { Values: ['192.0.2.0/24'] } }],
      Actions: [
        {
          Type: 'redirect',
          RedirectConfig: {
            Protocol: 'HTTPS',
            Host: '#{host}',
            Port: '443',
            Path: '/#{path}',
            Query: '#{query}',
            StatusCode: 'HTTP_301',
          },
        },
      ],
    },
  ],
};

describe('elbv2:DescribeRules', () => {
  test('rules are in order of priority, without where they forward to and without secrets', () => {
    const rules = mapAnswer(describeRules, answer, item).nodes[0]?.attributes['rules'];
    expect(rules).toEqual([
      {
        arn: rule('3'),
        priority: '3',
        conditions: [{ field: 'source-ip', values: ['192.0.2.0/24'] }],
        actions: [
          {
            actionType: 'redirect',
            redirect: {
              protocol: 'HTTPS',
              host: '#{host}',
              port: '443',
              path: '/#{path}',
              query: '#{query}',
              statusCode: 'HTTP_301',
            },
          },
        ],
      },
      {
        arn: rule('20'),
        priority: '20',
        conditions: [
          { field: 'http-header', headerName: 'X-Kind', values: [], regexValues: ['^b'] },
          { field: 'path-pattern', values: ['/a', '/b'] },
          { field: 'query-string', values: ['beta', 'v=2'] },
        ],
        actions: [
          {
            order: 1,
            actionType: 'authenticate-oidc',
            authentication: {
              Issuer: 'https://id.example.com',
              ClientSecret: 'fingerprint:of hidden',
            },
          },
          { order: 2, actionType: 'forward', stickinessSeconds: 600 },
        ],
        transforms: [
          { Type: 'url-rewrite', UrlRewriteConfig: { Rewrites: [{ Regex: 'a', Replace: 'b' }] } },
        ],
      },
      { arn: rule('d'), priority: 'default', conditions: [], actions: [{ actionType: 'forward' }] },
    ]);
  });

  test('a listener forwards by its rules and by its default, each target group told once a rule', () => {
    const edge = (to: string, priority: string, weight: number) => ({
      from: byId('Listener', ID),
      kind: 'FORWARDS_TO',
      to: byId('TargetGroup', group(to)),
      attributes: { priority, weight },
    });
    expect(mapAnswer(describeRules, answer, item).edges).toEqual([
      edge('web/5', '20', 90),
      edge('beta/6', '20', 10),
      edge('web/5', 'default', 1),
    ]);
  });

  test('the short form of a forward counts where there is no other', () => {
    const actions = [{ Type: 'forward', TargetGroupArn: group('web/5') }];
    const short = { Rules: [{ RuleArn: rule('d'), Priority: 'default', Actions: actions }] };
    expect(mapAnswer(describeRules, short, item).edges).toEqual([
      {
        from: byId('Listener', ID),
        kind: 'FORWARDS_TO',
        to: byId('TargetGroup', group('web/5')),
        attributes: { priority: 'default' },
      },
    ]);
  });

  test('no field is left over', () => {
    expect(unmappedOf(describeRules, answer, item)).toEqual([]);
  });

  test('an answer of another shape is refused, naming the place', () => {
    const wrong = (one: object) => () => mapAnswer(describeRules, { Rules: [one] }, item);
    expect(() => mapAnswer(describeRules, {}, item)).toThrow('Rules must be a list');
    expect(wrong({ Priority: '1' })).toThrow('Rules[0].RuleArn must be a text');
    expect(wrong({ RuleArn: 'a', Priority: '1', Actions: [{}] })).toThrow(
      'Rules[0].Actions[0].Type must be a text',
    );
  });
});
