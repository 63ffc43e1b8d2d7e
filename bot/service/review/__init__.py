"""What needs a person in a story: gathered, shown one by one, and decided."""
