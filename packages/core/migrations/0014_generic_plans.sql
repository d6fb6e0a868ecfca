-- Their statements are planned once a connection, not at each call: the planner finds a plan for the
-- arrays at hand a little cheaper, and spends four times the work of a lone sale on finding it. All
-- of them are look-ups by index, whatever is in the arrays.
ALTER FUNCTION ledger_move(uuid[], text[], bigint[], text[], uuid[], uuid[])
  SET plan_cache_mode = force_generic_plan;
--> statement-breakpoint
ALTER FUNCTION sell_charges(
  uuid[], uuid[], uuid[], text[], text[], bigint[], bigint[], text[], bytea[], int[]
) SET plan_cache_mode = force_generic_plan;
--> statement-breakpoint
ALTER FUNCTION sell_flight(
  uuid[], uuid[], uuid[], text[], text[], bigint[], text[], bytea[], text, timestamptz, int
) SET plan_cache_mode = force_generic_plan;
