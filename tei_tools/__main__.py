"""Where the program begins: ``tei-tools``, and ``python -m tei_tools``."""

import signal

from tei_tools.garbage import collect_seldom


def main() -> None:
    """Run the command line and leave with its exit status.

    While it is loaded, which takes a tenth of a second, an interrupt ends the process as it ends
    any other: nothing is begun that would have to be told or finished.
    """
    collect_seldom()
    before = signal.getsignal(signal.SIGINT)
    if before is signal.default_int_handler:  # neither ignored, as by nohup
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from tei_tools import cli

    signal.signal(signal.SIGINT, before)
    cli.main()


if __name__ == "__main__":
    main()
