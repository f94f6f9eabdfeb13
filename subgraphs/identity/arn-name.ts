/** The resource's own name in its ARN: what follows the last slash, beyond the type and the path. */
export function arnName(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
