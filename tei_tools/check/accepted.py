"""The children of an element that have been found right, to see where a wrong one belongs."""

from __future__ import annotations

from tei_tools.check.content import NOTHING, Model

#: Of more children only the first of each run of equal ones is looked at, the last runs first.
_MANY = 50


class Accepted:
    """The names of children that follow one another as a content model says.

    ``models[i]`` is what may come after the first i of them.
    """

    def __init__(self, model: Model) -> None:
        self.model = model
        self.names: list[str] = []
        self.models = [model]
        self._runs: list[int] = []

    def add(self, name: str) -> None:
        """Take one more child, which may stand there."""
        if not self.names or self.names[-1] != name:
            self._runs.append(len(self.names))
        self.names.append(name)
        self.models.append(self.models[-1].after(name))

    def meets(self, name: str) -> str:
        """What a child of this name, which is wrong after all of them, must come before; or its own
        name, if one like it is there and no more may be. Empty if it could stand nowhere.
        """
        for index in self._places():
            if self.names[index] == name or self._may_stand(name, index):
                return self.names[index]
        return ""

    def _places(self) -> list[int]:
        """The places to try, from the last to the first."""
        if len(self.names) <= _MANY:
            return list(range(len(self.names)))[::-1]
        return [*self._runs[:-_MANY:-1], 0]

    def _may_stand(self, name: str, index: int) -> bool:
        """Whether all would be right with one more child before that of the index."""
        rest = self.models[index].after(name)
        for number in range(index, len(self.names)):
            if rest is NOTHING:
                return False
            if rest == self.models[number]:  # from here on it is as it was
                return True
            rest = rest.after(self.names[number])
        return rest is not NOTHING
