"""The check of an edition that a run found, wherever it is."""

from __future__ import annotations

from dataclasses import dataclass, field

from tei_tools.check.gathering import Wanted
from tei_tools.check.rules import Profile
from tei_tools.check.validation import Checked, check
from tei_tools.errors import ReadError
from tei_tools.findings import Finding
from tei_tools.inputs import Input


@dataclass(frozen=True, slots=True)
class Checking:
    """How editions are checked; a value that other processes can be handed."""

    wanted: Wanted = field(default_factory=Wanted)
    profile: Profile | None = None
    edition: bool = False

    def __call__(self, file: Input) -> Checked:
        """Check one edition. Raises SchemaError if the schema cannot be used."""
        name = str(file)
        if file.fault:
            rule = "file-missing" if file.is_nothing else "file-unreadable"
            return Checked((Finding(name, 0, 0, rule, "error", file.fault),))
        try:
            # A file is read by the check itself, which looks for schemas beside it.
            is_file = file.member is None and file.data is None
            source = file.path if is_file else file.read()
        except ReadError as error:
            message = str(error).removeprefix(f"{name}: ")
            return Checked((Finding(name, 0, 0, "file-unreadable", "error", message),))
        return check(source, self.wanted, name=name, profile=self.profile, edition=self.edition)
