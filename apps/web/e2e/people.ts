export interface Person {
  email: string;
  password: string;
}

export const PASSWORD = 'four plain words together';

export const FIRST_ADMIN: Person = { email: 'first.admin@example.com', password: PASSWORD };
export const SECOND_ADMIN: Person = { email: 'second.admin@example.com', password: PASSWORD };

/** Somebody whom no other test knows. */
export function newPerson(): Person {
  return { email: `seller-${crypto.randomUUID().slice(0, 13)}@example.com`, password: PASSWORD };
}
