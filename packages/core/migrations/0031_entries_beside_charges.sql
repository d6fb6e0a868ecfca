-- Nearly every entry is a charge, and a sale writes nothing here: what came in, and what else went
-- out, is found and summed without reading the charges between.
CREATE INDEX entries_beside_charges_idx ON entries (wallet_id, seq) INCLUDE (kind, amount)
  WHERE kind <> 'charge';
