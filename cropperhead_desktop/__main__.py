"""Entry point: `cropperhead` and `python -m cropperhead_desktop`."""

from __future__ import annotations


def main() -> None:
    """Run the command line, which opens the window when no command is given."""
    from cropperhead_desktop.cli.app import run

    run()


if __name__ == "__main__":
    main()
