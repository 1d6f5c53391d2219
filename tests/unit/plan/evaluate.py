"""How well the reader reads: precision and recall by kind of fact, against plans labelled by hand.

`python -m tests.unit.plan.evaluate FOLDER…` prints the figures for every labelled plan in the folders:
`NAME.md` with its facts in YAML front matter, or with `NAME.facts.yaml` beside it.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extensions.plan import Reading, read, resolve
from extensions.plan.naming import snake, state_name
from extensions.plan.sections.repositories import alias
from extensions.plan.storages import TYPES, kind

from .plans import labels_of, text_of

type Fact = tuple[Hashable, ...]
type Facts = dict[str, set[Fact]]

_KEYS = {
    "enums": ("states", "terminal", "methods"),
    "aggregates": ("fields", "commands"),
    "entities": ("fields",),
    "events": ("payload",),
    "outcomes": ("variants",),
    "repositories": ("operations",),
    "imports": ("types",),
    "value_objects": ("fields",),
}
_SAME = {"operations": alias, "states": state_name, "terminal": state_name}
"""How a name is spelled where several spellings mean the same."""
_VALUES = {
    "value_objects": ("base",),
    "events": ("category", "retention", "aggregate"),
    "repositories": ("storage",),
    "enums": ("initial",),
}


@dataclass
class Score:
    """What was stated and read, of one kind of fact."""

    read: set[Fact] = field(default_factory=set)
    stated: set[Fact] = field(default_factory=set)

    @property
    def recall(self) -> float:
        """The share of what is stated that is read."""
        return len(self.read & self.stated) / len(self.stated) if self.stated else 1.0

    @property
    def precision(self) -> float:
        """The share of what is read that is stated."""
        return len(self.read & self.stated) / len(self.read) if self.read else 1.0


def evaluate(plan: Path, labels: Mapping[str, Any]) -> tuple[Reading, dict[str, Score]]:
    """The reading of one plan, scored against its labels."""
    return score_text(text_of(plan), labels, str(plan))


def score_text(
    text: str, labels: Mapping[str, Any], path: str = "plan.md"
) -> tuple[Reading, dict[str, Score]]:
    """The reading of a plan's text, scored against labels."""
    reading = read(text, path)
    stated = _stated(labels)
    found = _read(reading, labels)
    scores = {
        kind: Score(found.get(kind, set()), stated.get(kind, set())) for kind in {*found, *stated}
    }
    return reading, scores


def _stated(labels: Mapping[str, Any]) -> Facts:
    facts: Facts = defaultdict(set)
    for key, value in labels.get("feature", {}).items():
        facts["feature"].add((key, str(value)))
    facts["storages"] |= {(_storage(name),) for name in labels.get("storages", ())}
    facts["contexts"] |= {
        (name if isinstance(name, str) else name["name"],) for name in labels.get("contexts", ())
    }
    for section in (*_KEYS, *_VALUES):
        for entry in labels.get(section) or ():
            _add(facts, section, entry, entry)
    for command in labels.get("commands") or ():
        _add_command(facts, command, command)
    for key in ("violations", "performance_goals", "constraints"):
        if key in labels:
            count = labels[key] if isinstance(labels[key], int) else len(labels[key])
            facts["counts"].add((key, count))
    return facts


def _read(reading: Reading, labels: Mapping[str, Any]) -> Facts:
    """What was read, as far as the labels speak of its kind."""
    design = reading.design.compact()
    facts: Facts = defaultdict(set)
    for key in labels.get("feature", {}):
        if value := design.get("feature", {}).get(key):
            facts["feature"].add((key, str(value)))
    if "storages" in labels:
        facts["storages"] |= {(_storage(name),) for name in design.get("storages", ())}
    if "contexts" in labels:
        facts["contexts"] |= {(context["name"],) for context in design.get("contexts", ())}
    for section in dict.fromkeys((*_KEYS, *_VALUES)):
        if section not in labels:
            continue
        by_id = {_id(section, entry): entry for entry in labels[section] or ()}
        for context in design.get("contexts", ()):
            for entry in context.get(section, ()):
                entry = {**entry, "context": context["name"]}
                if section == "outcomes" and _id(section, entry) not in by_id:
                    entry = _unnamed(entry, by_id.values())
                _add(facts, section, entry, by_id.get(_id(section, entry), {}))
    if "commands" in labels:
        known = {(c["context"], snake(c["name"])): c for c in labels["commands"] or ()}
        settled = {
            (command["context"], command["aggregate"], command["name"]): command
            for command in _commands(resolve(reading.design).design.compact())
        }
        for command in _commands(design):
            key = (command["context"], command.get("aggregate"), command["name"])
            command = _tied(command, settled.get(key, {}))
            _add_command(facts, command, known.get((command["context"], command["name"]), {}))
    for key in ("violations", "performance_goals", "constraints"):
        if key in labels:
            facts["counts"].add((key, len(design.get(key, ()))))
    return facts


