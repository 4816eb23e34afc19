export interface Mutation {
  readonly kind: 'name' | 'number' | 'date' | 'country' | 'negation' | 'opposite' | 'office';
  readonly text: string;
}

export function mutationsOf(claim: { readonly language: 'ar' | 'en'; readonly text: string }): Mutation[];
