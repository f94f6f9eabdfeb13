import { company, type Region } from '../company.js';

/** The own images by name, each with the snapshot it is made of. */
export const imagePlan: readonly {
  region: Region;
  name: string;
  snapshot: string;
  description: string;
  /** Whether it carries its name as a tag. */
  tagged: boolean;
}[] = [
  {
    region: company.home,
    name: 'storefront-web',
    snapshot: 'storefront-web-image',
    description: 'web server of the shop',
    tagged: true,
  },
  {
    region: company.home,
    name: 'orders-base',
    snapshot: 'orders-base-image',
    description: 'base of the orders service',
    tagged: false,
  },
];
