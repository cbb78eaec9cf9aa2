"""Where the program begins: ``tei-tools``, and ``python -m tei_tools``."""

import signal


def main() -> None:
    """Run the command line and leave with its exit status.

    While it is loaded, which takes a tenth of a second, and when all is done, an interrupt ends the
    process as it ends any other: there is nothing that would have to be told or finished.
    """
    before = signal.getsignal(signal.SIGINT)
    meanwhile = before
    if before is signal.default_int_handler:  # neither ignored, as by nohup
        meanwhile = signal.SIG_DFL
    signal.signal(signal.SIGINT, meanwhile)
    from tei_tools import cli

    signal.signal(signal.SIGINT, before)
    try:
        cli.main()
    finally:
        signal.signal(signal.SIGINT, meanwhile)


if __name__ == "__main__":
    main()
