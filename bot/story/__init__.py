"""The words of Crosscheck as frozen types; standard library only."""
