"""States as single letters: a sentence in which every set of states is one, so that its words alone are left to be read."""

import re
from collections.abc import Sequence

from .naming import is_state, state_name
from .patterns import Pattern
from .states import TERMINAL

_SETS = 0xE000
_WILD = 0xE800
SET = "[\ue000-\ue7ff]"
"""A set of states."""
WILD = "[\ue800-\uefff]"
"""All states but some: `any state except PAID`."""
STATES = "[\ue000-\uefff]"
"""Either of these."""
STATE_WORD = r"(?:states?|status(?:es)?|stages?|phases?|steps?|values?|members?|ones?)"

_NAMED = Pattern(
    r"\*{0,2}`(?:[A-Z]\w*\.)?(?P<coded>[A-Za-z][\w-]*)`\*{0,2}"
    r"|(?<![\w.`*])\*{0,2}(?:[A-Z]\w*\.)?(?P<bare>[A-Z][A-Z0-9_]+|[A-Z](?=\s*(?:[,|/;.)]|$)))\*{0,2}(?![\w(`])"
)
_LIST = Pattern(
    rf"{SET}(?:\s*(?:,\s*(?:and|or)\s|[,/|·]|(?<=\s)(?:and|or|as well as|plus)\s)\s*(?:(?:either|both|also)\s+)?{SET})*"
)
_WHICHEVER = Pattern(
    rf"(?!each\s+other)(?:\b(?:any|every|each|all)(?:\s+of)?(?:\s+the)?(?:\s+(?P<open>non-?(?:terminal|final)|unfinished|open))?(?P<other>\s+others?)?"
    rf"(?P<noun>\s+{STATE_WORD}|\s+of\s+them)?|\b(?:any|every)(?:thing|where)(?:\s+else)?|\bthe\s+(?:others|rest))"
    rf"(?P<but>,?\s+(?:that\s+is\s+)?(?:except|but|other than|save|apart from|besides|not)(?:\s+for)?\s+(?P<out>{SET}))?(?![\w-])",
    re.IGNORECASE,
)


class Mask:
    """Makes the states of sentences letters; `known` are those that the enum has, if they are known."""

    def __init__(
        self,
        known: Sequence[str],
        mentioned: Sequence[str] = (),
        *,
        led: Pattern | None = None,
        leads_on: Pattern | None = None,
    ) -> None:
        self._known = {state_name(name) for name in known}
        worded = {name for name in (*known, *mentioned) if not is_state(name)}
        self._worded = sorted(worded, key=len, reverse=True)
        self._led, self._leads_on = led, leads_on
        self._sets: list[tuple[str, ...]] = []
        self._wild: list[tuple[str, ...]] = []

    def masked(self, text: str) -> str:
        """The text with every set of states made a letter."""
        text = _NAMED.sub(self._letter, text)
        for name in self._worded:
            text = re.sub(rf"(?<![\w`]){re.escape(name)}(?![\w`])", self._letter, text)
        return _WHICHEVER.sub(self._whichever, _LIST.sub(self._joined, text))

    def states(self, letter: str) -> tuple[str, ...]:
        """The states of a set."""
        return self._sets[ord(letter) - _SETS]

    def spared(self, letter: str) -> tuple[str, ...] | None:
        """The states that `any state except …` leaves out; None for a set of states."""
        return self._wild[ord(letter) - _WILD] if ord(letter) >= _WILD else None

    def spare(self, letter: str, states: tuple[str, ...]) -> None:
        """Leave more states out."""
        at = ord(letter) - _WILD
        self._wild[at] = (*self._wild[at], *states)

    def _letter(self, found: re.Match[str]) -> str:
        groups = found.groupdict()
        name = groups.get("coded") or groups.get("bare") or found[0]
        if self._known:
            return self._set((name,)) if state_name(name) in self._known else found[0]
        shaped = is_state(name) or (groups.get("coded") and name[:1].isupper())
        return self._set((name,)) if shaped else found[0]

    def _set(self, states: tuple[str, ...]) -> str:
        self._sets.append(states)
        return chr(_SETS + len(self._sets) - 1) if len(self._sets) < _WILD - _SETS else " "

    def _joined(self, found: re.Match[str]) -> str:
        """One set for a list, but for its last state where that opens a clause of its own: `A to B, and C to D`."""
        written: str = found[0]
        letters: list[str] = re.findall(SET, written)
        if len(letters) == 1:
            return letters[0]
        before, behind = found.string[: found.start()], found.string[found.end() :]
        if (
            self._led
            and self._leads_on
            and self._led.search(before)
            and self._leads_on.match(behind)
        ):
            commas = [found.start() for found in re.finditer(",", written)]
            cut = commas[-1] if commas else written.rindex(letters[-2]) + 1
            between = re.match(rf"[^{SET[1:]}*", written[cut:])
            start = cut + (between.end() if between else 0)
            before_it, behind_it = (
                re.findall(SET, part) for part in (written[:cut], written[start:])
            )
            return self.united(before_it) + written[cut:start] + self.united(behind_it)
        return self.united(letters)

    def letter(self, states: Sequence[str]) -> str:
        """The letter of a set."""
        return self._set(tuple(states))

    def united(self, letters: Sequence[str]) -> str:
        """The set of all the states of several."""
        return self._set(tuple(state for letter in letters for state in self.states(letter)))

    def _whichever(self, found: re.Match[str]) -> str:
        told = found["noun"] or found["but"] or found["other"]
        if not told and " " not in found[0] and not found[0].endswith(("thing", "where")):
            return found[0]
        spared = self.states(found["out"]) if found["out"] else ()
        self._wild.append((*spared, TERMINAL) if found["open"] else spared)
        return chr(_WILD + len(self._wild) - 1)
