import { text as readAll } from 'node:stream/consumers';
import { isCancel, password as askPassword } from '@clack/prompts';
import { emailInput, registerInput } from '@chargeflow/core/auth/inputs';
import { AppError, ERRORS, isErrorName } from '@chargeflow/core/errors';
import { dropLostSecondFactor } from '@chargeflow/core/second-factor/drop';
import { createAdmin } from '@chargeflow/core/users/create-admin';
import { Command } from 'commander';
import type { ZodType } from 'zod';
import { withCore, withDatabase } from '#with-core';

export function adminCommand(): Command {
  return new Command('admin')
    .description('accounts of admins')
    .addCommand(
      new Command('create')
        .description('make an admin; asks for the password, or reads it from standard input')
        .requiredOption('--email <email>', 'e-mail address to sign in with')
        .option('--name <name>', 'name to show')
        .action(create),
    )
    .addCommand(
      new Command('drop-second-factor')
        .description('let somebody who lost their codes sign in with the password alone')
        .requiredOption('--email <email>', 'e-mail address of the account, an admin’s or not')
        .action(dropFactor),
    );
}

async function create(options: { email: string; name?: string }): Promise<void> {
  const input = parse(registerInput, { ...options, password: await readPassword() });
  const admin = await withDatabase((url) => withCore(url, (core) => createAdmin(core, input)));
  process.stdout.write(`${admin.email} is an admin now\n`);
}

async function dropFactor(options: { email: string }): Promise<void> {
  const email = parse(emailInput, options.email);
  await withDatabase((url) => withCore(url, (core) => dropLostSecondFactor(core, email)));
  process.stdout.write(`${email} signs in with the password alone now\n`);
}

async function readPassword(): Promise<string> {
  if (!process.stdin.isTTY) return (await readAll(process.stdin)).replace(/\r?\n$/, '');
  const answer = await askPassword({ message: 'Password' });
  if (isCancel(answer)) throw new Error('No password, no admin');
  return answer;
}

function parse<Output>(schema: ZodType<Output>, input: unknown): Output {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const names = parsed.error.issues.map(({ message }) => message).filter(isErrorName);
  throw names[0] ? new AppError(names[0]) : new Error(ERRORS.INVALID_INPUT.message);
}
