"""The end of reading an enum: what was gathered of it becomes states, moves and methods, and what contradicts itself is remarked on."""

import re
from collections import Counter
from collections.abc import Sequence

from . import names
from .diagnostics import did_you_mean, nearest
from .draft import Draft
from .facts import settle
from .fields import parse_fields, scan_fields
from .languages import english
from .model import Command, EnumMethod, SmartEnum, TypedName
from .naming import is_state, snake, state_name
from .patterns import Pattern
from .predicates import ASKS, true_for
from .states import TERMINAL, Machine, read_states
from .text import parenthesis, plain, unveiled

_SECTION = "Smart Enums"
_SLIP = 0.8
"""How near an initial state must be to another to be taken for a slip of it."""
_METHOD = Pattern(
    r"(?P<name>[A-Za-z_]\w*)\s*\((?P<arguments>.*)\)\s*(?:->|→|:)?\s*(?P<returns>.*)", re.DOTALL
)
_PREFIX = Pattern(r"^(?:is|are|can|may|has|was)_")
GENERATED = frozenset({"is_terminal", "can_transition_to"})
"""Methods that every smart enum has."""


def settled(machine: Machine, name: str, line: int, description: str, draft: Draft) -> SmartEnum:
    """The enum that was gathered."""
    return _Settling(machine, name, line, description, draft).enum()


