/** What the SDL says of a resource type, as tables: resolvers, collection and checks all read these. */
export interface Model {
  readonly services: readonly string[];
  readonly types: { readonly [type: string]: ResourceType };
  /** value types: name → fields */
  readonly values: { readonly [name: string]: { readonly [field: string]: AttributeType } };
  /** enum name → values */
  readonly enums: { readonly [name: string]: readonly string[] };
}

export interface ResourceType {
  readonly type: string;
  readonly service: string;
  /** root fields: `volume`, `volumes` */
  readonly field: string;
  readonly listField: string;
  /** the provider's action that reads it */
  readonly view: string;
  readonly queryDepthLimit: number;
  readonly attributes: { readonly [name: string]: AttributeType };
  readonly relations: { readonly [field: string]: RelationField };
}

export interface AttributeType {
  /** Int, Float, String, Boolean, ID, DateTime, JSON, a value type or an enum */
  readonly of: string;
  readonly list: boolean;
}

export interface RelationField {
  readonly kind: string;
  readonly direction: 'IN' | 'OUT';
  /** the types at the other end; empty: any */
  readonly types: readonly string[];
  readonly list: boolean;
}
