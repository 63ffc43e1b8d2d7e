"""An optional model service that chooses ids for queries the rules are unsure of."""
