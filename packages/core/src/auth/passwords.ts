import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import pLimit from 'p-limit';
import { PASSWORD_MAX_CHARACTERS, PASSWORD_QUEUE_MAX } from '#consts';
import { AppError } from '#errors';

/** Argon2id, which is the package's default, with OWASP's parameters: 19 MiB, two passes, one lane. */
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashing saturates a core: more at once than there are cores would starve everything else. */
const limit = pLimit(availableParallelism());

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (limit.pendingCount >= PASSWORD_QUEUE_MAX) throw new AppError('OVERLOADED');
  return await limit(work);
}

/** The same password typed on another keyboard is the same password (NIST SP 800-63B, 3.1.1.2). */
function canonical(password: string): string {
  return password.normalize('NFKC');
}

/** @throws AppError OVERLOADED when too many passwords wait already. */
export async function hashPassword(password: string): Promise<string> {
  return await inTurn(() => hash(canonical(password), ARGON2ID));
}

let dummyHash: Promise<string> | undefined;

/**
 * Whether the password is the account's. Without an account (null) it takes as long and answers
 * false, so that timing does not tell which addresses have one.
 * @throws AppError OVERLOADED when too many passwords wait already.
 */
export async function verifyPassword(
  passwordHash: string | null,
  password: string,
): Promise<boolean> {
  const tooLong = password.length > PASSWORD_MAX_CHARACTERS;
  const attempt = tooLong ? '' : canonical(password);
  const isRight = await inTurn(async () => {
    dummyHash ??= hash('no account has this password', ARGON2ID);
    return await verify(passwordHash ?? (await dummyHash), attempt);
  });
  return isRight && !tooLong && passwordHash !== null;
}

let commonPasswords: Promise<ReadonlySet<string>> | undefined;

async function readCommonPasswords(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set(dictionary['passwords-common']);
}

/** @throws AppError PASSWORD_TOO_COMMON for what leaked lists begin with, in any letter case. */
export async function refuseCommonPassword(password: string): Promise<void> {
  commonPasswords ??= readCommonPasswords();
  if ((await commonPasswords).has(canonical(password).toLowerCase())) {
    throw new AppError('PASSWORD_TOO_COMMON');
  }
}
