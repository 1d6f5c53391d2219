"""The ways to print a report: for people, for programs, for code scanning."""
