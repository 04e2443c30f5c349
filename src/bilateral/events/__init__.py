"""Event feeds at any size, written once as Ibis expressions. Nothing is here yet."""
