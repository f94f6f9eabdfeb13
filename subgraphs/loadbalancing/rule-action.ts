import { defined } from '../../account/collect/defined.js';
import type { Field } from '../../account/collect/field.js';
import type { Scope } from '../../account/collect/listing.js';
import type { Json } from '../../account/graph/record.js';

type JsonObject = ReturnType<typeof defined>;

/** What a rule does with a request, but for the target groups it forwards to: those are relations. */
export function ruleAction(action: Field, at: Scope): JsonObject {
  return defined({
    order: action.number('Order'),
    actionType: action.required('Type'),
    redirect: redirect(action),
    fixedResponse: fixedResponse(action),
    stickinessSeconds: stickinessSeconds(action),
    authentication: authentication(action, at),
  });
}

function redirect(action: Field): JsonObject | undefined {
  const configuration = action.object('RedirectConfig');
  if (configuration === undefined) return undefined;
  return defined({
    protocol: configuration.text('Protocol'),
    host: configuration.text('Host'),
    port: configuration.text('Port'),
    path: configuration.text('Path'),
    query: configuration.text('Query'),
    statusCode: configuration.text('StatusCode'),
  });
}

function fixedResponse(action: Field): JsonObject | undefined {
  const configuration = action.object('FixedResponseConfig');
  if (configuration === undefined) return undefined;
  return defined({
    statusCode: configuration.text('StatusCode'),
    contentType: configuration.text('ContentType'),
    messageBody: configuration.text('MessageBody'),
  });
}

function stickinessSeconds(action: Field): number | undefined {
  const stickiness = action.object('ForwardConfig')?.object('TargetGroupStickinessConfig');
  const seconds = stickiness?.number('DurationSeconds');
  return stickiness?.flag('Enabled') === true ? seconds : undefined;
}

function authentication(action: Field, at: Scope): Json | undefined {
  const others = [action.json('AuthenticateCognitoConfig'), action.json('JwtValidationConfig')];
  const oidc = action.object('AuthenticateOidcConfig');
  if (oidc !== undefined) return withoutSecret(action, oidc, at);
  return others.find((configuration) => configuration !== undefined);
}

function withoutSecret(action: Field, oidc: Field, at: Scope): Json {
  const secret = oidc.secret('ClientSecret');
  const { ClientSecret: _, ...rest } = action.json('AuthenticateOidcConfig') as JsonObject;
  return secret === undefined ? rest : { ...rest, ClientSecret: at.fingerprint(secret) };
}
