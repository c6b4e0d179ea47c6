# Short verbs for the scripts; each sets up what it needs first.
.PHONY: bootstrap demo test lint ci
bootstrap demo test lint:
	@script/$@
ci:
	@.ci/run
