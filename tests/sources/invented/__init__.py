"""An invented publisher, the test kit for every later source: what a file can do to a reader, this one does."""
