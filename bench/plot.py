"""The figures of ``scale.py`` as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import Any

_INK, _SECOND, _LINE = "#1f4e79", "#b5541c", "#999999"


def plot(figures: dict[str, Any], path: Path) -> None:
    """Draw time, memory, scaling and the rivals. Raises ImportError without matplotlib."""
    import matplotlib

    matplotlib.use("svg")
    from matplotlib import pyplot

    pyplot.rcParams.update({"svg.hashsalt": "tei-tools", "svg.fonttype": "none", "font.size": 9})
    grid, ((time, memory), (scaling, beside)) = pyplot.subplots(2, 2, figsize=(10, 7))
    runs = [run for run in figures["runs"] if run["jobs"] == figures["jobs"]]
    counts = [run["documents"] for run in runs]
    time.loglog(counts, [run["clock"] for run in runs], "o-", color=_INK, label="clock")
    time.loglog(counts, [run["processor"] for run in runs], "s-", color=_SECOND, label="processor")
    last = runs[-1]
    linear = [last["processor"] * count / last["documents"] for count in counts]
    time.loglog(counts, linear, ":", color=_LINE, label="in proportion to the last")
    time.set(title=f"build with {figures['jobs']} processes", xlabel="documents", ylabel="seconds")
    time.legend()
    worker = [run["worker"] or run["main"] for run in runs]
    memory.semilogx(counts, worker, "o-", color=_INK, label="the largest worker")
    memory.semilogx(counts, [run["main"] for run in runs], "s-", color=_SECOND, label="the command")
    memory.set(title="memory", xlabel="documents", ylabel="MB", ylim=(0, None))
    memory.legend()
    bars = figures["scaling"]
    scaling.bar([str(run["jobs"]) for run in bars], [run["rate"] for run in bars], color=_INK)
    scaling.set(title="scaling", xlabel="processes", ylabel="documents a second")
    rows = figures["beside"][::-1]
    names = [f"{row['what']}: {row['program']}" for row in rows]
    colors = [_INK if "tei-tools" in name else _LINE for name in names]
    bars_beside = beside.barh(names, [row["processor"] for row in rows], color=colors)
    beside.bar_label(bars_beside, fmt=" {:.1f}")
    beside.set(title="beside others", xlabel="milliseconds of the processor for a document")
    beside.set_xscale("symlog", linthresh=100)
    beside.set_xticks([0, 50, 100, 1000], ["0", "50", "100", "1000"])
    beside.minorticks_off()
    grid.tight_layout()
    path.parent.mkdir(parents=True, exist_ok=True)
    grid.savefig(path, metadata={"Date": None})
