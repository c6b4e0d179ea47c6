"""The parts of the reading benchmark: each measures one row of the table, ours and the peers' in one run."""
