"""The proof of an assignment's checks: right solutions pass, misconceptions and mutants lose points."""
