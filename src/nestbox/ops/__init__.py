"""The command line: run, demo, doctor and the rest of looking after an installation."""
