"""The command line: one file per command, each a shell over a function; only here is anything printed or exited."""
