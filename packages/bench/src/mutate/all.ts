import type { Mutant } from '#mutate/mutant';
import { API_MUTANTS } from '#mutate/mutants/api';
import { DELIVERY_MUTANTS } from '#mutate/mutants/delivery';
import { MONEY_MUTANTS } from '#mutate/mutants/money';
import { REPORT_MUTANTS } from '#mutate/mutants/reports';
import { ROLE_MUTANTS } from '#mutate/mutants/roles';
import { SECOND_FACTOR_MUTANTS } from '#mutate/mutants/second-factor';
import { SESSION_MUTANTS } from '#mutate/mutants/sessions';
import { VERIFIER_MUTANTS } from '#mutate/mutants/verifiers';

export const MUTANTS: readonly Mutant[] = [
  ...MONEY_MUTANTS,
  ...DELIVERY_MUTANTS,
  ...REPORT_MUTANTS,
  ...ROLE_MUTANTS,
  ...SESSION_MUTANTS,
  ...SECOND_FACTOR_MUTANTS,
  ...API_MUTANTS,
  ...VERIFIER_MUTANTS,
];
