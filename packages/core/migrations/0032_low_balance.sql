-- Below this the wallet's owner wants to be warned; null: never.
ALTER TABLE wallets ADD COLUMN low_balance_threshold bigint CHECK (low_balance_threshold > 0);
