-- Law 11: what was announced may only become milder, and a village that was told so is told for good.
REVOKE UPDATE (rule) ON ledger_periods FROM village_points_app;
--> statement-breakpoint
CREATE FUNCTION ledger_call_off_lapse(of_village text, of_year bigint) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE ledger_periods SET rule = 'carry_over'
  WHERE village_id = of_village AND year = of_year AND closed_at IS NULL
  RETURNING year
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION ledger_call_off_lapse(text, bigint) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION ledger_call_off_lapse(text, bigint) TO village_points_app;
