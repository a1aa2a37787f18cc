//! What the command line prints: pure functions from what is known to text.
