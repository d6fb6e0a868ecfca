-- Who may move money may do it by this function alone: it runs as its owner, so that the application
-- needs no right to change a balance or to write an entry. What it names is looked for in `public`
-- only, whatever the caller has made of the path; a temporary table of theirs comes last.
ALTER FUNCTION ledger_move(uuid[], text[], bigint[], text[], uuid[], uuid[]) SECURITY DEFINER;
--> statement-breakpoint
ALTER FUNCTION ledger_move(uuid[], text[], bigint[], text[], uuid[], uuid[])
  SET search_path = public, pg_temp;