class _Settling:
    def __init__(
        self, machine: Machine, name: str, line: int, description: str, draft: Draft
    ) -> None:
        self._machine, self._name, self._line = machine, name, line
        self._description, self._draft, self._log = description, draft, draft.log
        self._states: tuple[str, ...] = ()

    def enum(self) -> SmartEnum:
        """The enum, with all that is wrong with it remarked on."""
        machine = self._machine
        listed = self._names(machine.listed)
        for name in [name for name, times in Counter(listed).items() if times > 1]:
            self._log.error(self._line, "PT514", f"'{self._name}' lists state {name} twice")
        listed = list(dict.fromkeys(listed))
        states = (
            self._with_mentioned(listed)
            if self._machine.one_by_one
            else listed or self._mentioned()
        )
        self._states = tuple(states)
        transitions = self._transitions(states)
        asked = [(line, call, f"= {' | '.join(names)}") for line, call, names in machine.questions]
        read = (self._method(*method) for method in (*asked, *self._machine.methods))
        built = tuple(method for method in read if method is not None)
        terminal = self._settled_terminal(transitions, built) if states else ()
        initial = self._initial(transitions) if states else None
        self._warn_unreachable(transitions, initial)
        return SmartEnum(
            line=self._line,
            name=self._name,
            states=self._states,
            values={state_name(name): unveiled(value) for name, value in machine.values.items()},
            transitions=transitions,
            terminal=terminal,
            initial=initial,
            methods=_unique(built),
            triggers=self._triggers(transitions),
            description=self._description,
        )

    def _with_mentioned(self, listed: list[str]) -> list[str]:
        """The states that have bullets of their own, and those that these lead to."""
        moved = [s for s in self._names(self._machine.mentioned) if not nearest(s, listed, _SLIP)]
        states = {*listed, *moved}
        ordered = dict.fromkeys([*self._names(self._machine.heads), *listed, *moved])
        return [state for state in ordered if state in states]

    def _mentioned(self) -> list[str]:
        """The states of the moves, and an initial one that is no slip of another."""
        ends = [plain(raw) for raw in self._machine.terminal or ()]
        moved = list(dict.fromkeys(self._names(self._machine.mentioned)))
        if moved:
            moved += [end for end in self._names(ends) if not nearest(end, moved, _SLIP)]
        moved = list(dict.fromkeys(moved))
        initial = self._names([self._machine.initial]) if self._machine.initial else []
        if not initial or initial[0] in moved or nearest(initial[0], moved, _SLIP):
            return moved
        return [*initial, *moved]

    def _transitions(self, states: Sequence[str]) -> dict[str, tuple[str, ...]]:
        moves = [(state_name(a), state_name(b), line) for a, b, line in self._machine.moves]
        terminal = {state_name(name) for name in self._machine.terminal or ()}
        ends = {*states} - {source for source, _, _ in moves} if moves else set()
        for excluded, target, line, _ in self._machine.wild:
            out = {state_name(name) for name in excluded} | terminal | {state_name(target)}
            out |= ends if TERMINAL in excluded and not terminal else set()
            moves += [(state, state_name(target), line) for state in states if state not in out]
        for source, spared, line, _ in self._machine.onward:
            out = {state_name(name) for name in (source, *spared)}
            moves += [(state_name(source), state, line) for state in states if state not in out]
        found: dict[str, list[str]] = {}
        for source, target, line in moves:
            unknown = next((name for name in (source, target) if name not in states), None)
            if unknown is not None:
                hint = did_you_mean(unknown, states, 0.6)
                self._log.error(
                    line,
                    "PT511",
                    f"'{self._name}' has a transition with undefined state {unknown}{hint}",
                )
            elif target not in found.setdefault(source, []):
                found[source].append(target)
        return {state: tuple(found[state]) for state in [*states, *found] if found.get(state)}

    def _settled_terminal(
        self, transitions: dict[str, tuple[str, ...]], methods: Sequence[EnumMethod]
    ) -> tuple[str, ...]:
        stated = self._machine.terminal
        if stated is None:
            asked = next(
                (
                    method.states
                    for method in methods
                    if method.name == "is_terminal" and method.states
                ),
                None,
            )
            stated = list(asked) if asked else None
        if stated is None:
            return (
                tuple(state for state in self._states if state not in transitions)
                if transitions
                else ()
            )
        terminal: list[str] = []
        for name in dict.fromkeys(state_name(plain(raw)) for raw in stated):
            if name not in self._states:
                hint = did_you_mean(name, self._states, 0.6)
                self._log.error(
                    self._line,
                    "PT512",
                    f"terminal state {name} of '{self._name}' is not defined{hint}",
                )
            elif transitions.get(name):
                self._log.error(
                    self._line,
                    "PT513",
                    f"{name} of '{self._name}' is terminal but has transitions",
                )
            else:
                terminal.append(name)
        return tuple(terminal)

    def _initial(self, transitions: dict[str, tuple[str, ...]]) -> str | None:
        stated = self._machine.initial
        if stated is None:
            return self._states[0] if transitions else None
        name = state_name(plain(stated))
        if name not in self._states:
            hint = did_you_mean(name, self._states, 0.6)
            self._log.error(
                self._line,
                "PT512",
                f"initial state {name} of '{self._name}' is not defined{hint}",
            )
            return None
        return name

    def _warn_unreachable(
        self, transitions: dict[str, tuple[str, ...]], initial: str | None
    ) -> None:
        if initial is None or not transitions:
            return
        reached, waiting = {initial}, [initial]
        while waiting:
            for target in transitions.get(waiting.pop(), ()):
                if target not in reached:
                    reached.add(target)
                    waiting.append(target)
        for state in self._states:
            if state not in reached:
                self._log.warning(
                    self._line,
                    "PT515",
                    f"state {state} of '{self._name}' cannot be reached from {initial}",
                )

    def _triggers(self, transitions: dict[str, tuple[str, ...]]) -> tuple[Command, ...]:
        moves: dict[str, list[tuple[str | None, str, int]]] = {}
        for trigger in self._machine.triggers:
            source = state_name(trigger.source) if trigger.source else None
            moves.setdefault(trigger.name, []).append(
                (source, state_name(trigger.target), trigger.line)
            )
        for excluded, target, line, name in self._machine.wild:
            out = {state_name(state) for state in excluded}
            sources = [
                state
                for state in self._states
                if state_name(target) in transitions.get(state, ()) and state not in out
            ]
            moves.setdefault(name, []).extend(
                (source, state_name(target), line) for source in sources
            ) if name else None
        for source, spared, line, name in self._machine.onward:
            targets = [
                target
                for target in transitions.get(state_name(source), ())
                if target not in {state_name(state) for state in spared}
            ]
            if name:
                steps = moves.setdefault(name, [])
                steps += [(state_name(source), target, line) for target in targets]
        return tuple(
            _command(name, steps).model_copy(
                update={
                    "arguments": self._arguments(name, steps),
                    "emits": tuple(dict.fromkeys(self._machine.emits.get(name, ()))),
                }
            )
            for name, steps in moves.items()
            if steps
        )

    def _arguments(
        self, name: str, steps: Sequence[tuple[str | None, str, int]]
    ) -> tuple[TypedName, ...]:
        raws = parse_fields(self._machine.arguments.get(name, ""), steps[0][2], bare=True)
        return settle(self._draft, _SECTION, f"{self._name}.{snake(name)}", raws)

    def _method(self, line: int, call: str, behind: str) -> EnumMethod | None:
        found = _METHOD.fullmatch(call.strip()) or _METHOD.fullmatch(f"{call.strip()}()")
        name = names.method_name(self._log, line, found["name"]) if found else None
        if found is None or name is None:
            return None
        returns = found["returns"].strip()
        arrow = re.match(r"^\s*(?:->|→)\s*`?([\w\[\], |.]+?)`?(?=$|[\s,;:—(])", behind)
        if arrow and not returns and not is_state(arrow[1]):
            returns, behind = arrow[1].strip(), behind[arrow.end() :]
        states = self._predicate(name, behind, line)
        inside = found["arguments"]
        if inside and states is None and (told := true_for(inside, self._states, self._ends())):
            states, inside = told, ""
        arguments = [raw for raw, _ in scan_fields(inside, line, bare=True) if raw]
        if states is None:
            shared = self._machine.groups.get(_PREFIX.sub("", name)) or self._machine.groups.get(
                name
            )
            states = tuple(shared) if shared else None
        if states is None and behind and name not in GENERATED:
            self._draft.note(line, _SECTION, f"{self._name}.{name}", behind.strip(" —–:=;,."))
        if states is None and name not in GENERATED and not self._named_state(name):
            self._log.warning(
                line,
                "PT516",
                f"method '{name}' of '{self._name}' has no set of states; a stub will be generated",
            )
        return EnumMethod(
            line=line,
            name=name,
            arguments=settle(
                self._draft, _SECTION, f"{self._name}.{name}", arguments, arguments=True
            ),
            states=states or (),
            returns=returns,
        )

    def _named_state(self, name: str) -> bool:
        return name.startswith("is_") and name[3:].upper() in self._states

    def _ends(self) -> list[str]:
        """The terminal states, as written or else those without a way out."""
        stated = [state_name(plain(raw)) for raw in self._machine.terminal or ()]
        left = {state_name(source) for source, _, _ in self._machine.moves}
        return stated or [state for state in self._states if state not in left]

    def _predicate(self, name: str, behind: str, line: int) -> tuple[str, ...] | None:
        """The states for which a method is true, when the text behind it is a set of states."""
        spelled = [*self._machine.listed, *self._machine.mentioned]
        told = (
            true_for(english(said), self._states, self._ends(), spelled, ask=bool(ASKS.match(name)))
            for said in behind.split("\n")
        )
        if found := next((states for states in told if states is not None), None):
            return found
        text = behind.strip()
        strict = text.startswith("=")
        text = text.lstrip("=:—–-→> ").strip()
        inside, rest = parenthesis(text)
        text = (inside if inside and len(rest) < 3 else text).strip(" .;,")
        if not text:
            return None
        text = re.sub(r"\s+(?:only|states?|→ true|are|is)$", "", text)
        states = [state_name(raw) for raw, _ in read_states(text, shouted=False)]
        unknown = [state for state in states if state not in self._states]
        if (strict and unknown and len(unknown) < len(states)) or (
            strict and states and unknown and is_state(plain(text))
        ):
            hint = did_you_mean(unknown[0], self._states, 0.6)
            self._log.error(
                line,
                "PT517",
                f"method '{name}' of '{self._name}' names undefined state {unknown[0]}{hint}",
            )
            return tuple(state for state in states if state in self._states)
        return tuple(states) if states and not unknown else None

    def _names(self, raws: Sequence[str]) -> list[str]:
        settled = (names.state_name(self._log, self._line, raw) for raw in raws)
        return [name for name in settled if name is not None]


def _command(name: str, steps: Sequence[tuple[str | None, str, int]]) -> Command:
    """The command that makes these moves; one that leads to several states leads to none in particular."""
    targets = list(dict.fromkeys(target for _, target, _ in steps))
    sources = tuple(dict.fromkeys(source for source, _, _ in steps if source is not None))
    return Command(
        line=steps[0][2],
        name=snake(name),
        creates=not sources,
        from_=sources,
        to=targets[0] if len(targets) == 1 else None,
    )


def _unique(methods: Sequence[EnumMethod]) -> tuple[EnumMethod, ...]:
    by_name: dict[str, EnumMethod] = {}
    for method in methods:
        if method.states or method.name not in by_name:
            by_name[method.name] = method
    return tuple(by_name.values())
