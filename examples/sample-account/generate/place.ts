import type { Region } from './company.js';

/** Names of subnets and security groups say where they are: `<vpc>-<purpose>[-<zone letter>]`. */
export const place = {
  vpc: (name: string): string => name.slice(0, name.indexOf('-')),
  zone: (region: Region, subnet: string): string => `${region}${subnet.slice(-1)}`,
};
