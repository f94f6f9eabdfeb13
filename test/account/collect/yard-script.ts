import type { Reply, Script } from './scripted-provider.js';

/** `[<region>] <operation> [<item>]` → reply; the more exact key goes first. */
export type Replies = { readonly [call: string]: Reply };

/** Every listing empty, every item without anything, but for what the test says. */
export function yardScript(replies: Replies): Script {
  return (operation, region, item) => {
    const keys = [
      `${region} ${operation} ${item}`,
      `${operation} ${item}`,
      `${region} ${operation}`,
      operation,
    ];
    const key = keys.find((one) => Object.hasOwn(replies, one));
    return key === undefined ? (NOTHING[operation] ?? { value: {} }) : replies[key]!;
  };
}

const NOTHING: { readonly [operation: string]: Reply } = {
  'yard:ListBoxes': { value: { Boxes: [] } },
  'yard:ListRooms': { value: { Rooms: [] } },
  'yard:ListBigVessels': { value: { Vessels: [] } },
  'yard:ListSmallVessels': { value: { Vessels: [] } },
  'yard:ListDrawers': { value: { Drawers: [] } },
  'yard:GetLabel': { value: null },
  'yard:ListLinks': { value: { Links: [] } },
  'yard:ListStickers': { value: { Boxes: [] } },
  'people:ListPersons': { value: { Persons: [] } },
};
