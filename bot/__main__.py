"""`python -m bot` is `crosscheck`."""

from bot.cli.main import run

if __name__ == "__main__":
    run()