def _unnamed(entry: dict[str, Any], labels: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The outcome without its name, when the labels have one without a name that ends in the same ways."""
    variants = set(_names(entry.get("variants", ())))
    alike = {
        _id("outcomes", label)[1]: set(_names(label["variants"]))
        for label in labels
        if "name" not in label and label.get("context") == entry["context"]
    }
    name = min(alike, key=lambda union: len(variants ^ alike[union]), default="")
    if name and 2 * len(variants & alike[name]) >= max(len(variants), len(alike[name])):
        return {**entry, "name": name}
    return entry


def _tied(command: Mapping[str, Any], settled: Mapping[str, Any]) -> dict[str, Any]:
    """The command with the states and the events that other sections tie to it, where its own says nothing of them."""
    silent = not (command.get("from") or command.get("to"))
    keys = ("emits", *(("from", "to") if silent else ()))
    return {**command, **{k: settled[k] for k in keys if k in settled and not command.get(k)}}


def _commands(design: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for context in design.get("contexts", ()):
        for root in context.get("aggregates", ()):
            for command in root.get("commands", ()):
                yield {**command, "context": context["name"], "aggregate": root["name"]}
        for enum in context.get("enums", ()):
            for command in enum.get("triggers", ()):
                yield {**command, "context": context["name"]}


def _add_command(facts: Facts, command: Mapping[str, Any], asked: Mapping[str, Any]) -> None:
    identity = (command.get("context"), snake(command["name"]))
    facts["commands"].add(identity)
    if asked.get("aggregate") and command.get("aggregate"):
        facts["commands.aggregate"].add((*identity, command["aggregate"]))
    if "from" in asked:
        stated = command.get("from") or ()
        facts["commands.from"] |= {
            (*identity, state_name(state))
            for state in ([stated] if isinstance(stated, str) else stated)
        }
    if "emits" in asked:
        facts["commands.emits"] |= {(*identity, event) for event in command.get("emits") or ()}
    if asked.get("outcome") and command.get("outcome"):
        facts["commands.outcome"].add((*identity, command["outcome"]))
    if asked.get("to") and command.get("to"):
        stated = command["to"]
        facts["commands.to"] |= {
            (*identity, state_name(state))
            for state in ([stated] if isinstance(stated, str) else stated)
        }


def _id(section: str, entry: Mapping[str, Any]) -> Fact:
    if section == "imports":
        return (entry.get("context"), entry["from"])
    if section == "repositories":
        return (entry.get("context"), entry.get("name") or _storage(entry["storage"]))
    if section == "outcomes" and "name" not in entry:
        return (entry.get("context"), " | ".join(sorted(_names(entry["variants"]))))
    return (entry.get("context"), entry["name"])


def _add(facts: Facts, section: str, entry: Mapping[str, Any], asked: Mapping[str, Any]) -> None:
    """The facts of an entry: itself, and those of its keys that the labels speak of (`asked`)."""
    identity = _id(section, entry)
    facts[section].add(identity)
    for key in _VALUES.get(section, ()):
        if key in asked:
            value = entry.get(key)
            if key == "storage":
                value = _storage(value)
            if key == "retention" and value:
                value = re.sub(r"[^\d]*$", "", str(value)) + (
                    " years" if re.search(r"\d\s*[yj]", str(value), re.IGNORECASE) else " days"
                )
            if key == "base" and asked[key] == "composite":
                value = "composite" if entry.get("fields") else value
            several = value if isinstance(value, list) else [value]
            facts[f"{section}.{key}"] |= {(*identity, one) for one in several if one is not None}
    for key in _KEYS.get(section, ()):
        if key in asked:
            found = _names(entry.get(key, ()))
            same = _SAME.get(key, str)
            facts[f"{section}.{key}"] |= {(*identity, same(name)) for name in found}
    if isinstance(asked.get("fields"), Mapping):
        facts[f"{section}.types"] |= {(*identity, *typed) for typed in _typed(entry.get("fields"))}
    if section == "value_objects" and "constraints" in asked:
        items = (entry.get("constraints") or {}).items()
        facts["value_objects.constraints"] |= {
            (*identity, key, _number(value)) for key, value in items if key in asked["constraints"]
        }
    if section == "enums" and "transitions" in asked:
        facts["enums.transitions"] |= {
            (*identity, state_name(source), state_name(target))
            for source, targets in (entry.get("transitions") or {}).items()
            for target in targets
        }
    if section == "outcomes" and "variants" in asked:
        _add_variant_fields(facts, identity, entry, asked)


def _number(value: object) -> str:
    """A constraint's value; 0.0 and 0 are the same bound."""
    text = str(value)
    return text.rstrip("0").rstrip(".") if re.fullmatch(r"-?\d+\.\d+", text) else text


def _add_variant_fields(
    facts: Facts, identity: Fact, entry: Mapping[str, Any], asked: Mapping[str, Any]
) -> None:
    spoken = {
        variant["name"]
        for variant in asked["variants"]
        if isinstance(variant, Mapping) and "fields" in variant
    }
    for variant in entry.get("variants", ()):
        if isinstance(variant, Mapping) and variant["name"] in spoken:
            facts["outcomes.fields"] |= {
                (*identity, variant["name"], name) for name in _names(variant.get("fields", ()))
            }


def _names(entries: Iterable[Any]) -> Iterator[str]:
    for entry in entries:
        text = entry["name"] if isinstance(entry, Mapping) else str(entry)
        yield text.partition(":")[0].partition("(")[0].strip()


def _typed(fields: Mapping[str, str] | Iterable[str] | None) -> Iterator[tuple[str, str]]:
    """Each field with its type, whether labelled (a mapping) or written (`name: Type = default`)."""
    texts = (
        [f"{name}: {type_ or ''}" for name, type_ in fields.items()]
        if isinstance(fields, Mapping)
        else fields or ()
    )
    for text in texts:
        name, _, type_ = text.partition(":")
        type_ = re.sub(r"\s+(?:unique|index)\b", "", type_.partition("=")[0].strip())
        type_ = re.sub(r"^frozenset\[", "set[", type_)
        yield name.strip(), re.sub(r"^tuple\[(.+), (?:\.\.\.|…)\]", r"list[\1]", type_)


def _storage(name: Any) -> str:
    storage = kind(str(name))
    return TYPES[storage] if storage else str(name)


def main(arguments: list[str]) -> None:
    """Print the figures, and with `-v` every fact that was missed or made up."""
    verbose = "-v" in arguments
    total: dict[str, Score] = defaultdict(Score)
    folders = [Path(argument) for argument in arguments if argument != "-v"]
    for plan in (plan for folder in folders for plan in sorted(folder.rglob("*.md"))):
        labels = labels_of(plan)
        if labels is None:
            continue
        reading, scores = evaluate(plan, labels)
        for kind_, score in scores.items():
            total[kind_].read |= {(plan.name, *fact) for fact in score.read}
            total[kind_].stated |= {(plan.name, *fact) for fact in score.stated}
        every = whole(scores)
        print(
            f"{plan.name:<36} recall {every.recall:6.1%}  precision {every.precision:6.1%}  {'' if reading.ok else 'REFUSED'}"
        )
        for error in reading.errors:
            print(f"    {error}")
        if verbose:
            for kind_, score in sorted(scores.items()):
                for fact in sorted(score.stated - score.read, key=str):
                    print(f"    missed  {kind_}: {fact}")
                for fact in sorted(score.read - score.stated, key=str):
                    print(f"    made up {kind_}: {fact}")
    print()
    for kind_, score in sorted(total.items()):
        print(
            f"{kind_:<28} recall {score.recall:6.1%} of {len(score.stated):4}  precision {score.precision:6.1%} of {len(score.read):4}"
        )
    every = whole(total)
    print(
        f"{'all':<28} recall {every.recall:6.1%} of {len(every.stated):4}  precision {every.precision:6.1%} of {len(every.read):4}"
    )


def whole(scores: Mapping[str, Score]) -> Score:
    """All kinds of facts as one."""
    return Score(
        {(kind_, *fact) for kind_, score in scores.items() for fact in score.read},
        {(kind_, *fact) for kind_, score in scores.items() for fact in score.stated},
    )


if __name__ == "__main__":
    main(sys.argv[1:])
